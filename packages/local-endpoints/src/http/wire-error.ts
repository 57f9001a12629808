/** An answer that says what is wrong. How it is written (XML, JSON) is the protocol's business. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly status: number;
  readonly code: string;
  /** Further members of the answer, e.g. the region S3 names for a signature of another one. */
  readonly members: Readonly<Record<string, string>>;
  constructor(status: number, code: string, message: string, members: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.members = members;
  }
}
