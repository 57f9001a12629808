/**
 * A transaction as the engine commits it: what was executed, and what it changed. Whoever executes statements (a
 * workload, later the data plane) works out the mutations; the engine does versions, hashes and the block.
 */
export interface TransactionInput {
  /** 22 characters; default: a new id. */
  readonly transactionId?: string | undefined;
  readonly statements: readonly StatementInput[];
  /** In the order they happened. Several of one document give one revision. */
  readonly mutations: readonly Mutation[];
  /** `blockTimestamp`, milliseconds since 1970; default: now. Raised to the previous block's when before it. */
  readonly committedAt?: number | undefined;
  /** `metadata.txTime`; default: just before the commit. Always before it. */
  readonly revisedAt?: number | undefined;
}

export interface StatementInput {
  readonly text: string;
  /** Ion text, one value each. */
  readonly parameters: readonly string[];
  /** `startTime`, milliseconds since 1970; always before `txTime`. */
  readonly startedAt?: number | undefined;
}

interface OfStatement {
  /** Index of the statement that did it. */
  readonly statement: number;
  readonly table: string;
}
export type Mutation =
  | (OfStatement & {
      readonly op: 'insert';
      /** Ion text of one struct; goes into the journal byte for byte. */
      readonly data: string;
      /** 22 characters; default: a new id. */
      readonly documentId?: string | undefined;
    })
  | (OfStatement & { readonly op: 'update'; readonly documentId: string; readonly data: string })
  | (OfStatement & { readonly op: 'delete'; readonly documentId: string })
  | (OfStatement & {
      readonly op: 'redact';
      readonly documentId: string;
      /** Block of the revision that loses its data; it must not be the document's latest. */
      readonly sequenceNo: number;
    })
  | (OfStatement & { readonly op: 'create-table'; readonly tableId?: string | undefined })
  | (OfStatement & { readonly op: 'create-index'; readonly field: string; readonly indexId?: string | undefined })
  | (OfStatement & { readonly op: 'drop-table' });
