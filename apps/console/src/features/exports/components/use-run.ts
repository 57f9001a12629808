import type { JournalVerdict } from '@qldb-console/journal/judgement';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LoadedBlock } from '../../../lib/blocks/loaded-block.ts';
import { createPause } from '../../../lib/slices.ts';
import { JournalRun, type RunTotals } from '../model/journal-run.ts';
import type { RunRow } from '../model/run-block.ts';

/** How often the page is drawn anew while blocks are judged. */
const DRAW_EVERY_MS = 250;

export interface RunState {
  readonly phase: 'idle' | 'running' | 'done' | 'stopped' | 'failed';
  readonly rows: readonly RunRow[];
  readonly totals: RunTotals;
  /** Blocks of the run that record redactions. */
  readonly recording: readonly LoadedBlock[];
  /** Once it is over. Half a result is never called a verdict. */
  readonly verdict: JournalVerdict | undefined;
  readonly error: unknown;
}
/** Feeds blocks to a run, and calls `step` after each, which lets the page draw when it is time. Answers the verdict on all. */
export type Feed = (run: JournalRun, step: () => Promise<void>, signal: AbortSignal) => Promise<JournalVerdict>;

const idle = (): RunState => stateOf('idle', new JournalRun(undefined), {});

const stateOf = (
  phase: RunState['phase'],
  run: JournalRun,
  end: { verdict?: JournalVerdict; error?: unknown },
): RunState => ({
  phase,
  // The run's own list, which grows: copying it for every drawing would cost more than judging.
  rows: run.rows,
  totals: run.totals(),
  recording: run.recording,
  verdict: end.verdict,
  error: end.error,
});

/** Judges many blocks in slices, so that the page stays responsive; can be stopped. */
export function useRun() {
  const [state, setState] = useState<RunState>(idle);
  const controller = useRef<AbortController>(null);

  const stop = useCallback(() => controller.current?.abort(), []);
  const start = useCallback((run: JournalRun, feed: Feed) => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    const { signal } = own;
    const show = (phase: RunState['phase'], end: { verdict?: JournalVerdict; error?: unknown } = {}) => {
      // A newer run has taken over what is shown.
      if (controller.current === own) setState(stateOf(phase, run, end));
    };
    const pause = createPause();
    let drawn = performance.now();
    const step = async () => {
      await pause();
      signal.throwIfAborted();
      if (performance.now() - drawn < DRAW_EVERY_MS) return;
      show('running');
      drawn = performance.now();
    };
    show('running');
    feed(run, step, signal).then(
      (verdict) => {
        run.finish();
        show('done', { verdict });
      },
      (error: unknown) => show(signal.aborted ? 'stopped' : 'failed', { error }),
    );
  }, []);
  useEffect(() => stop, [stop]);
  return { state, start, stop };
}
