import type { InventorySummary } from '@qldb-console/journal/archive';

/** Parts `[from, to)` of a line of a strand: what one process judges of it. */
export interface LineShare {
  readonly strandId: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** Which share of the work: `index` of `count`, from 1 on. */
export interface PartNumber {
  readonly index: number;
  readonly count: number;
}

/**
 * What share `index` of `count` has to judge. The shares follow from the inventory alone: together they are everything,
 * each is a few stretches in a row, and each has as many bytes as the sizes of the objects allow.
 *
 * @param strandIds whose blocks are judged at all
 */
export function sharesOf(
  { strands, objects }: Pick<InventorySummary, 'strands' | 'objects'>,
  strandIds: ReadonlySet<string>,
  { index, count }: PartNumber,
): LineShare[] {
  const lines = strands
    .filter(({ strandId }) => strandIds.has(strandId))
    .flatMap(({ strandId, lines }) => lines.map(({ parts }, line) => ({ strandId, line, parts })));
  const sizeOf = (object: number) => objects[object]?.size ?? 0;
  const total = lines.reduce((sum, { parts }) => sum + parts.reduce((all, { object }) => all + sizeOf(object), 0), 0);
  const shares: LineShare[] = [];
  let before = 0;
  for (const { strandId, line, parts } of lines) {
    let from: number | undefined;
    let to = 0;
    for (const [at, { object }] of parts.entries()) {
      const size = sizeOf(object);
      // An object belongs where its middle lies: in whole numbers, so that no rounding gives it away twice or never.
      const middle = 2 * before + size;
      before += size;
      const share = total === 0 ? 0 : Math.min(Number((BigInt(middle) * BigInt(count)) / BigInt(2 * total)), count - 1);
      if (share !== index - 1) continue;
      from ??= at;
      to = at + 1;
    }
    if (from !== undefined) shares.push({ strandId, line, from, to });
  }
  return shares;
}

/**
 * Blocks up to which the verdict on a strand must know what it consists of: the tips of digests, and where copies of blocks
 * begin and end, so that they can be compared.
 *
 * @param digestTips sequence numbers
 */
export function tipsOf(
  { strands, objects }: Pick<InventorySummary, 'strands' | 'objects'>,
  strandId: string,
  digestTips: readonly number[],
): number[] {
  const tips = new Set(digestTips);
  const strand = strands.find((each) => each.strandId === strandId);
  for (const { parts } of strand?.lines.slice(1) ?? []) {
    for (const { object, keep } of parts) {
      const range = objects[object]?.range;
      if (range === undefined) continue;
      // What is kept is open at the ends of an object.
      const first = Math.max(keep?.from ?? 0, range.first);
      if (first > 0) tips.add(first - 1);
      tips.add(Math.min(range.last, keep === undefined ? range.last : keep.to - 1));
      if (tips.size > MOST_TIPS) break;
    }
  }
  return [...tips].slice(0, Math.max(MOST_TIPS, digestTips.length)).sort((a, b) => a - b);
}

/** Copies are compared as far as this allows; digests always are. */
const MOST_TIPS = 20_000;
