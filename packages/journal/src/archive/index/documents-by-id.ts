import { ID_BYTES } from '../../engine/fact-table.ts';
import type { DocumentSlots } from './document-slots.ts';
import type { IndexRows } from './rows.ts';

/** Characters that are sorted by at once, with six bits each. */
const KEYS = 1 << 18;

/** How many letters and digits stand before a character: six bits that keep the order of ids. */
const RANKS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const before = (from: number, to: number) => Math.min(Math.max(byte - from, 0), to - from);
  return Math.min(before(0x30, 0x3a) + before(0x41, 0x5b) + before(0x61, 0x7b), 63);
});

/**
 * The last revisions of documents in the order of the documents' ids. They are sorted by the first three characters at once,
 * and by the others where somebody looks, which is at a page of them.
 */
export class DocumentsById {
  private readonly rows: IndexRows;
  private readonly sorted: Uint32Array;
  /** Where the rows of each key end, and whether they are sorted by what follows it too. */
  private readonly ends: Uint32Array;
  private readonly isDone = new Uint8Array(KEYS);

  /** @param isOfTable by number of table: 1 for the documents that are meant */
  constructor(rows: IndexRows, slots: DocumentSlots, isOfTable: Uint8Array) {
    this.rows = rows;
    const isLast = slots.lastRows();
    const found = new Uint32Array(slots.size);
    const keys = new Uint32Array(slots.size);
    const ends = new Uint32Array(KEYS + 1);
    let count = 0;
    for (const { page, count: many, first } of rows.revisions.parts(0, rows.revisions.size)) {
      const { table, documentId } = page;
      for (let i = 0; i < many; i++) {
        if (isLast[first + i] === 0 || isOfTable[table[i] as number] === 0) continue;
        const key = keyAt(documentId, i * ID_BYTES);
        found[count] = first + i;
        keys[count] = key;
        ends[key + 1] = (ends[key + 1] as number) + 1;
        count += 1;
      }
    }
    for (let key = 0; key < KEYS; key++) ends[key + 1] = (ends[key + 1] as number) + (ends[key] as number);
    this.sorted = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      // Each of these moves from where its key begins to where it ends.
      const place = ends[keys[i] as number] as number;
      this.sorted[place] = found[i] as number;
      ends[keys[i] as number] = place + 1;
    }
    this.ends = ends;
  }

  get length(): number {
    return this.sorted.length;
  }

  /** The rows in the places `[from, to)`. */
  slice(from: number, to: number): Uint32Array {
    for (let place = from; place < to; ) place = this.sortAround(place);
    return this.sorted.subarray(from, to);
  }

  /** @returns the end of what has the same key as the row in that place */
  private sortAround(place: number): number {
    const row = this.sorted[place] as number;
    const key = keyAt(this.rows.revisions.page(row).documentId, this.rows.revisions.at(row) * ID_BYTES);
    const end = this.ends[key] as number;
    if (this.isDone[key] === 0) {
      this.isDone[key] = 1;
      const start = key === 0 ? 0 : (this.ends[key - 1] as number);
      this.sorted.subarray(start, end).sort((a, b) => compareIds(this.rows, a, b));
    }
    return end;
  }
}

function keyAt(ids: Uint8Array, at: number): number {
  const [a, b, c] = [ids[at] as number, ids[at + 1] as number, ids[at + 2] as number];
  return ((RANKS[a] as number) << 12) | ((RANKS[b] as number) << 6) | (RANKS[c] as number);
}

function compareIds(rows: IndexRows, a: number, b: number): number {
  const left = rows.revisions.page(a).documentId;
  const right = rows.revisions.page(b).documentId;
  const at = rows.revisions.at(a) * ID_BYTES;
  const bt = rows.revisions.at(b) * ID_BYTES;
  for (let i = 0; i < ID_BYTES; i++) {
    const difference = (left[at + i] as number) - (right[bt + i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
