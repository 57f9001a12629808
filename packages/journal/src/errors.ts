/**
 * The closed vocabulary of "this input cannot be read". A claim that turns out false is never one of these:
 * false claims are returned as checks (see verdict.ts).
 */
export type JournalErrorCode =
  // container
  | 'empty-input'
  | 'input-too-large'
  | 'invalid-utf8'
  | 'unexpected-end'
  | 'trailing-data'
  // Ion text and binary
  | 'ion-syntax'
  | 'ion-invalid-escape'
  | 'ion-invalid-number'
  | 'ion-invalid-timestamp'
  | 'ion-invalid-base64'
  | 'ion-unknown-symbol'
  | 'ion-unsupported-version'
  | 'ion-shared-symbol-table'
  | 'ion-too-deep'
  | 'ion-too-many-values'
  | 'ion-number-too-large'
  | 'ion-bad-length'
  | 'ion-reserved-type'
  // aggregated Kinesis records
  | 'aggregate-checksum'
  | 'aggregate-syntax'
  | 'too-many-records'
  // journal structures
  | 'not-a-struct'
  | 'missing-field'
  | 'duplicate-field'
  | 'wrong-type'
  | 'invalid-hash-length'
  | 'invalid-base64'
  | 'invalid-id'
  | 'invalid-sequence-number'
  | 'unrecognised-document'
  // evidence bundles
  | 'bundle-version'
  | 'bundle-syntax';

/**
 * Thrown when input cannot be read.
 *
 * @property code closed set, for switch statements and tests
 * @property at   byte offset into the input that was handed in (0-based); where the path leads into a string that holds
 *                Ion text, as in the answers of the API, the offset counts in that text
 * @property path where in the structure, e.g. `revisions[2].metadata.version`; '' at the root
 */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  readonly code: JournalErrorCode;
  readonly at: number;
  readonly path: string;

  constructor(code: JournalErrorCode, message: string, at = 0, path = '') {
    super(message);
    this.code = code;
    this.at = at;
    this.path = path;
  }
}
