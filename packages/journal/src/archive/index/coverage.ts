import { BLOCK_FLAGS } from '../../engine/fact-table.ts';
import type { IndexRows } from './rows.ts';
import type { SequenceRuns } from './sequence-runs.ts';
import type { CoverageCell } from './types.ts';

/** Cells of one picture. */
const MOST_CELLS = 10_000;
/** Flags that are counted; 'unreadable' is not, such rows have no number. */
const COUNTED = [
  'noTransaction',
  'redacted',
  'redaction',
  'bare',
  'deleted',
  'finding',
  'failed',
  'json',
  'linkFailed',
] as const;

/** Sequence numbers `[from, to)`. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** The sequence numbers from the first to the last block of a strand; `undefined` when it has none. */
export function numbersOf(runs: SequenceRuns, strand: number): NumberRange | undefined {
  let range: NumberRange | undefined;
  for (const { from, to } of spans(runs, strand)) {
    range = { from: Math.min(range?.from ?? from, from), to: Math.max(range?.to ?? to, to) };
  }
  return range;
}

/** What stands at those sequence numbers, in as many cells of the same width, or fewer where there are fewer numbers. */
export function coverageOf(
  rows: IndexRows,
  runs: SequenceRuns,
  strand: number,
  { from, to }: NumberRange,
  cells: number,
): CoverageCell[] {
  const range = to - from;
  const count = Math.floor(Math.min(cells, range, MOST_CELLS));
  if (!(count >= 1)) return [];
  const bounds = Float64Array.from({ length: count + 1 }, (_, i) => from + Math.floor((i * range) / count));
  bounds[count] = to;
  const sums = countRows(rows, strand, bounds, count);
  const present = presentIn(runs, strand, bounds, count);
  return Array.from({ length: count }, (_, cell) => {
    const at = cell * WIDTH;
    const blocks = sums[at] as number;
    const there = present[cell] as number;
    const [start, end] = [bounds[cell] as number, bounds[cell + 1] as number];
    const counts = Object.fromEntries(COUNTED.map((name, i) => [name, sums[at + FLAGS_AT + i] as number])) as Record<
      (typeof COUNTED)[number],
      number
    >;
    return {
      from: start,
      to: end,
      blocks,
      missing: end - start - there,
      repeated: blocks - there,
      unreadable: sums[at + 1] as number,
      foreign: sums[at + 2] as number,
      ...counts,
    };
  });
}

const FLAGS_AT = 3;
const WIDTH = FLAGS_AT + COUNTED.length;

function countRows(rows: IndexRows, strand: number, bounds: Float64Array, count: number): Float64Array {
  const [from, to] = [bounds[0] as number, bounds[count] as number];
  const scale = count / (to - from);
  const sums = new Float64Array(count * WIDTH);
  const add = (at: number) => {
    sums[at] = (sums[at] as number) + 1;
  };
  // What has no number of its own stands behind the block before it.
  let cell = 0;
  let isWithin = true;
  for (const { page, at, count: many } of rows.blocks.parts(0, rows.blocks.size)) {
    for (let i = at; i < at + many; i++) {
      const sequenceNo = page.sequenceNo[i] as number;
      const flags = page.flags[i] as number;
      if (Number.isNaN(sequenceNo) || page.strand[i] !== strand) {
        if (isWithin) add(cell * WIDTH + (Number.isNaN(sequenceNo) ? 1 : 2));
        continue;
      }
      isWithin = sequenceNo >= from && sequenceNo < to;
      if (!isWithin) continue;
      cell = Math.min(Math.floor((sequenceNo - from) * scale), count - 1);
      while (sequenceNo < (bounds[cell] as number)) cell--;
      while (sequenceNo >= (bounds[cell + 1] as number)) cell++;
      add(cell * WIDTH);
      if (flags === 0) continue;
      for (const [number, name] of COUNTED.entries()) {
        if ((flags & BLOCK_FLAGS[name]) !== 0) add(cell * WIDTH + FLAGS_AT + number);
      }
    }
  }
  return sums;
}

/** How many of the numbers of each cell some block has. */
function presentIn(runs: SequenceRuns, strand: number, bounds: Float64Array, count: number): Float64Array {
  const present = new Float64Array(count);
  let cell = 0;
  let end = bounds[0] as number;
  for (const { from, to } of [...spans(runs, strand)].sort((a, b) => a.from - b.from)) {
    // Only what no span before it has.
    let at = Math.max(from, end);
    end = Math.max(end, to);
    while (at < to && cell < count) {
      const border = bounds[cell + 1] as number;
      if (at >= border) {
        cell += 1;
        continue;
      }
      const next = Math.min(to, border);
      present[cell] = (present[cell] as number) + next - at;
      at = next;
    }
  }
  return present;
}

function* spans(runs: SequenceRuns, strand: number): Generator<NumberRange, void> {
  for (let i = 0; i < runs.count; i++) {
    const { strand: its, sequenceNo, count } = runs.get(i);
    if (its === strand && !Number.isNaN(sequenceNo)) yield { from: sequenceNo, to: sequenceNo + count };
  }
}
