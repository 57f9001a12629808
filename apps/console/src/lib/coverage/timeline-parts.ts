/** Blocks `[from, to)` of a journal, by what fixes them. */
export interface TimelinePart {
  /**
   * before – in front of the first block that is there
   * fixed  – up to the trust horizon
   * open   – behind it
   * behind – behind the last block that is there, and covered by a digest
   */
  readonly kind: 'before' | 'fixed' | 'open' | 'behind';
  readonly from: number;
  readonly to: number;
}

/**
 * A journal from block 0 on, cut where what is known of it changes.
 *
 * @param journal.furthest the last block that is there or covered by a digest
 */
export function timelineParts(journal: {
  readonly first: number;
  readonly last: number;
  readonly horizon: number | undefined;
  readonly furthest: number;
}): TimelinePart[] {
  const { first, last, horizon, furthest } = journal;
  // A horizon in front of what is there fixes nothing of it.
  const fixed = Math.min(Math.max(horizon === undefined ? first : horizon + 1, first), last + 1);
  const parts: TimelinePart[] = [
    { kind: 'before', from: 0, to: first },
    { kind: 'fixed', from: first, to: fixed },
    { kind: 'open', from: fixed, to: last + 1 },
    { kind: 'behind', from: last + 1, to: furthest + 1 },
  ];
  return parts.filter(({ from, to }) => to > from);
}
