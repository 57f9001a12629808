import type { ArchiveFile } from '@qldb-console/journal/archive';

/** Something that lies in an archive and is not read; the reader is told, since it may have been meant. */
export interface Skipped {
  readonly name: string;
  /** The end of a sentence: why not. */
  readonly why: string;
  /** Whether blocks of the archive may be in it: then the verdict is not about all of it. */
  readonly lost?: true | undefined;
}

export interface ArchiveFiles {
  readonly files: readonly ArchiveFile[];
  readonly skipped: readonly Skipped[];
  readonly skippedCount: number;
}

/** Names of what is skipped that are told; all are counted. */
const MOST_SKIPPED = 50;

/** Collects what a place has. */
export class FileList {
  readonly files: ArchiveFile[] = [];
  private readonly lost: Skipped[] = [];
  private readonly skipped: Skipped[] = [];
  private skippedCount = 0;

  add(file: ArchiveFile): void {
    this.files.push(file);
  }

  skip(name: string, why: string): void {
    this.skippedCount += 1;
    if (this.skipped.length < MOST_SKIPPED) this.skipped.push({ name, why });
  }

  /** Skips what should have been read. */
  lose(name: string, why: string): void {
    this.skippedCount += 1;
    if (this.lost.length < MOST_SKIPPED) this.lost.push({ name, why, lost: true });
  }

  /** In the order of the names, whatever order the host told them in. */
  result(): ArchiveFiles {
    return {
      files: this.files.sort(byName),
      skipped: [...this.lost, ...this.skipped].slice(0, MOST_SKIPPED).sort(byName),
      skippedCount: this.skippedCount,
    };
  }
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
