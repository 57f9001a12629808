import type { Shortfall } from '../judgement/types.ts';
import type { ArchiveProblem } from './source.ts';
import type { InventoryCode, InventorySummary } from './types.ts';

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
  'too-many-files': { loses: true },
  'too-many-keys': { loses: true },
  'without-manifest': { loses: false },
  'too-many-copies': { loses: false },
};

/**
 * What was found out about the files of an archive, for the verdict on one of its strands.
 *
 * @param problems of reading the blocks of the strand
 */
export function shortfallsOf(
  { findings, findingCounts }: Pick<InventorySummary, 'findings' | 'findingCounts'>,
  strandId: string,
  problems: readonly ArchiveProblem[],
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
  return shortfalls;
}
