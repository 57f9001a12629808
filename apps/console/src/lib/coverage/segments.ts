import type { CoverageRange, CoverageState } from '@qldb-console/journal/judgement';
import { badness, isFault, isNotable } from './states.ts';

/** How many blocks of a stretch of the strip are in a state. */
export interface CoverageShare {
  readonly state: CoverageState;
  readonly blocks: number;
}
/** A stretch of the strip: blocks `[from, to)`, drawn in one colour. */
export interface CoverageSegment {
  readonly from: number;
  readonly to: number;
  /** The one it is drawn in. */
  readonly state: CoverageState;
  /** Everything in it, the worst first. */
  readonly shares: readonly CoverageShare[];
  /** Where on the strip, 0 to 1. */
  readonly start: number;
  readonly end: number;
}

/** Cells of a strip: each is wide enough to be seen on a narrow screen. */
const CELLS = 200;
/** Up to this part of the strip what is harmless and rare is drawn over what surrounds it. */
const FEW = 0.2;

/**
 * A strip of a whole journal. A journal with more blocks than cells is cut into cells: nothing that is wrong is ever lost in
 * one, however few blocks it is.
 *
 * @param ranges in the order of the journal, without gaps
 */
export function coverageSegments(ranges: readonly CoverageRange[], cells = CELLS): CoverageSegment[] {
  const first = ranges[0]?.from;
  const last = ranges.at(-1)?.to;
  if (first === undefined || last === undefined || last <= first) return [];
  const total = last - first;
  const count = Math.min(cells, total);
  const cut = Array.from({ length: count }, (_, i) => {
    const from = first + Math.floor((i * total) / count);
    const to = first + Math.floor(((i + 1) * total) / count);
    return { from, to, shares: sharesOf(ranges, from, to) };
  });
  const notable = cut.filter(({ shares }) => shares.some(({ state }) => isNotable(state))).length;
  const segments: CoverageSegment[] = [];
  for (const { from, to, shares } of cut) {
    const state = drawnAs(shares, notable <= count * FEW);
    const before = segments.at(-1);
    if (before?.state === state) {
      segments[segments.length - 1] = {
        ...before,
        to,
        shares: addShares(before.shares, shares),
        end: (to - first) / total,
      };
    } else segments.push({ from, to, state, shares, start: (from - first) / total, end: (to - first) / total });
  }
  return segments;
}

/** How many blocks of the whole journal are in each state, the worst first. */
export function coverageShares(ranges: readonly CoverageRange[]): CoverageShare[] {
  const first = ranges[0]?.from ?? 0;
  return sharesOf(ranges, first, ranges.at(-1)?.to ?? first);
}

function sharesOf(ranges: readonly CoverageRange[], from: number, to: number): CoverageShare[] {
  const counts = new Map<CoverageState, number>();
  for (let i = firstReaching(ranges, from); i < ranges.length; i++) {
    const range = ranges[i] as CoverageRange;
    if (range.from >= to) break;
    const blocks = Math.min(range.to, to) - Math.max(range.from, from);
    if (blocks > 0) counts.set(range.state, (counts.get(range.state) ?? 0) + blocks);
  }
  return worstFirst(counts);
}

function addShares(a: readonly CoverageShare[], b: readonly CoverageShare[]): CoverageShare[] {
  const counts = new Map(a.map(({ state, blocks }) => [state, blocks]));
  for (const { state, blocks } of b) counts.set(state, (counts.get(state) ?? 0) + blocks);
  return worstFirst(counts);
}

const worstFirst = (counts: ReadonlyMap<CoverageState, number>): CoverageShare[] =>
  [...counts].map(([state, blocks]) => ({ state, blocks })).toSorted((a, b) => badness(a.state) - badness(b.state));

function drawnAs(shares: readonly CoverageShare[], fewNotable: boolean): CoverageState {
  const fault = shares.find(({ state }) => isFault(state));
  if (fault) return fault.state;
  const notable = fewNotable ? shares.find(({ state }) => isNotable(state)) : undefined;
  if (notable) return notable.state;
  return shares.reduce((most, share) => (share.blocks > most.blocks ? share : most), shares[0] as CoverageShare).state;
}

/** The first range that ends behind `from`. */
function firstReaching(ranges: readonly CoverageRange[], from: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as CoverageRange).to <= from) low = middle + 1;
    else high = middle;
  }
  return low;
}
