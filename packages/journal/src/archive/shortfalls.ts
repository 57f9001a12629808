import type { StretchVerdict } from '../engine/stretch.ts';
import type { Shortfall } from '../judgement/types.ts';
import { blocksText } from './findings.ts';
import type { ArchiveProblem } from './source.ts';
import type { InventoryCode, InventorySummary, StrandFound } from './types.ts';

/**
 * What of an archive keeps the verdict on a strand from being about all of it. A gap between blocks is not among it: the
 * blocks themselves show that.
 */
const COUNTS: Readonly<Partial<Record<InventoryCode, { readonly loses: boolean }>>> = {
  missing: { loses: true },
  truncated: { loses: true },
  'unreadable-object': { loses: true },
  'unreadable-manifest': { loses: true },
  'unfinished-export': { loses: true },
  empty: { loses: true },
  'unsafe-name': { loses: true },
  'too-many-files': { loses: true },
  'too-many-keys': { loses: true },
  'without-manifest': { loses: false },
  // Copies that nobody judged may differ.
  'too-many-copies': { loses: true },
};

/**
 * What was found out about the files of an archive, for the verdict on one of its strands.
 *
 * @param problems of reading the blocks of the strand
 * @param judged   the verdict on its line 0, from the first object to the last: an object that is packed, or is Ion binary, shows only
 *                 then that it has fewer blocks than its name says. Inside the journal the blocks around the gap show that
 */
export function shortfallsOf(
  {
    findings,
    findingCounts,
    strands,
  }: Pick<InventorySummary, 'findings' | 'findingCounts'> & {
    readonly strands: readonly Pick<StrandFound, 'strandId' | 'first' | 'last'>[];
  },
  strandId: string,
  problems: readonly ArchiveProblem[],
  judged: Pick<StretchVerdict, 'first' | 'last'>,
): Shortfall[] {
  const told = new Map<InventoryCode, number>();
  const shortfalls: Shortfall[] = [];
  for (const { code, severity, sentence, files, strandId: of, range } of findings) {
    told.set(code, (told.get(code) ?? 0) + 1);
    const counts = COUNTS[code];
    if (counts === undefined || severity === 'info' || (of !== undefined && of !== strandId)) continue;
    shortfalls.push({
      sentence,
      loses: counts.loses,
      ...(files[0] !== undefined && { source: files[0] }),
      ...(range && { blocks: [range.first, range.last] as const }),
    });
  }
  for (const [code, counts] of Object.entries(COUNTS) as [InventoryCode, { readonly loses: boolean }][]) {
    const more = (findingCounts[code] ?? 0) - (told.get(code) ?? 0);
    if (more > 0)
      shortfalls.push({ sentence: `There are ${more} more findings of this kind: ${code}`, loses: counts.loses });
  }
  for (const { file, message } of problems) shortfalls.push({ sentence: message, source: file, loses: true });
  const strand = strands.find((each) => each.strandId === strandId);
  return strand === undefined ? shortfalls : [...shortfalls, ...lostAtEnds(strand, judged)];
}

/** Blocks that the names of the outermost objects promise, and that are not in them. */
function lostAtEnds(
  strand: Pick<StrandFound, 'strandId' | 'first' | 'last'>,
  { first, last }: Pick<StretchVerdict, 'first' | 'last'>,
): Shortfall[] {
  if (first?.strandId !== strand.strandId || last?.strandId !== strand.strandId) return [];
  const lost = [
    { first: strand.first, last: first.sequenceNo - 1 },
    { first: last.sequenceNo + 1, last: strand.last },
  ].filter((range) => range.first <= range.last);
  return lost.map((range) => ({
    sentence: `By the name of its object, ${blocksText(range)} should be there, and ${range.first === range.last ? 'is' : 'are'} not`,
    blocks: [range.first, range.last] as const,
    loses: true,
  }));
}
