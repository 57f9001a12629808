import { ArchiveError } from './archive-error.ts';
import type { Bytes } from './read-file.ts';

/** Whether bytes begin like gzip with its only method, deflate (RFC 1952, "Member header and trailer"). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;
}

/**
 * Unpacks gzip as it comes in; nothing is kept.
 *
 * @param most bytes that may come out
 * @throws ArchiveError 'gzip-damaged', 'gzip-too-large', and what `pieces` throws; `at` counts in what is unpacked
 */
export async function* unpack(pieces: AsyncIterable<Bytes>, file: string, most: number): AsyncGenerator<Bytes, void> {
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
  let at = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      at += value.length;
      if (at > most) {
        const message = `More than ${most} bytes come out of the packed file`;
        throw new ArchiveError('gzip-too-large', message, file, at - value.length);
      }
      yield value;
    }
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    if (failure instanceof ArchiveError) throw failure;
    throw new ArchiveError('gzip-damaged', 'The packed file is damaged, or it ends too early', file, at);
  } finally {
    // Ends the feeding too, wherever it waits.
    await reader.cancel().catch(() => {});
    await writer.abort().catch(() => {});
    await fed;
  }
}
