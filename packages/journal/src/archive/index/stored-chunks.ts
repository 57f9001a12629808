import {
  type FactTable,
  HASH_BYTES,
  HASH_PREFIX_BYTES,
  ID_BYTES,
  type TableName,
  UNKNOWN_STRAND,
  UNKNOWN_TABLE,
} from '../../engine/fact-table.ts';
import { BLOCKS_PER_PAGE } from './pages.ts';
import type { IndexRows } from './rows.ts';

/**
 * Rows of an index, to be stored: plain typed arrays. A chunk holds the same number of blocks as every other but the last
 * one, so that what is stored of full ones never changes.
 */
export interface IndexChunk {
  /** Index of its first block. */
  readonly from: number;
  /** `facts.object` says nothing here. */
  readonly facts: FactTable;
  /** Object of each block. */
  readonly objects: Int32Array<ArrayBuffer>;
}

/** The chunks that hold the blocks from `from` on, and some before. */
export function* chunksOf(rows: IndexRows, from: number): Generator<IndexChunk, void> {
  const first = Math.floor(Math.max(from, 0) / BLOCKS_PER_PAGE) * BLOCKS_PER_PAGE;
  for (let at = first; at < rows.blocks.size; at += BLOCKS_PER_PAGE) {
    yield chunkAt(rows, at, Math.min(at + BLOCKS_PER_PAGE, rows.blocks.size));
  }
}

function chunkAt(rows: IndexRows, from: number, to: number): IndexChunk {
  const page = rows.blocks.page(from);
  const blocks = to - from;
  const [firstRevision] = rows.revisionsOf(from);
  const [, endRevision] = rows.revisionsOf(to - 1);
  const revisions = revisionColumns(rows, firstRevision, endRevision);
  const counts = Uint32Array.from({ length: blocks }, (_, i) => {
    const [start, end] = rows.revisionsOf(from + i);
    return end - start;
  });
  const strands = new Numbering(rows.strands, UNKNOWN_STRAND);
  const strand = page.strand.slice(0, blocks).map((number) => strands.numberOf(number));
  return {
    from,
    objects: page.object.slice(0, blocks),
    facts: {
      blocks,
      object: -1,
      start: page.start.slice(0, blocks),
      length: page.length.slice(0, blocks),
      sequenceNo: page.sequenceNo.slice(0, blocks),
      time: page.time.slice(0, blocks),
      blockHash: page.blockHash.slice(0, blocks * HASH_BYTES),
      transactionId: page.transactionId.slice(0, blocks * ID_BYTES),
      flags: page.flags.slice(0, blocks),
      strand,
      strands: strands.used,
      revisions: counts,
      ...revisions,
    },
  };
}

function revisionColumns(rows: IndexRows, from: number, to: number) {
  const many = to - from;
  const documentId = new Uint8Array(many * ID_BYTES);
  const version = new Float64Array(many);
  const revisionHash = new Uint8Array(many * HASH_PREFIX_BYTES);
  const table = new Uint16Array(many);
  const revisionFlags = new Uint8Array(many);
  for (const { page, at, count, first } of rows.revisions.parts(from, to)) {
    const end = at + count;
    documentId.set(page.documentId.subarray(at * ID_BYTES, end * ID_BYTES), first * ID_BYTES);
    version.set(page.version.subarray(at, end), first);
    revisionHash.set(page.hash.subarray(at * HASH_PREFIX_BYTES, end * HASH_PREFIX_BYTES), first * HASH_PREFIX_BYTES);
    table.set(page.table.subarray(at, end), first);
    revisionFlags.set(page.flags.subarray(at, end), first);
  }
  const tables = new Numbering<TableName>(rows.tables, UNKNOWN_TABLE);
  for (let i = 0; i < many; i++) table[i] = tables.numberOf(table[i] as number);
  return { documentId, version, revisionHash, table, revisionFlags, tables: tables.used };
}

/** Only what is used of a list, numbered anew. */
class Numbering<T> {
  readonly used: T[] = [];
  private readonly numbers = new Map<number, number>();
  private readonly list: readonly T[];
  private readonly unknown: number;

  constructor(list: readonly T[], unknown: number) {
    this.list = list;
    this.unknown = unknown;
  }

  numberOf(number: number): number {
    const item = this.list[number];
    if (item === undefined) return this.unknown;
    let known = this.numbers.get(number);
    if (known === undefined) {
      known = this.used.push(item) - 1;
      this.numbers.set(number, known);
    }
    return known;
  }
}
