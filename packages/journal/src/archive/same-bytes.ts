import { objectBytes } from './object-bytes.ts';
import type { Bytes } from './read-file.ts';
import type { ArchiveFile } from './types.ts';

interface Packed {
  readonly file: ArchiveFile;
  readonly gzip: boolean;
}

/**
 * Whether two objects hold the same bytes, packed or not.
 *
 * @throws ArchiveError as objectBytes
 */
export async function sameBytes(a: Packed, b: Packed): Promise<boolean> {
  if (!a.gzip && !b.gzip && a.file.size !== b.file.size) return false;
  const left = new Feed(objectBytes(a.file, a.gzip));
  const right = new Feed(objectBytes(b.file, b.gzip));
  try {
    for (;;) {
      const [one, other] = await Promise.all([left.some(), right.some()]);
      if (one === undefined || other === undefined) return one === other;
      const length = Math.min(one.length, other.length);
      for (let i = 0; i < length; i++) if (one[i] !== other[i]) return false;
      left.drop(length);
      right.drop(length);
    }
  } finally {
    await Promise.all([left.close(), right.close()]);
  }
}

class Feed {
  private here: Bytes | undefined;
  private readonly pieces: AsyncGenerator<Bytes, void>;

  constructor(pieces: AsyncGenerator<Bytes, void>) {
    this.pieces = pieces;
  }

  /** What comes next, at least one byte; undefined at the end. */
  async some(): Promise<Bytes | undefined> {
    while (this.here === undefined || this.here.length === 0) {
      const next = await this.pieces.next();
      if (next.done === true) return undefined;
      this.here = next.value;
    }
    return this.here;
  }

  drop(length: number): void {
    this.here = this.here?.subarray(length);
  }

  async close(): Promise<void> {
    await this.pieces.return();
  }
}
