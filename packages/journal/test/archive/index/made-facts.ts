import type { FactTable } from '../../../src/engine/index.ts';

/** A block of {@link madeFacts}; what is left out is that of a sound block. */
export interface MadeBlock {
  /** NaN: unreadable. */
  readonly sequenceNo: number;
  readonly strand?: number;
  readonly flags?: number;
  readonly time?: number;
  readonly hash?: Uint8Array;
  readonly transactionId?: string;
  readonly revisions?: readonly { id?: string; version?: number; table?: number; flags?: number; hash?: Uint8Array }[];
}

export interface MadeTable {
  readonly object?: number;
  readonly tables?: FactTable['tables'];
  readonly strands?: readonly string[];
}

/** A table of facts as an engine would give it of such blocks. */
export function madeFacts(
  blocks: readonly MadeBlock[],
  { object = 0, tables = [], strands = ['S'] }: MadeTable = {},
): FactTable {
  const revisions = blocks.flatMap((block) => block.revisions ?? []);
  const columns = (width: number, items: readonly (string | Uint8Array | undefined)[]) => {
    const bytes = new Uint8Array(width * items.length);
    for (const [i, item] of items.entries()) {
      if (item !== undefined)
        bytes.set((typeof item === 'string' ? Buffer.from(item) : item).subarray(0, width), i * width);
    }
    return bytes;
  };
  return {
    blocks: blocks.length,
    object,
    start: Float64Array.from(blocks, (_, i) => i * 1000),
    length: Uint32Array.from(blocks, () => 999),
    sequenceNo: Float64Array.from(blocks, ({ sequenceNo }) => sequenceNo),
    time: Float64Array.from(blocks, ({ time = Number.NaN }) => time),
    blockHash: columns(
      32,
      blocks.map(({ sequenceNo, hash }) => hash ?? hashOf(sequenceNo)),
    ),
    transactionId: columns(
      22,
      blocks.map(({ transactionId }) => transactionId),
    ),
    flags: Uint16Array.from(blocks, ({ flags = 0 }) => flags),
    strand: Uint8Array.from(blocks, ({ sequenceNo, strand = Number.isNaN(sequenceNo) ? 255 : 0 }) => strand),
    revisions: Uint32Array.from(blocks, (block) => block.revisions?.length ?? 0),
    documentId: columns(
      22,
      revisions.map(({ id }) => id),
    ),
    version: Float64Array.from(revisions, ({ version = Number.NaN }) => version),
    revisionHash: columns(
      8,
      revisions.map(({ hash }) => hash),
    ),
    table: Uint16Array.from(revisions, ({ table = 0xffff }) => table),
    revisionFlags: Uint8Array.from(revisions, ({ flags = 0 }) => flags),
    tables,
    strands,
  };
}

/** A hash for a number. */
export function hashOf(number: number): Uint8Array {
  const hash = new Uint8Array(32).fill(7);
  new DataView(hash.buffer).setFloat64(0, number * 1.25 + 3);
  return hash;
}
