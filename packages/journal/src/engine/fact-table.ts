/** What {@link FactTable.flags} says of a block. */
export const BLOCK_FLAGS = {
  /** It shows no transaction: nothing in it names a document's table. */
  noTransaction: 1,
  /** A revision in it has no data any more. */
  redacted: 2,
  /** It records redactions of other blocks. */
  redaction: 4,
  /** Of a revision in it there is only the hash. */
  bare: 8,
  deleted: 16,
  /** Something keeps its content from counting as re-hashed. */
  finding: 32,
  /** Something in it contradicts itself, or it is another block than was asked for. */
  failed: 64,
  /** No block: all that is known of it is where it stands. */
  unreadable: 128,
  /** Read from JSON: its hashes chain, its content cannot be hashed again. */
  json: 256,
  /** It does not follow the block before it. */
  linkFailed: 512,
} as const;

/** What {@link FactTable.revisionFlags} says of a revision. */
export const REVISION_FLAGS = { deleted: 1, redacted: 2, bare: 4, failed: 8, finding: 16 } as const;

export const ID_BYTES = 22;
export const HASH_BYTES = 32;
/** As much of a revision's hash as a table has. */
export const HASH_PREFIX_BYTES = 8;
export const UNKNOWN_TABLE = 0xffff;
export const UNKNOWN_STRAND = 0xff;

/** A table as the transactions of blocks name it. */
export interface TableName {
  readonly id: string;
  readonly name: string;
}

/**
 * What an index of a journal notes of blocks: one row per value in the order of the source, and one per revision, in the
 * order of the blocks and then as they stand in them. Nothing here is a verdict of its own: a row repeats what stands in the
 * block, and the flags repeat what its stretch says.
 */
export interface FactTable {
  /** Rows of blocks, of values that cannot be read included. */
  readonly blocks: number;
  /** Number of the object in its inventory; −1 where there is none. */
  readonly object: number;
  /** Where the block begins in the object, in bytes, and how many they are. */
  readonly start: Float64Array<ArrayBuffer>;
  readonly length: Uint32Array<ArrayBuffer>;
  /** NaN: unreadable. */
  readonly sequenceNo: Float64Array<ArrayBuffer>;
  /** Milliseconds since 1970, what is finer is left out; NaN: unreadable, or not given to the second. */
  readonly time: Float64Array<ArrayBuffer>;
  /** 32 bytes each, as stated. */
  readonly blockHash: Uint8Array<ArrayBuffer>;
  /** 22 bytes each, ASCII; zeros: none. */
  readonly transactionId: Uint8Array<ArrayBuffer>;
  /** {@link BLOCK_FLAGS} */
  readonly flags: Uint16Array<ArrayBuffer>;
  /** Place in `strands`; 255: unreadable, or of one strand too many. */
  readonly strand: Uint8Array<ArrayBuffer>;
  /** How many rows of revisions the block has. */
  readonly revisions: Uint32Array<ArrayBuffer>;
  /** 22 bytes per revision, ASCII; zeros: not told. */
  readonly documentId: Uint8Array<ArrayBuffer>;
  /** NaN: not told. */
  readonly version: Float64Array<ArrayBuffer>;
  /** The first 8 bytes of each, as stated. */
  readonly revisionHash: Uint8Array<ArrayBuffer>;
  /** Place in `tables`; 0xffff: not told. */
  readonly table: Uint16Array<ArrayBuffer>;
  /** {@link REVISION_FLAGS} */
  readonly revisionFlags: Uint8Array<ArrayBuffer>;
  readonly tables: readonly TableName[];
  readonly strands: readonly string[];
}

/** The buffers of the columns, for a list of what to transfer to another thread. */
export function factBuffers(table: FactTable): ArrayBuffer[] {
  return Object.values(table).flatMap((column) => (ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : []));
}
