import { ArchiveError, type ArchiveFile } from '@qldb-console/journal/archive';
import type { GivenFile } from '../given-files.ts';

/** A file of the reader's computer: read piece by piece, where it lies. */
export function blobFile({ name, file }: GivenFile): ArchiveFile {
  return {
    name,
    size: file.size,
    modified: file.lastModified,
    async read(start, end) {
      try {
        return new Uint8Array(await file.slice(start, end).arrayBuffer());
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
