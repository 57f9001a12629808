import { ArchiveError } from './archive-error.ts';
import type { ArchiveFile } from './types.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes of one reading of a file, unless it is said otherwise. */
const PIECE_BYTES = 4 * 1024 * 1024;

/**
 * Bytes `[start, end)` of a file, all of them.
 *
 * @throws ArchiveError 'file-unreadable', 'file-changed' when there are fewer
 */
export async function readRange(file: ArchiveFile, start: number, end: number): Promise<Bytes> {
  if (end <= start) return new Uint8Array(0);
  let bytes: Bytes;
  try {
    bytes = await file.read(start, end);
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    const why = error instanceof Error ? `: ${error.message}` : '';
    throw new ArchiveError('file-unreadable', `The file cannot be read${why}`, file.name, start);
  }
  if (bytes.length !== end - start) {
    const message = `The file ends after ${start + bytes.length} bytes; it had ${file.size}`;
    throw new ArchiveError('file-changed', message, file.name, start);
  }
  return bytes;
}

/**
 * The bytes of a file from `start` on, in pieces of some megabytes; while one is used, the next one is read.
 *
 * @throws ArchiveError as {@link readRange}
 */
export async function* readPieces(file: ArchiveFile, start: number, size = PIECE_BYTES): AsyncGenerator<Bytes, void> {
  const begin = (at: number) => {
    const reading = readRange(file, at, Math.min(at + size, file.size));
    // Whoever stops early leaves it alone; a failure is then nobody's.
    reading.catch(() => {});
    return reading;
  };
  let next = start < file.size ? begin(start) : undefined;
  for (let at = start; next !== undefined; ) {
    const piece = await next;
    at += piece.length;
    next = at < file.size ? begin(at) : undefined;
    yield piece;
  }
}

/**
 * Whether a file is the one that was looked at, as far as its host can tell.
 *
 * @throws ArchiveError 'file-changed', 'file-unreadable'
 */
export async function checkUnchanged(
  file: ArchiveFile,
  known: { readonly size: number; readonly modified?: number | undefined },
): Promise<void> {
  if (file.stat === undefined) return;
  let now: { readonly size: number; readonly modified?: number | undefined };
  try {
    now = await file.stat();
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError('file-unreadable', 'The file is no longer there', file.name);
  }
  const sameTime = now.modified === undefined || known.modified === undefined || now.modified === known.modified;
  if (now.size === known.size && sameTime) return;
  const what = now.size === known.size ? 'It was written again' : `It had ${known.size} bytes and has ${now.size}`;
  throw new ArchiveError(
    'file-changed',
    `The file has changed since the archive was looked through. ${what}`,
    file.name,
  );
}
