import type { CoverageRange } from '@qldb-console/journal/judgement';
import type { BlockStatus } from '../../../lib/blocks/block-row.ts';
import type { ArchiveRow } from '../../../workers/archive/calls.ts';
import { type KnownVerdict, rowStanding } from './row-standing.ts';

/** One row of the table of blocks: a block, or blocks that are not there. */
export type JournalRow =
  | { readonly kind: 'block'; readonly id: string; readonly row: ArchiveRow; readonly status: BlockStatus }
  | { readonly kind: 'gap'; readonly id: string; readonly first: number; readonly last: number };

export interface PageOfRows {
  /** In the order of the archive, and one more in front of them and behind them where there is one. */
  readonly rows: readonly ArchiveRow[];
  /** Places of the rows that the page shows, `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** Rows there are in all. */
  readonly total: number;
  readonly newestFirst: boolean;
}

/**
 * The blocks of a page, with a row for the blocks that are missing before each. What is missing behind the last block of all
 * stands there too.
 *
 * @param verdict only a verdict on the whole knows that a block stands nowhere else
 */
export function journalRows({ rows, from, to, total, newestFirst }: PageOfRows, verdict: KnownVerdict): JournalRow[] {
  const missing = (verdict?.coverage ?? []).filter(({ state }) => state === 'missing');
  const sorted = rows.toSorted((a, b) => a.row - b.row);
  const shown: JournalRow[] = [];
  for (const [i, row] of sorted.entries()) {
    if (row.row < from || row.row >= to) continue;
    const before = sorted[i - 1]?.sequenceNo;
    if (row.sequenceNo !== undefined && before !== undefined)
      shown.push(...gapsBetween(missing, before + 1, row.sequenceNo));
    shown.push({ kind: 'block', id: String(row.row), row, status: rowStanding(row, verdict) });
    if (row.row === total - 1 && row.sequenceNo !== undefined)
      shown.push(...gapsBetween(missing, row.sequenceNo + 1, Number.POSITIVE_INFINITY));
  }
  return newestFirst ? shown.toReversed() : shown;
}

/** What is missing of `[from, to)`. */
function gapsBetween(missing: readonly CoverageRange[], from: number, to: number): JournalRow[] {
  return missing
    .filter((range) => range.from < to && range.to > from)
    .map((range) => {
      const [first, last] = [Math.max(range.from, from), Math.min(range.to, to) - 1];
      return { kind: 'gap', id: `gap-${first}`, first, last };
    });
}
