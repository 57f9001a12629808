/** Rows as the store hands them out and takes them in. Times are milliseconds since 1970-01-01T00:00:00Z. */
export type Hash = Uint8Array;

export type PermissionsMode = 'ALLOW_ALL' | 'STANDARD';

export interface NewLedger {
  readonly name: string;
  readonly strandId: string;
  readonly permissionsMode: PermissionsMode;
  readonly deletionProtection: boolean;
  /** ARN of a customer managed key; undefined = owned by the service. Nothing is encrypted with it. */
  readonly kmsKeyArn: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
  /** From then on the ledger is ACTIVE; before it is CREATING. */
  readonly activeAt: number;
}

export interface LedgerRow extends NewLedger {
  readonly id: number;
  /** When the ledger, its deletion requested, is gone: DELETING until then. */
  readonly goneAt: number | undefined;
  /** From then on its key is in effect, before it is being changed; undefined = it never was changed. */
  readonly keyReadyAt: number | undefined;
  /** Since when its key cannot be used; undefined while it can. */
  readonly keyInaccessibleSince: number | undefined;
  /** Number of committed blocks; the next block's sequence number. */
  readonly size: number;
  readonly lastBlockHash: Hash;
  readonly lastTimestamp: number;
}

/** What can be changed of a ledger; what is undefined stays. */
export interface LedgerChange {
  readonly deletionProtection?: boolean | undefined;
  readonly permissionsMode?: PermissionsMode | undefined;
  readonly key?: { readonly kmsKeyArn: string | undefined; readonly keyReadyAt: number } | undefined;
  /** Replaces all tags. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface BlockRow {
  readonly sequenceNo: number;
  readonly transactionId: string;
  readonly blockTimestamp: number;
  readonly txTime: number;
  readonly blockHash: Hash;
  readonly entriesHash: Hash;
  /** Empty for the first block. */
  readonly previousBlockHash: Hash;
  /** `entriesHashList`; a member without content is empty. */
  readonly entries: readonly Hash[];
  /** Compact Ion text of the struct, or undefined where the block has none. */
  readonly transactionInfo: string | undefined;
  readonly redactionInfo: string | undefined;
}

/** A member of a block's `revisions`. Without `document` it is hash-only: an internal revision of the service itself. */
export interface RevisionRow {
  readonly position: number;
  readonly hash: Hash;
  readonly document: RevisionDocument | undefined;
}
export interface RevisionDocument {
  readonly documentId: string;
  readonly tableId: string;
  readonly version: number;
  /** Ion text exactly as it was committed; undefined when deleted or redacted. */
  readonly data: string | undefined;
  /** Ion hash of the data that was redacted. */
  readonly dataHash: Hash | undefined;
}

/** The latest revision of a document. */
export interface DocumentRow {
  readonly documentId: string;
  readonly tableId: string;
  readonly version: number;
  readonly sequenceNo: number;
  readonly deleted: boolean;
}

export interface TableRow {
  readonly tableId: string;
  readonly name: string;
  /** A dropped table keeps its id and its documents, but takes no statement any more. */
  readonly active: boolean;
  readonly indexes: readonly TableIndex[];
}
export interface TableIndex {
  readonly indexId: string;
  /** Top-level field that is indexed. */
  readonly field: string;
}

/** A complete subtree of the journal tree: leaves `[index << level, (index + 1) << level)`. */
export interface NodeRow {
  readonly level: number;
  readonly index: number;
  readonly hash: Hash;
}

export interface Redaction {
  readonly sequenceNo: number;
  readonly documentId: string;
  readonly dataHash: Hash;
}

export interface AppendedBlock {
  readonly block: BlockRow;
  readonly revisions: readonly RevisionRow[];
}

/** Everything one or more consecutive commits change, written in one transaction. */
export interface Append {
  /** Size of the journal this append was computed for; another size is a conflict. */
  readonly expectedSize: number;
  readonly blocks: readonly AppendedBlock[];
  /** Completed nodes of level 1 and above; the leaves are the block hashes. */
  readonly nodes: readonly NodeRow[];
  readonly documents: readonly DocumentRow[];
  readonly tables: readonly TableRow[];
  readonly redactions: readonly Redaction[];
}
