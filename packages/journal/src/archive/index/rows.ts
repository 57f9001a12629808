import {
  type FactTable,
  HASH_BYTES,
  HASH_PREFIX_BYTES,
  ID_BYTES,
  type TableName,
  UNKNOWN_STRAND,
  UNKNOWN_TABLE,
} from '../../engine/fact-table.ts';
import { type BlockPage, blockPages, type Pages, type RevisionPage, revisionPages } from './pages.ts';
import type { BlockRow, RevisionRow } from './types.ts';

/** The rows of all tables of facts, one behind the other, with tables and strands numbered throughout. */
export class IndexRows {
  readonly blocks: Pages<BlockPage> = blockPages();
  readonly revisions: Pages<RevisionPage> = revisionPages();
  readonly tables: TableName[] = [];
  readonly strands: string[] = [];
  private readonly tableNumbers = new Map<string, Map<string, number>>();

  /**
   * Adds the rows of a table. `objects`: the object of each block, where they are of several.
   *
   * @throws RangeError when its columns do not fit together
   */
  append(table: FactTable, objects?: Int32Array): void {
    checkColumns(table);
    let revision = this.revisions.size;
    const strands = table.strands.map((strandId) => this.strandNumber(strandId));
    for (const { page, at, count, first } of this.blocks.grow(table.blocks)) {
      const end = first + count;
      if (objects === undefined) page.object.fill(table.object, at, at + count);
      else page.object.set(objects.subarray(first, end), at);
      page.start.set(table.start.subarray(first, end), at);
      page.length.set(table.length.subarray(first, end), at);
      page.sequenceNo.set(table.sequenceNo.subarray(first, end), at);
      page.time.set(table.time.subarray(first, end), at);
      page.blockHash.set(table.blockHash.subarray(first * HASH_BYTES, end * HASH_BYTES), at * HASH_BYTES);
      page.transactionId.set(table.transactionId.subarray(first * ID_BYTES, end * ID_BYTES), at * ID_BYTES);
      page.flags.set(table.flags.subarray(first, end), at);
      for (let i = 0; i < count; i++) {
        page.strand[at + i] = strands[table.strand[first + i] as number] ?? UNKNOWN_STRAND;
        page.firstRevision[at + i] = revision;
        revision += table.revisions[first + i] as number;
      }
    }
    const numbers = table.tables.map((each) => this.tableNumber(each));
    for (const { page, at, count, first } of this.revisions.grow(table.version.length)) {
      const end = first + count;
      page.documentId.set(table.documentId.subarray(first * ID_BYTES, end * ID_BYTES), at * ID_BYTES);
      page.version.set(table.version.subarray(first, end), at);
      page.hash.set(
        table.revisionHash.subarray(first * HASH_PREFIX_BYTES, end * HASH_PREFIX_BYTES),
        at * HASH_PREFIX_BYTES,
      );
      page.flags.set(table.revisionFlags.subarray(first, end), at);
      for (let i = 0; i < count; i++) page.table[at + i] = numbers[table.table[first + i] as number] ?? UNKNOWN_TABLE;
    }
  }

  private strandNumber(strandId: string): number {
    const found = this.strands.indexOf(strandId);
    if (found >= 0) return found;
    return this.strands.length < UNKNOWN_STRAND ? this.strands.push(strandId) - 1 : UNKNOWN_STRAND;
  }

  private tableNumber({ id, name }: TableName): number {
    let names = this.tableNumbers.get(id);
    if (names === undefined) {
      names = new Map();
      this.tableNumbers.set(id, names);
    }
    let number = names.get(name);
    if (number === undefined) {
      if (this.tables.length >= UNKNOWN_TABLE) return UNKNOWN_TABLE;
      number = this.tables.push({ id, name }) - 1;
      names.set(name, number);
    }
    return number;
  }

  /** Rows `[from, to)` of the revisions of a block. */
  revisionsOf(index: number): readonly [from: number, to: number] {
    const next = index + 1;
    return [this.firstRevision(index), next < this.blocks.size ? this.firstRevision(next) : this.revisions.size];
  }

  private firstRevision(index: number): number {
    return this.blocks.page(index).firstRevision[this.blocks.at(index)] as number;
  }

  /** The block that a revision stands in. */
  blockOf(revision: number): number {
    let low = 0;
    let high = this.blocks.size - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.firstRevision(middle) <= revision) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  block(index: number): BlockRow {
    const page = this.blocks.page(index);
    const at = this.blocks.at(index);
    const [from, to] = this.revisionsOf(index);
    return {
      index,
      object: page.object[at] as number,
      start: page.start[at] as number,
      length: page.length[at] as number,
      sequenceNo: numberOf(page.sequenceNo[at]),
      strandId: this.strands[page.strand[at] as number],
      time: numberOf(page.time[at]),
      blockHash: page.blockHash.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES),
      transactionId: idAt(page.transactionId, at),
      flags: page.flags[at] as number,
      revisions: to - from,
    };
  }

  documentId(row: number): string | undefined {
    return idAt(this.revisions.page(row).documentId, this.revisions.at(row));
  }

  revision(row: number, index: number = this.blockOf(row)): RevisionRow {
    const page = this.revisions.page(row);
    const at = this.revisions.at(row);
    return {
      index,
      position: row - this.firstRevision(index),
      documentId: this.documentId(row),
      version: numberOf(page.version[at]),
      hash: page.hash.slice(at * HASH_PREFIX_BYTES, (at + 1) * HASH_PREFIX_BYTES),
      table: this.tables[page.table[at] as number],
      flags: page.flags[at] as number,
    };
  }
}

function numberOf(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

/** The id in row `at` of a column; `undefined` where there is none. */
function idAt(column: Uint8Array, at: number): string | undefined {
  const from = at * ID_BYTES;
  if (column[from] === 0) return undefined;
  let text = '';
  for (let i = 0; i < ID_BYTES; i++) text += String.fromCharCode(column[from + i] as number);
  return text;
}

/** A table may come out of a store, where anything may have happened to it. */
function checkColumns(table: FactTable): void {
  const { blocks } = table;
  const revisions = table.version.length;
  const fits =
    [table.start, table.length, table.sequenceNo, table.time, table.flags, table.strand, table.revisions].every(
      ({ length }) => length === blocks,
    ) &&
    table.blockHash.length === blocks * HASH_BYTES &&
    table.transactionId.length === blocks * ID_BYTES &&
    table.documentId.length === revisions * ID_BYTES &&
    table.revisionHash.length === revisions * HASH_PREFIX_BYTES &&
    table.table.length === revisions &&
    table.revisionFlags.length === revisions &&
    table.revisions.reduce((sum, each) => sum + each, 0) === revisions;
  if (!fits) throw new RangeError('the columns of a table of facts do not fit together');
}
