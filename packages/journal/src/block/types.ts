import type { ByteRange, IonFormat, IonStruct, IonTimestamp, IonValue } from '../ion/index.ts';
import type { Hash } from '../merkle/index.ts';

/** Where a block stands: `{strandId, sequenceNo}`, sequence numbers from 0 and at most 2^53 − 1. */
export interface BlockAddress {
  readonly strandId: string;
  readonly sequenceNo: number;
}
export interface ParsedBlockAddress extends BlockAddress {
  readonly value: IonStruct;
}

/**
 * Something outside every hashed struct that the format does not know: a field, or an annotation. No hash covers it,
 * so what it says may have been put there by anybody.
 */
export interface UnknownPart {
  readonly kind: 'field' | 'annotation';
  /** Where it stands, e.g. `revisions[0].note`; for an annotation the value that carries it. */
  readonly path: string;
  /** Name of the field or text of the annotation, as Ion symbol text. */
  readonly name: string;
  readonly range: ByteRange;
}

export interface RevisionMetadata {
  /** The whole struct: this is what is hashed, unknown fields included. */
  readonly value: IonStruct;
  /** Document id, 22 characters. */
  readonly id: string;
  /** 0 for the first revision of a document. */
  readonly version: number;
  readonly txTime: IonTimestamp;
  /** Transaction id, 22 characters. */
  readonly txId: string;
}

/**
 * document     – `data` and `metadata`: its hash can be recomputed
 * redacted     – `dataHash` instead of `data`
 * deleted      – `metadata` alone: a DELETE
 * hash-only    – neither: an internal revision of the service, or one whose content was left out
 * unrecognised – content without metadata: its hash cannot be recomputed from what is there
 */
export type RevisionKind = 'document' | 'redacted' | 'deleted' | 'hash-only' | 'unrecognised';

export interface ParsedRevision {
  /** The bytes that `value` and all ranges point into; those of the block when it was read as part of one. */
  readonly source: Uint8Array;
  readonly value: IonStruct;
  readonly kind: RevisionKind;
  readonly blockAddress?: ParsedBlockAddress;
  /** 32 bytes, as stated. */
  readonly hash: Hash;
  readonly data?: IonValue;
  /** 32 bytes, as stated. */
  readonly dataHash?: Hash;
  readonly metadata?: RevisionMetadata;
  readonly unknownFields: readonly UnknownPart[];
  readonly ranges: RevisionRanges;
}
export interface RevisionRanges {
  readonly hash: ByteRange;
  readonly dataHash: ByteRange | undefined;
}

export interface Statement {
  readonly statement: string;
  readonly startTime: IonTimestamp;
  /** 32 bytes. Covers the statement's text and its parameters, which the block does not show. */
  readonly statementDigest: Hash;
  readonly range: ByteRange;
}
export interface ChangedDocument {
  readonly documentId: string;
  readonly tableName: string;
  readonly tableId: string;
  /** Zero-based indexes into `statements`, one per mutation, so the same one may repeat. */
  readonly statements: readonly number[];
  readonly range: ByteRange;
}
export interface TransactionInfo {
  /** The whole struct: this is what is hashed. */
  readonly value: IonStruct;
  readonly statements: readonly Statement[];
  /** Empty when the transaction changed no document. */
  readonly documents: readonly ChangedDocument[];
}

/** A revision whose data was removed from its block by REDACT_REVISION. */
export interface RedactedRevision {
  readonly blockAddress: BlockAddress;
  readonly tableId: string;
  readonly documentId: string;
  readonly version: number;
  readonly range: ByteRange;
}
export interface RedactionInfo {
  readonly value: IonStruct;
  readonly revisions: readonly RedactedRevision[];
}

/** What a stream's BLOCK_SUMMARY record has instead of revisions. */
export interface RevisionSummaryEntry {
  readonly hash: Hash;
  /** Absent for internal revisions. */
  readonly documentId?: string;
  readonly range: ByteRange;
}

export interface ParsedBlock {
  /** The bytes that `value` and all ranges point into. */
  readonly source: Uint8Array;
  readonly format: IonFormat;
  readonly value: IonStruct;
  readonly address: ParsedBlockAddress;
  readonly transactionId: string;
  readonly blockTimestamp: IonTimestamp;
  readonly blockHash: Hash;
  readonly entriesHash: Hash;
  /** 32 bytes, or empty. */
  readonly previousBlockHash: Uint8Array;
  /** Each 32 bytes, or empty. */
  readonly entriesHashList: readonly Uint8Array[];
  readonly transactionInfo?: TransactionInfo;
  readonly redactionInfo?: RedactionInfo;
  readonly revisions?: readonly ParsedRevision[];
  readonly revisionSummaries?: readonly RevisionSummaryEntry[];
  /** Everywhere in the block but inside hashed structs. */
  readonly unknownFields: readonly UnknownPart[];
  readonly ranges: BlockRanges;
}
export interface BlockRanges {
  readonly transactionId: ByteRange;
  readonly blockHash: ByteRange;
  readonly entriesHash: ByteRange;
  readonly previousBlockHash: ByteRange;
  readonly entriesHashList: ByteRange;
  readonly entries: readonly ByteRange[];
  readonly revisions: ByteRange | undefined;
  readonly revisionSummaries: ByteRange | undefined;
}
