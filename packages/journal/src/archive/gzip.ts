import { ArchiveError } from './archive-error.ts';
import type { Bytes } from './read-file.ts';
import { unpackDamaged } from './unpack-damaged.ts';

/** Whether bytes begin like gzip with its only method, deflate (RFC 1952, "Member header and trailer"). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;
}

/**
 * Unpacks gzip as it comes in; nothing is kept.
 *
 * Where the host's own unpacking fails, by damage or, in browsers, at a second member, all is read again and unpacked here as
 * far as it goes: how much comes out does not depend on when the host gave up.
 *
 * @param pieces the file from its start on, each time it is called
 * @param most bytes that may come out
 * @throws ArchiveError 'gzip-damaged', 'gzip-too-large', and what `pieces` throws; `at` counts in what is unpacked
 */
export async function* unpack(
  pieces: () => AsyncIterable<Bytes>,
  file: string,
  most: number,
): AsyncGenerator<Bytes, void> {
  let at = 0;
  const checked = (piece: Bytes): Bytes => {
    if (at + piece.length > most) {
      throw new ArchiveError('gzip-too-large', `More than ${most} bytes come out of the packed file`, file, at);
    }
    at += piece.length;
    return piece;
  };
  try {
    for await (const piece of unpackByHost(pieces())) yield checked(piece);
    return;
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
  }
  const unpacked = unpackDamaged(await collect(pieces()));
  let again = 0;
  for (let next = unpacked.next(); ; next = unpacked.next()) {
    if (next.done === true) {
      if (next.value) return;
      throw new ArchiveError('gzip-damaged', 'The packed file is damaged, or it ends too early', file, at);
    }
    const piece = next.value;
    const behind = piece.subarray(Math.max(0, at - again));
    again += piece.length;
    if (behind.length > 0) yield checked(behind);
  }
}

async function collect(pieces: AsyncIterable<Bytes>): Promise<Bytes> {
  const all: Bytes[] = [];
  for await (const piece of pieces) all.push(piece);
  const bytes = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of all) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** @throws whatever the host throws; what `pieces` throws goes before it */
async function* unpackByHost(pieces: AsyncIterable<Bytes>): AsyncGenerator<Bytes, void> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  let failure: unknown;
  const feed = async () => {
    try {
      for await (const piece of pieces) await writer.write(piece);
      await writer.close();
    } catch (error) {
      // The stream's own failure is seen where it is read.
      failure = error;
      await writer.abort(error).catch(() => {});
    }
  };
  const fed = feed();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw failure instanceof ArchiveError ? failure : error;
  } finally {
    // Ends the feeding too, wherever it waits.
    await reader.cancel().catch(() => {});
    await writer.abort().catch(() => {});
    await fed;
  }
}
