/** Why something of an archive cannot be read; closed. */
export type ArchiveErrorCode =
  /** The host does not hand out its bytes. */
  | 'file-unreadable'
  /** Its size or date is another one than when the archive was looked through, or it ends too early. */
  | 'file-changed'
  /** What begins like gzip is none, or ends too early. */
  | 'gzip-damaged'
  /** More bytes come out of it than anything in an export has. */
  | 'gzip-too-large'
  | 'object-too-large'
  /** A single value is larger than any block can be. */
  | 'block-too-large'
  /** Whoever asked no longer wants it. */
  | 'cancelled'
  /** Nothing of this number, or at this place, is in the archive. */
  | 'not-there';

/**
 * Thrown where bytes of an archive cannot be had. What the bytes say is never one of these: that is a finding of the
 * inventory, or a fault of the verdict.
 *
 * @property file name of the file in the archive
 * @property at   byte of the file, or of what is unpacked from it, up to which it could be read; where that is known
 */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly code: ArchiveErrorCode;
  readonly file: string;
  readonly at: number | undefined;

  constructor(code: ArchiveErrorCode, message: string, file: string, at?: number) {
    super(message);
    this.code = code;
    this.file = file;
    this.at = at;
  }
}
