import { ID_BYTES } from '../../engine/fact-table.ts';
import type { IndexRows } from './rows.ts';

const FIRST_SLOTS = 1024;
/** Share of slots in use at which their number is doubled. */
const MOST_LOAD = 0.7;

/**
 * The documents of a journal: the row of the last revision of each, found by the document's id. No more is kept, since the
 * row has the rest.
 */
export class DocumentSlots {
  /** Number of documents. */
  size = 0;
  private slots = new Uint32Array(FIRST_SLOTS);
  private readonly rows: IndexRows;
  /** Drawn anew for each index, so that nobody can choose ids that all fall into the same place. */
  private readonly factors = Uint32Array.from({ length: ID_BYTES / 2 }, () => (Math.random() * 2 ** 32) | 1);

  constructor(rows: IndexRows) {
    this.rows = rows;
  }

  get bytes(): number {
    return this.slots.byteLength;
  }

  /** Notes the revision in `row`, which has a document id, as the last of its document. @returns the one before, or −1 */
  add(row: number): number {
    const slot = this.slotOf(this.column(row), this.offset(row));
    const before = (this.slots[slot] as number) - 1;
    this.slots[slot] = row + 1;
    if (before < 0) {
      this.size += 1;
      if (this.size > this.slots.length * MOST_LOAD) this.grow();
    }
    return before;
  }

  /** Row of the last revision of the document with that id (22 bytes), or −1. */
  find(id: Uint8Array): number {
    return (this.slots[this.slotOf(id, 0)] as number) - 1;
  }

  /** 1 for each row that has the last revision of its document. */
  lastRows(): Uint8Array {
    const isLast = new Uint8Array(this.rows.revisions.size);
    for (const slot of this.slots) if (slot > 0) isLast[slot - 1] = 1;
    return isLast;
  }

  private column(row: number): Uint8Array {
    return this.rows.revisions.page(row).documentId;
  }

  private offset(row: number): number {
    return this.rows.revisions.at(row) * ID_BYTES;
  }

  private grow(): void {
    // In the order of the rows, which are read the quicker for it.
    const isLast = this.lastRows();
    const slots = new Uint32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let row = 0; row < isLast.length; row++) {
      if (isLast[row] === 0) continue;
      let slot = this.hash(this.column(row), this.offset(row)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = row + 1;
    }
    this.slots = slots;
  }

  private hash(ids: Uint8Array, at: number): number {
    let hash = 0;
    for (let i = 0; i < ID_BYTES; i += 2) {
      const two = (ids[at + i] as number) | ((ids[at + i + 1] as number) << 8);
      hash = (hash + Math.imul(two, this.factors[i >> 1] as number)) | 0;
    }
    // The upper bits are the mixed ones.
    return hash >>> 4;
  }

  /** Where a document is, or where it would go. */
  private slotOf(ids: Uint8Array, at: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let slot = this.hash(ids, at) & mask; ; slot = (slot + 1) & mask) {
      const row = (slots[slot] as number) - 1;
      if (row < 0 || sameId(ids, at, this.column(row), this.offset(row))) return slot;
    }
  }
}

export function sameId(a: Uint8Array, at: number, b: Uint8Array, bt: number): boolean {
  for (let i = ID_BYTES - 1; i >= 0; i--) if (a[at + i] !== b[bt + i]) return false;
  return true;
}
