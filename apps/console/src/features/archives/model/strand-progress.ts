import { blocksText } from '../../../lib/block-range.ts';
import type { StrandState, StrandSummary } from '../../../workers/archive/calls.ts';
import { askArchive } from './open-archives.ts';

/** What the drawing of progress needs of the judging of a strand, and how it is paused, resumed and cancelled. */
export function strandProgress(archive: string, { first, last }: StrandSummary, judged: StrandState) {
  const { strandId, phase, blocks, bytes, done, wrong, workedMs, resumed, notKept } = judged;
  const told = (call: 'pause' | 'resume' | 'cancel') => () => {
    // What it does stands in the state; a thread that is lost is told there too.
    askArchive(archive)
      .call(call, { strandId })
      .catch(() => {});
  };
  return {
    label: `Judging ${blocksText(first, last)}`,
    phase: phase === 'paused' ? ('paused' as const) : ('running' as const),
    blocks,
    all: last - first + 1,
    bytes,
    done,
    workedMs,
    notes: [
      ...(wrong === 0 ? [] : [`So far something was found in ${wrong.toLocaleString('en')} places.`]),
      ...(resumed === undefined
        ? []
        : [`${resumed.blocks.toLocaleString('en')} blocks were judged in an earlier visit.`]),
      ...(notKept === undefined ? [] : [`After a reload it begins anew: ${notKept}.`]),
    ],
    onPause: told('pause'),
    onResume: told('resume'),
    onCancel: told('cancel'),
  };
}

/** What answers of the index belong to: while it grows, those of an earlier state of it count no more. */
export function asFarAsJudged(strandId: string, judged: StrandState | undefined) {
  return {
    strandId,
    endedAt: judged === undefined ? undefined : (judged.endedAt ?? `${judged.phase} ${judged.blocks}`),
  };
}
