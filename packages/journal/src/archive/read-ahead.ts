import { type Bytes, readRange } from './read-file.ts';
import type { ArchiveFile } from './types.ts';

const SMALL_BYTES = 256 * 1024;
const MOST_FILES = 8;

/** Reads small files before their turn comes, some at a time: each by itself takes longer to reach than to read. */
export class ReadAhead {
  private readonly files: readonly (ArchiveFile | undefined)[];
  private readonly readings = new Map<number, Promise<Bytes>>();

  constructor(files: readonly (ArchiveFile | undefined)[]) {
    this.files = files;
  }

  /** File `index`; asked for in ascending order. */
  file(index: number): ArchiveFile | undefined {
    for (let next = index; next < Math.min(index + MOST_FILES, this.files.length); next++) this.begin(next);
    const file = this.files[index];
    const reading = this.readings.get(index);
    this.readings.delete(index);
    if (file === undefined || reading === undefined) return file;
    return {
      name: file.name,
      size: file.size,
      read: async (start, end) => (await reading).slice(start, end),
      ...(file.stat && { stat: () => (file.stat as NonNullable<ArchiveFile['stat']>)() }),
    };
  }

  private begin(index: number): void {
    const file = this.files[index];
    if (file === undefined || file.size > SMALL_BYTES || this.readings.has(index)) return;
    const reading = readRange(file, 0, file.size);
    // It is thrown when its turn comes.
    reading.catch(() => {});
    this.readings.set(index, reading);
  }
}
