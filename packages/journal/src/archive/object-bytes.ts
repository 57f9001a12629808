import { unpack } from './gzip.ts';
import { ARCHIVE_LIMITS } from './limits.ts';
import { type Bytes, readPieces } from './read-file.ts';
import type { ArchiveFile } from './types.ts';

/**
 * What an object holds from byte `from` on, unpacked if it is packed, in pieces.
 *
 * @param size of the pieces that are read
 * @throws ArchiveError 'file-unreadable', 'file-changed', 'gzip-damaged', 'gzip-too-large'
 */
export function objectBytes(file: ArchiveFile, gzip: boolean, from = 0, size?: number): AsyncGenerator<Bytes, void> {
  if (!gzip) return readPieces(file, from, size);
  const { objectBytes: all, unpackedRatio, unpackedLeast } = ARCHIVE_LIMITS;
  const most = Math.min(all, Math.max(unpackedLeast, unpackedRatio * file.size));
  return behind(
    unpack(() => readPieces(file, 0, size), file.name, most),
    from,
  );
}

/** What comes out of a packed file before `from` has to be unpacked all the same. */
async function* behind(pieces: AsyncGenerator<Bytes, void>, from: number): AsyncGenerator<Bytes, void> {
  let at = 0;
  for await (const piece of pieces) {
    if (at + piece.length > from) yield at >= from ? piece : piece.subarray(from - at);
    at += piece.length;
  }
}

/** Several pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
