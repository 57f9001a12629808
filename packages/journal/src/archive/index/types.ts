import type { TableName } from '../../engine/fact-table.ts';

/** A block as the index has it. Its number in the index is its place in the order of the journal's objects. */
export interface BlockRow {
  readonly index: number;
  /** Number of the object in the inventory; −1 where there is none. */
  readonly object: number;
  /** Bytes of the object. */
  readonly start: number;
  readonly length: number;
  /** `undefined`: it cannot be read. */
  readonly sequenceNo: number | undefined;
  readonly strandId: string | undefined;
  /** Milliseconds since 1970. */
  readonly time: number | undefined;
  /** 32 bytes, as stated. */
  readonly blockHash: Uint8Array;
  readonly transactionId: string | undefined;
  /** BLOCK_FLAGS */
  readonly flags: number;
  /** How many revisions it has. */
  readonly revisions: number;
}

export interface RevisionRow {
  /** Of its block. */
  readonly index: number;
  /** Among the revisions of the block. */
  readonly position: number;
  /** `undefined`: only its hash is there. */
  readonly documentId: string | undefined;
  readonly version: number | undefined;
  /** The first 8 bytes, as stated. */
  readonly hash: Uint8Array;
  readonly table: TableName | undefined;
  /** REVISION_FLAGS */
  readonly flags: number;
}

/** Something with an id or hash that was looked for. */
export type Found =
  | { readonly kind: 'document'; readonly documentId: string; readonly revisions: number }
  | { readonly kind: 'transaction'; readonly transactionId: string; readonly index: number }
  | { readonly kind: 'block'; readonly index: number }
  /** Told by the first 8 bytes of its hash. */
  | { readonly kind: 'revision'; readonly revision: RevisionRow };

/** A table as transactions name it; with empty texts, those documents of which no transaction tells the table. */
export interface TableSummary extends TableName {
  readonly documents: number;
  readonly revisions: number;
}

export interface DocumentSummary {
  readonly documentId: string;
  readonly revisions: number;
  /** Of the last revision in the order of the journal. */
  readonly lastVersion: number | undefined;
  readonly deleted: boolean;
  /** REVISION_FLAGS of all its revisions together. */
  readonly flags: number;
  /** Index of the block of the last one. */
  readonly lastBlock: number;
}

/** Sequence numbers `[from, to)`, and numbers of blocks. */
export interface CoverageCell {
  readonly from: number;
  readonly to: number;
  /** Rows of readable blocks of the journal's strand. */
  readonly blocks: number;
  /** Numbers that no such block has. */
  readonly missing: number;
  /** Blocks whose number another one has too, counted from the second on. */
  readonly repeated: number;
  /** Values that cannot be read, and blocks of other strands, that stand behind one of these blocks. */
  readonly unreadable: number;
  readonly foreign: number;
  /** Blocks with that flag. */
  readonly noTransaction: number;
  readonly redacted: number;
  readonly redaction: number;
  readonly bare: number;
  readonly deleted: number;
  readonly finding: number;
  readonly failed: number;
  readonly json: number;
  readonly linkFailed: number;
}
