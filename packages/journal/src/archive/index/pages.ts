import { HASH_BYTES, HASH_PREFIX_BYTES, ID_BYTES } from '../../engine/fact-table.ts';

/**
 * Rows in pages of a fixed size: an index grows without moving what is there, and full pages never change, so that they are
 * stored once.
 */
const BLOCK_SHIFT = 13;
const REVISION_SHIFT = 14;
export const BLOCKS_PER_PAGE = 1 << BLOCK_SHIFT;
export const REVISIONS_PER_PAGE = 1 << REVISION_SHIFT;

const blockPage = () => ({
  object: new Int32Array(BLOCKS_PER_PAGE),
  start: new Float64Array(BLOCKS_PER_PAGE),
  length: new Uint32Array(BLOCKS_PER_PAGE),
  sequenceNo: new Float64Array(BLOCKS_PER_PAGE),
  time: new Float64Array(BLOCKS_PER_PAGE),
  blockHash: new Uint8Array(BLOCKS_PER_PAGE * HASH_BYTES),
  transactionId: new Uint8Array(BLOCKS_PER_PAGE * ID_BYTES),
  flags: new Uint16Array(BLOCKS_PER_PAGE),
  strand: new Uint8Array(BLOCKS_PER_PAGE),
  /** Row of the block's first revision. */
  firstRevision: new Uint32Array(BLOCKS_PER_PAGE),
});
const revisionPage = () => ({
  documentId: new Uint8Array(REVISIONS_PER_PAGE * ID_BYTES),
  version: new Float64Array(REVISIONS_PER_PAGE),
  hash: new Uint8Array(REVISIONS_PER_PAGE * HASH_PREFIX_BYTES),
  table: new Uint16Array(REVISIONS_PER_PAGE),
  flags: new Uint8Array(REVISIONS_PER_PAGE),
});
export type BlockPage = ReturnType<typeof blockPage>;
export type RevisionPage = ReturnType<typeof revisionPage>;

/** Rows `[at, at + count)` of a page. */
export interface Part<P> {
  readonly page: P;
  readonly at: number;
  readonly count: number;
  /** Number of the first of them among those that the parts are of. */
  readonly first: number;
}

/** All pages of one kind. */
export class Pages<P extends Record<string, ArrayBufferView>> {
  size = 0;
  private readonly pages: P[] = [];
  private readonly shift: number;
  private readonly make: () => P;

  constructor(shift: number, make: () => P) {
    this.shift = shift;
    this.make = make;
  }

  /** Bytes of memory. */
  get bytes(): number {
    return this.pages.reduce(
      (sum, page) => sum + Object.values(page).reduce((all, { byteLength }) => all + byteLength, 0),
      0,
    );
  }

  page(row: number): P {
    return this.pages[row >>> this.shift] as P;
  }

  /** Place of a row in its page. */
  at(row: number): number {
    return row & ((1 << this.shift) - 1);
  }

  /** Room for `count` rows more. @returns the parts of pages where they go, in order */
  grow(count: number): Part<P>[] {
    const from = this.size;
    this.size += count;
    while (this.pages.length << this.shift < this.size) this.pages.push(this.make());
    return this.parts(from, this.size);
  }

  /** The parts of pages that the rows `[from, to)` are. */
  parts(from: number, to: number): Part<P>[] {
    const parts: Part<P>[] = [];
    for (let row = from; row < to; ) {
      const at = this.at(row);
      const count = Math.min((1 << this.shift) - at, to - row);
      parts.push({ page: this.page(row), at, count, first: row - from });
      row += count;
    }
    return parts;
  }
}

export const blockPages = () => new Pages<BlockPage>(BLOCK_SHIFT, blockPage);
export const revisionPages = () => new Pages<RevisionPage>(REVISION_SHIFT, revisionPage);
