import { type BlockRangeAsked, EMPTY_STRETCH, judgeStretch } from '@qldb-console/journal/engine';
import { type JournalVerdict, judgeJournal } from '@qldb-console/journal/judgement';
import { useSyncExternalStore } from 'react';
import { report } from '../../../lib/report.ts';
import { createStopwatch } from '../../../lib/stopwatch.ts';
import { openJudgePool } from '../../../workers/judge-pool.ts';
import { allDigests } from '../../digests/model/digests.ts';
import { journalDigests } from '../../digests/model/journal-digests.ts';
import { ledgerBlocks } from '../api/ledger-blocks.ts';
import { type JudgingFinding, wrongSoFar } from './judging-findings.ts';

/** The judging of blocks of a ledger's journal, as it stands. */
export interface Judging {
  readonly range: BlockRangeAsked;
  readonly phase: 'running' | 'paused' | 'done' | 'cancelled' | 'failed';
  readonly blocks: number;
  readonly bytes: number;
  /** Milliseconds at work, pauses not counted. */
  readonly workedMs: number;
  /** What contradicts itself or cannot be read so far. */
  readonly found: readonly JudgingFinding[];
  /** Once it is over. Half a result is never called a verdict. */
  readonly verdict: JournalVerdict | undefined;
  readonly error: unknown;
  pause(): void;
  resume(): void;
  cancel(): void;
}

/** Which blocks to judge, and where the journal ends. */
export interface JudgingQuestion {
  readonly connection: string;
  readonly ledger: string;
  readonly range: BlockRangeAsked;
  /** Sequence number of the last block, as the service states it. */
  readonly tip: number;
}

/** How often what is shown changes while blocks are judged. */
const SHOW_EVERY_MS = 200;
const MOST_FOUND = 20;

/** They go on while other pages are shown: they belong to the console, not to a page. */
const judgings = new Map<string, Judging>();
const listeners = new Set<() => void>();
const keyOf = (connection: string, ledger: string) => JSON.stringify([connection, ledger]);

function put(key: string, judging: Judging | undefined): void {
  if (judging === undefined) judgings.delete(key);
  else judgings.set(key, judging);
  for (const listener of listeners) listener();
}

/** What is being judged, or was judged last, of this ledger's journal. */
export function useJudging(connection: string, ledger: string): Judging | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => judgings.get(keyOf(connection, ledger)),
  );
}

/** Drops the result, so that something else can be asked. */
export function forgetJudging(connection: string, ledger: string): void {
  const key = keyOf(connection, ledger);
  judgings.get(key)?.cancel();
  put(key, undefined);
}

/** Judges blocks of a ledger's journal in threads of their own; what was under way for that ledger ends. */
export function startJudging({ connection, ledger, range, tip }: JudgingQuestion): void {
  const key = keyOf(connection, ledger);
  judgings.get(key)?.cancel();
  const digests = journalDigests(allDigests().filter((digest) => digest.tip.strandId === range.strandId));
  const tips = digests.map(({ digest }) => digest.tip.sequenceNo);
  let soFar = EMPTY_STRETCH;
  let shownAt = 0;
  let isPut = false;
  const watch = createStopwatch();
  const pool = openJudgePool();

  const show = (phase: Judging['phase'], end: { verdict?: JournalVerdict; error?: unknown } = {}) => {
    // A newer one has taken its place.
    if (isPut && judgings.get(key)?.cancel !== cancel) return;
    isPut = true;
    shownAt = performance.now();
    const { blocks, unreadable, bytes } = soFar.counts;
    put(key, {
      range,
      phase,
      blocks: blocks + unreadable,
      bytes,
      workedMs: watch.elapsed(),
      found: wrongSoFar(soFar, MOST_FOUND),
      verdict: end.verdict,
      error: end.error,
      pause,
      resume,
      cancel,
    });
  };
  let isPaused = false;
  let isOver = false;
  const job = judgeStretch(ledgerBlocks({ connection, ledger, range, tips }), pool.workers, {
    onProgress: (verdict) => {
      soFar = verdict;
      if (isPaused || performance.now() - shownAt >= SHOW_EVERY_MS) show(isPaused ? 'paused' : 'running');
    },
  });
  function pause(): void {
    if (isOver) return;
    isPaused = true;
    job.pause();
    watch.stop();
    show('paused');
  }
  function resume(): void {
    if (isOver) return;
    isPaused = false;
    job.resume();
    watch.start();
    show('running');
  }
  function cancel(): void {
    job.cancel();
  }
  const end = (phase: Judging['phase'], how: { verdict?: JournalVerdict; error?: unknown }) => {
    isOver = true;
    watch.stop();
    pool.close();
    show(phase, how);
  };
  show('running');
  job.result.then(
    ({ ended, verdict: stretch }) => {
      if (ended === 'cancelled') return end('cancelled', {});
      const what = range.to > tip ? 'ledger' : 'part';
      const verdict = judgeJournal({ stretch, what, asked: range, statedTip: tip, digests });
      report({ kind: 'verdict-computed', of: 'journal', connection, ledger, outcome: verdict.outcome });
      end('done', { verdict });
    },
    (error: unknown) => end('failed', { error }),
  );
}
