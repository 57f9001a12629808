/** What is wrong with a transaction or a request to the engine. The API layer gives each its name on the wire. */
export type EngineErrorCode =
  | 'ledger-not-found'
  | 'ledger-exists'
  | 'ledger-in-use'
  | 'ledger-creating'
  | 'ledger-protected'
  | 'ledger-quota'
  | 'ledger-impaired'
  | 'export-quota'
  | 'key-not-found'
  | 'key-exists'
  | 'key-inaccessible'
  | 'key-quota'
  | 'table-not-found'
  | 'table-exists'
  | 'document-not-found'
  | 'revision-not-found'
  | 'revision-current'
  | 'revision-redacted'
  | 'invalid-ion'
  | 'invalid-transaction'
  | 'limit-exceeded'
  | 'conflict';

export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;
  /** Name of the ledger it is about, where it is about one. */
  readonly ledger: string | undefined;
  constructor(code: EngineErrorCode, message: string, options: ErrorOptions & { ledger?: string } = {}) {
    super(message, options);
    this.code = code;
    this.ledger = options.ledger;
  }
}
