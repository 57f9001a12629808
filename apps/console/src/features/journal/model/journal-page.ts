/** Where in a journal a page of rows stands. Pages hang on sequence numbers, so that a link shows the same blocks for ever. */
export interface JournalPosition {
  /** Sequence number of the first row; absent = where the order begins. */
  readonly at: number | undefined;
  readonly order: 'newest' | 'oldest';
}

export interface JournalPage {
  /** Sequence numbers of the rows, in the order they are shown. */
  readonly rows: readonly number[];
  /** Blocks to load, `[from, to)`: the rows and the predecessor of the lowest one. */
  readonly from: number;
  readonly to: number;
  /** Number of this page counted from where the order begins, from 1, and how many there are. */
  readonly page: number;
  readonly pages: number;
  /** Set when the address asks for a block behind the end of the journal; the page then begins at the tip. */
  readonly beyond: number | undefined;
}

/**
 * @param tip sequence number of the newest block
 * @param size rows of a full page
 */
export function journalPage(position: JournalPosition, tip: number, size: number): JournalPage {
  const { order } = position;
  const first = Math.min(position.at ?? (order === 'newest' ? tip : 0), tip);
  // The rows in front of the first one, and those from the first one on, in the direction of the order.
  const before = order === 'newest' ? tip - first : first;
  const count = Math.min(size, order === 'newest' ? first + 1 : tip - first + 1);
  const rows = Array.from({ length: count }, (_, i) => (order === 'newest' ? first - i : first + i));
  const after = tip + 1 - before - count;
  const lowest = order === 'newest' ? first - count + 1 : first;
  const page = Math.ceil(before / size) + 1;
  return {
    rows,
    from: Math.max(0, lowest - 1),
    to: lowest + count,
    page,
    pages: page + Math.ceil(after / size),
    beyond: position.at !== undefined && position.at > tip ? position.at : undefined,
  };
}

/** The position of another page. The neighbouring pages join this one without gap, wherever it begins. */
export function turnTo(wanted: number, now: JournalPosition, tip: number, size: number): JournalPosition {
  const { page, rows } = journalPage(now, tip, size);
  const first = rows[0] ?? 0;
  const forward = now.order === 'newest' ? -size : size;
  let at: number;
  if (wanted === page + 1) at = first + forward;
  else if (wanted === page - 1) at = first - forward;
  else at = now.order === 'newest' ? tip - (wanted - 1) * size : (wanted - 1) * size;
  const inside = Math.min(Math.max(at, 0), tip);
  return { order: now.order, at: inside === (now.order === 'newest' ? tip : 0) ? undefined : inside };
}

/** A sequence number typed by the reader, or what is wrong with it. */
export function readSequenceNo(text: string): { sequenceNo: number } | { problem: string } {
  const digits = text.trim().replace(/^\+/, '');
  if (digits === '') return { problem: 'Enter a sequence number.' };
  if (!/^[0-9]+$/.test(digits)) return { problem: 'A sequence number is a whole number from 0, in digits only.' };
  const sequenceNo = Number(digits);
  if (!Number.isSafeInteger(sequenceNo)) return { problem: 'That is beyond every sequence number a journal can have.' };
  return { sequenceNo };
}
