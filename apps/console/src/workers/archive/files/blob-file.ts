import { ArchiveError, type ArchiveFile } from '@qldb-console/journal/archive';
import { takeBuffer } from '../../spare-buffers.ts';
import type { GivenFile } from '../given-files.ts';

/** A file of the reader's computer: read piece by piece, where it lies. */
export function blobFile({ name, file }: GivenFile): ArchiveFile {
  return {
    name,
    size: file.size,
    modified: file.lastModified,
    async read(start, end) {
      try {
        return await bytesOf(file.slice(start, end));
      } catch {
        // Browsers answer NotReadableError or NotFoundError alike for a file that was changed, moved or locked.
        throw new ArchiveError(
          'file-unreadable',
          'The browser cannot read the file any more: it was changed, moved or locked since it was opened',
          name,
        );
      }
    },
  };
}

/** Below that, new memory costs nothing to speak of. */
const LARGE_BYTES = 1024 * 1024;

/** All bytes of it; fewer where it ends before. */
async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const reader = blob.size < LARGE_BYTES ? undefined : readerInto(blob);
  if (reader === undefined) return new Uint8Array(await blob.arrayBuffer());
  let buffer = takeBuffer(blob.size);
  for (let filled = 0; ; ) {
    // Browsers that do not know `min` answer what they have, and are asked again.
    const min = blob.size - filled;
    const { value, done } = await reader.read(new Uint8Array(buffer, filled, min), { min });
    if (value === undefined) throw new TypeError('the reading was given up');
    buffer = value.buffer;
    filled += value.length;
    if (done || filled === blob.size) return new Uint8Array(buffer, 0, filled);
  }
}

/** Not every browser can read a file into memory that is there. */
function readerInto(blob: Blob): ReadableStreamBYOBReader | undefined {
  try {
    return blob.stream().getReader({ mode: 'byob' });
  } catch {
    return undefined;
  }
}
