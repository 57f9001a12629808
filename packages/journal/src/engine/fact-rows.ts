import {
  type FactTable,
  HASH_BYTES,
  HASH_PREFIX_BYTES,
  ID_BYTES,
  type TableName,
  UNKNOWN_STRAND,
  UNKNOWN_TABLE,
} from './fact-table.ts';

/** One block, or something that stands where one is expected. */
export interface BlockFactRow {
  /** Bytes of the object. */
  readonly start: number;
  readonly end: number;
  /** Absent: it cannot be read. */
  readonly address?: { readonly strandId: string; readonly sequenceNo: number } | undefined;
  /** Milliseconds since 1970, or NaN. */
  readonly time?: number | undefined;
  readonly blockHash?: Uint8Array | undefined;
  readonly transactionId?: string | undefined;
  readonly flags: number;
  readonly revisions: readonly RevisionFactRow[];
}
export interface RevisionFactRow {
  readonly documentId?: string | undefined;
  readonly version?: number | undefined;
  readonly hash: Uint8Array;
  readonly table?: TableName | undefined;
  readonly flags: number;
}

const LEAST_ROWS = 16;
/** A guess at the bytes of a block, so that most tables never grow. */
const USUAL_BLOCK = 1500;

/** Columns of one kind of rows, which grow together. */
class Columns<T extends Record<string, Numbers>> {
  /** Rows there are. */
  size = 0;
  arrays: T;
  private readonly make: (rows: number) => T;
  private room: number;

  constructor(rows: number, make: (rows: number) => T) {
    this.make = make;
    this.room = Math.max(rows, LEAST_ROWS);
    this.arrays = make(this.room);
  }

  /** Room for that many more rows, which are there from now on. @returns the first of them */
  add(rows: number): number {
    const first = this.size;
    this.size += rows;
    if (this.size > this.room) {
      this.room = Math.max(this.size, 2 * this.room);
      const larger = this.make(this.room);
      for (const [name, column] of Object.entries(larger)) column.set(this.arrays[name] as Numbers);
      this.arrays = larger;
    }
    return first;
  }

  /** Drops the rows from `size` on. */
  cut(size: number): void {
    this.size = size;
  }

  /** The columns, each in a buffer of its own that holds nothing else. */
  exact(): T {
    const exact = this.make(this.size);
    for (const [name, column] of Object.entries(exact))
      column.set((this.arrays[name] as Numbers).subarray(0, column.length));
    return exact;
  }
}
type Numbers = Float64Array | Uint32Array | Uint16Array | Uint8Array;

const blockColumns = (rows: number) => ({
  start: new Float64Array(rows),
  length: new Uint32Array(rows),
  sequenceNo: new Float64Array(rows),
  time: new Float64Array(rows),
  blockHash: new Uint8Array(rows * HASH_BYTES),
  transactionId: new Uint8Array(rows * ID_BYTES),
  flags: new Uint16Array(rows),
  strand: new Uint8Array(rows),
  revisions: new Uint32Array(rows),
});
const revisionColumns = (rows: number) => ({
  documentId: new Uint8Array(rows * ID_BYTES),
  version: new Float64Array(rows),
  revisionHash: new Uint8Array(rows * HASH_PREFIX_BYTES),
  table: new Uint16Array(rows),
  revisionFlags: new Uint8Array(rows),
});

interface FactMark {
  readonly blocks: number;
  readonly revisions: number;
}

/** A table of facts that is being filled, in the order of the source. */
export class FactRows {
  private readonly object: number;
  readonly blocks: Columns<ReturnType<typeof blockColumns>>;
  readonly revisions: Columns<ReturnType<typeof revisionColumns>>;
  private readonly tables: TableName[] = [];
  private readonly tableNumbers = new Map<string, Map<string, number>>();
  private readonly strands: string[] = [];

  /** @param bytes there are to be judged, about */
  constructor(object: number | undefined, bytes: number) {
    this.object = object ?? -1;
    this.blocks = new Columns(Math.ceil(bytes / USUAL_BLOCK), blockColumns);
    this.revisions = new Columns(Math.ceil(bytes / USUAL_BLOCK), revisionColumns);
  }

  add({ start, end, address, time, blockHash, transactionId, flags, revisions }: BlockFactRow): void {
    const at = this.blocks.add(1);
    const { arrays } = this.blocks;
    arrays.start[at] = start;
    arrays.length[at] = end - start;
    arrays.sequenceNo[at] = address?.sequenceNo ?? Number.NaN;
    arrays.time[at] = time ?? Number.NaN;
    arrays.blockHash.fill(0, at * HASH_BYTES, (at + 1) * HASH_BYTES);
    if (blockHash !== undefined) arrays.blockHash.set(blockHash.subarray(0, HASH_BYTES), at * HASH_BYTES);
    putId(arrays.transactionId, at, transactionId);
    arrays.flags[at] = flags;
    arrays.strand[at] = address === undefined ? UNKNOWN_STRAND : this.strandNumber(address.strandId);
    arrays.revisions[at] = revisions.length;
    for (const revision of revisions) this.addRevision(revision);
  }

  private addRevision({ documentId, version, hash, table, flags }: RevisionFactRow): void {
    const at = this.revisions.add(1);
    const { arrays } = this.revisions;
    putId(arrays.documentId, at, documentId);
    arrays.version[at] = version ?? Number.NaN;
    arrays.revisionHash.fill(0, at * HASH_PREFIX_BYTES, (at + 1) * HASH_PREFIX_BYTES);
    arrays.revisionHash.set(hash.subarray(0, HASH_PREFIX_BYTES), at * HASH_PREFIX_BYTES);
    arrays.table[at] = table === undefined ? UNKNOWN_TABLE : this.tableNumber(table);
    arrays.revisionFlags[at] = flags;
  }

  /** Adds a flag to the row of a block. */
  flag(row: number, flag: number): void {
    const { flags } = this.blocks.arrays;
    if (row >= 0 && row < this.blocks.size) flags[row] = (flags[row] as number) | flag;
  }

  strandNumber(strandId: string): number {
    const found = this.strands.lastIndexOf(strandId);
    if (found >= 0) return found;
    if (this.strands.length >= UNKNOWN_STRAND) return UNKNOWN_STRAND;
    return this.strands.push(strandId) - 1;
  }

  tableNumber({ id, name }: TableName): number {
    let names = this.tableNumbers.get(id);
    if (names === undefined) {
      names = new Map();
      this.tableNumbers.set(id, names);
    }
    const found = names.get(name);
    if (found !== undefined) return found;
    if (this.tables.length >= UNKNOWN_TABLE) return UNKNOWN_TABLE;
    const number = this.tables.push({ id, name }) - 1;
    names.set(name, number);
    return number;
  }

  /** Adds the rows of another table. */
  append(table: FactTable): void {
    const block = this.blocks.add(table.blocks);
    const { arrays: blocks } = this.blocks;
    blocks.start.set(table.start, block);
    blocks.length.set(table.length, block);
    blocks.sequenceNo.set(table.sequenceNo, block);
    blocks.time.set(table.time, block);
    blocks.blockHash.set(table.blockHash, block * HASH_BYTES);
    blocks.transactionId.set(table.transactionId, block * ID_BYTES);
    blocks.flags.set(table.flags, block);
    blocks.revisions.set(table.revisions, block);
    for (const [i, strand] of table.strand.entries()) {
      const strandId = table.strands[strand];
      blocks.strand[block + i] = strandId === undefined ? UNKNOWN_STRAND : this.strandNumber(strandId);
    }
    const revision = this.revisions.add(table.version.length);
    const { arrays: revisions } = this.revisions;
    revisions.documentId.set(table.documentId, revision * ID_BYTES);
    revisions.version.set(table.version, revision);
    revisions.revisionHash.set(table.revisionHash, revision * HASH_PREFIX_BYTES);
    revisions.revisionFlags.set(table.revisionFlags, revision);
    for (const [i, number] of table.table.entries()) {
      const named = table.tables[number];
      revisions.table[revision + i] = named === undefined ? UNKNOWN_TABLE : this.tableNumber(named);
    }
  }

  /** How far the rows go. */
  mark(): FactMark {
    return { blocks: this.blocks.size, revisions: this.revisions.size };
  }

  /** Drops the rows that came behind the mark. */
  cut({ blocks, revisions }: FactMark): void {
    this.blocks.cut(blocks);
    this.revisions.cut(revisions);
  }

  table(): FactTable {
    return {
      blocks: this.blocks.size,
      object: this.object,
      ...this.blocks.exact(),
      ...this.revisions.exact(),
      tables: this.tables,
      strands: this.strands,
    };
  }
}

/** An id of 22 characters; of anything else nothing is noted. */
function putId(column: Uint8Array, row: number, id: string | undefined): void {
  const noted = id !== undefined && ID.test(id);
  for (let i = 0; i < ID_BYTES; i++) column[row * ID_BYTES + i] = noted ? id.charCodeAt(i) : 0;
}
const ID = /^[A-Za-z0-9]{22}$/;
