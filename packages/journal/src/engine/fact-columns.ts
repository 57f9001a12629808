import { decodeValidUtf8 } from '../ion/utf8.ts';
import type { FactRows } from './fact-rows.ts';
import { HASH_BYTES, HASH_PREFIX_BYTES, ID_BYTES, UNKNOWN_TABLE } from './fact-table.ts';
import type { Kernel } from './kernel.ts';

/** Rows that the module has room for, and where its columns begin: see engine-wasm/assembly/rows.ts. */
const BLOCKS = 5400;
const REVISIONS = 24576;
const OF_REVISIONS = 0x80000;
const TABLES = 16;

/**
 * Columns of the module's memory, one behind the other. Its blocks and revisions are taken over as they are, which costs next
 * to nothing.
 */
export class FactColumns {
  private readonly kernel: Kernel;
  private readonly rows: FactRows;
  private readonly base: number;
  /** The numbers that the tables of this window have among those of the rows. */
  private readonly numbers = new Map<number, number>();

  /** For one window. */
  constructor(kernel: Kernel, rows: FactRows) {
    this.kernel = kernel;
    this.rows = rows;
    this.base = kernel.exports.rowsAt();
  }

  /** Adds the blocks `[from, to)`, a run of sound ones, to the rows. `start`: where the window begins in the object. */
  addRun(from: number, to: number, start: number, strandId: string): void {
    const { rows } = this;
    const { exports, bytes } = this.kernel;
    const firstRevision = exports.blockRows(from, to, start);
    const count = to - from;
    const row = rows.blocks.add(count);
    const { arrays: blocks } = rows.blocks;
    let at = this.base;
    const column = <T extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(
      make: new (buffer: ArrayBufferLike, at: number, length: number) => T,
      width: number,
      room: number,
      first: number,
      length: number,
    ): T => {
      const part = new make(bytes.buffer, at + first * width, length);
      at += room * width;
      return part;
    };
    blocks.start.set(column(Float64Array, 8, BLOCKS, 0, count), row);
    blocks.sequenceNo.set(column(Float64Array, 8, BLOCKS, 0, count), row);
    blocks.time.set(column(Float64Array, 8, BLOCKS, 0, count), row);
    blocks.length.set(column(Uint32Array, 4, BLOCKS, 0, count), row);
    const revisionCounts = column(Uint32Array, 4, BLOCKS, 0, count);
    blocks.revisions.set(revisionCounts, row);
    blocks.blockHash.set(column(Uint8Array, HASH_BYTES, BLOCKS, 0, count * HASH_BYTES), row * HASH_BYTES);
    blocks.transactionId.set(column(Uint8Array, ID_BYTES, BLOCKS, 0, count * ID_BYTES), row * ID_BYTES);
    blocks.flags.set(column(Uint16Array, 2, BLOCKS, 0, count), row);
    blocks.strand.fill(rows.strandNumber(strandId), row, row + count);

    const many = revisionCounts.reduce((sum, each) => sum + each, 0);
    const revision = rows.revisions.add(many);
    const { arrays: revisions } = rows.revisions;
    at = this.base + OF_REVISIONS;
    revisions.version.set(column(Float64Array, 8, REVISIONS, firstRevision, many), revision);
    revisions.revisionHash.set(
      column(Uint8Array, HASH_PREFIX_BYTES, REVISIONS, firstRevision, many * HASH_PREFIX_BYTES),
      revision * HASH_PREFIX_BYTES,
    );
    revisions.documentId.set(
      column(Uint8Array, ID_BYTES, REVISIONS, firstRevision, many * ID_BYTES),
      revision * ID_BYTES,
    );
    const tables = column(Uint16Array, 2, REVISIONS, firstRevision, many);
    for (let i = 0; i < many; i++) revisions.table[revision + i] = this.tableNumber(tables[i] as number);
    revisions.revisionFlags.set(column(Uint8Array, 1, REVISIONS, firstRevision, many), revision);
  }

  private tableNumber(number: number): number {
    if (number === UNKNOWN_TABLE) return UNKNOWN_TABLE;
    let known = this.numbers.get(number);
    if (known === undefined) {
      const entry = (this.kernel.exports.tablesAt() + TABLES * number) >> 2;
      known = this.rows.tableNumber({ id: this.text(entry), name: this.text(entry + 2) });
      this.numbers.set(number, known);
    }
    return known;
  }

  /** Text of which place and length stand at a word of the memory. */
  private text(word: number): string {
    const { words, bytes } = this.kernel;
    const at = words[word] as number;
    const escaped = bytes.subarray(at, at + (words[word + 1] as number));
    const text: number[] = [];
    for (let i = 0; i < escaped.length; i++) {
      // The bytes that mean something to hashes stand behind an escape.
      if (escaped[i] === ESCAPE) i++;
      text.push(escaped[i] as number);
    }
    return decodeValidUtf8(Uint8Array.from(text));
  }
}

const ESCAPE = 0x0c;
