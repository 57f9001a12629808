import type { JudgedCopy } from '@qldb-console/journal/archive';
import type { ComparedCopy } from '@qldb-console/journal/judgement';

/**
 * What the judged copies say for the verdict.
 *
 * @param fileOf name of an object's file
 */
export function comparedCopies(copies: readonly JudgedCopy[], fileOf: (object: number) => string): ComparedCopy[] {
  return copies.flatMap((copy) => partsOf(copy, fileOf(copy.object)));
}

function partsOf({ conflicts, conflictCount, unmatched, verdict }: JudgedCopy, file: string): ComparedCopy[] {
  const sources = [file];
  const found: ComparedCopy[] = [];
  const [first] = conflicts;
  const last = conflicts.at(-1);
  if (first !== undefined && last !== undefined)
    found.push({
      state: 'different',
      blocks: [first.sequenceNo, last.sequenceNo],
      count: conflictCount,
      sources,
      places: conflicts.map(({ start, end }) => ({ source: file, start, end })),
    });
  if (verdict === undefined) return found;
  const { counts, faults } = verdict;
  if (counts.failed > 0) {
    // That copies do not follow each other is no fault: they are what there is more than once.
    const fault = faults.find(
      ({ link, checks }) => link === undefined && checks.some(({ status }) => status === 'failed'),
    );
    const blocks = fault?.sequenceNo === undefined ? undefined : ([fault.sequenceNo, fault.sequenceNo] as const);
    found.push({ state: 'faulty', blocks, sources, places: fault ? [fault.place] : [], fault });
  }
  if (counts.unreadable > 0) {
    const fault = faults.find(({ error }) => error !== undefined);
    found.push({ state: 'unreadable', count: counts.unreadable, sources, places: fault ? [fault.place] : [], fault });
  }
  if (unmatched > 0) found.push({ state: 'not-compared', count: unmatched, sources, places: [] });
  return found;
}
