import { type ArchiveCopy, type ArchiveProblem, archiveBlocks, type Inventory } from '@qldb-console/journal/archive';
import {
  type ChunkWorker,
  EMPTY_STRETCH,
  type Engine,
  joinStretches,
  judgeStretch,
  type StretchVerdict,
} from '@qldb-console/journal/engine';
import { type ExplainedBlock, explainFaults, MOST_EXPLAINED } from './explain-faults.ts';
import type { LineShare } from './line-share.ts';
import type { Progress } from './progress.ts';

/** What judging a share found out. Plain data. */
export interface JudgedShare extends LineShare {
  readonly stretch: StretchVerdict;
  readonly problems: readonly ArchiveProblem[];
  readonly copies: readonly ArchiveCopy[];
  readonly explained: readonly ExplainedBlock[];
}

export interface JudgeTools {
  readonly workers: readonly ChunkWorker[];
  /** Finds where objects can be cut. */
  readonly engine: Engine;
  /** By strand: see {@link tipsOf}. */
  readonly tips: ReadonlyMap<string, readonly number[]>;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/**
 * Judges shares one after the other, each with all workers. Of further lines, whose parts are copies that have nothing to do
 * with each other, there is a share for each part in which something was judged.
 *
 * @returns undefined when the signal was aborted
 */
export async function judgeShares(
  inventory: Inventory,
  shares: readonly LineShare[],
  tools: JudgeTools,
): Promise<JudgedShare[] | undefined> {
  const sizeOf = (object: number | undefined) => inventory.objects[object ?? -1]?.size ?? 0;
  const partsOf = ({ strandId, line, from, to }: LineShare) =>
    inventory.strands.find((strand) => strand.strandId === strandId)?.lines[line]?.parts.slice(from, to) ?? [];
  const total = shares.flatMap(partsOf).reduce((sum, { object }) => sum + sizeOf(object), 0);
  const judged: JudgedShare[] = [];
  let read = 0;
  const counted = { blocks: 0, bytes: 0 };
  for (const share of shares) {
    const problems: ArchiveProblem[] = [];
    const copies: ArchiveCopy[] = [];
    const source = archiveBlocks(inventory, {
      strandId: share.strandId,
      line: share.line,
      parts: [share.from, share.to],
      engine: tools.engine,
      // Only of the blocks that each are there once is it asked what a digest would be.
      tips: share.line === 0 ? tools.tips.get(share.strandId) : undefined,
      onProblem: (problem) => problems.push(problem),
      onCopy: (copy) => copies.push(copy),
    });
    const readBefore = read;
    const parts = partsOf(share);
    const sums = parts.map(({ object }) => sizeOf(object));
    for (let at = 1; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (sums[at - 1] ?? 0);
    const byPart = new Map<number, StretchVerdict>();
    const job = judgeStretch(source, tools.workers, {
      onChunk: (result, { part, object, offset, length }) => {
        if (share.line > 0 && part !== undefined)
          byPart.set(part, joinStretches(byPart.get(part) ?? EMPTY_STRETCH, result.verdict));
        const inObject = Math.min(offset + length, sizeOf(object));
        read = readBefore + ((part === undefined ? 0 : sums[part - share.from]) ?? 0) - sizeOf(object) + inObject;
      },
      onProgress: ({ counts }) =>
        tools.progress.tell({
          blocks: counted.blocks + counts.blocks,
          bytes: counted.bytes + counts.bytes,
          read,
          total,
        }),
    });
    const { ended, verdict } = await untilAborted(job, tools.signal);
    if (ended === 'cancelled') return undefined;
    read = readBefore + (sums.at(-1) ?? 0);
    counted.blocks += verdict.counts.blocks;
    counted.bytes += verdict.counts.bytes;
    const found = share.line === 0 ? [{ ...share, stretch: verdict }] : byParts(share, byPart);
    let toExplain = MOST_EXPLAINED;
    for (const [index, each] of found.entries()) {
      const explained = await explainFaults(inventory, each.stretch.faults, toExplain);
      toExplain -= explained.length;
      judged.push({ ...each, problems: index === 0 ? problems : [], copies: index === 0 ? copies : [], explained });
    }
  }
  return judged;
}

/** A share for each part in which there was something to judge, together with those behind it in which there was nothing. */
function byParts(share: LineShare, byPart: ReadonlyMap<number, StretchVerdict>) {
  const starts = [share.from, ...[...byPart.keys()].filter((part) => part > share.from).sort((a, b) => a - b)];
  return starts.map((from, index) => ({
    ...share,
    from,
    to: starts[index + 1] ?? share.to,
    stretch: byPart.get(from) ?? EMPTY_STRETCH,
  }));
}

async function untilAborted(job: ReturnType<typeof judgeStretch>, signal: AbortSignal) {
  const cancel = () => job.cancel();
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await job.result;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
