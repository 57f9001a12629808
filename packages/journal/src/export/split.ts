import { JournalError } from '../errors.ts';
import type { ByteRange, IonValue } from '../ion/index.ts';

/** What a splitter finds. */
export interface Split {
  readonly spans: readonly ByteRange[];
  readonly problem: JournalError | undefined;
  readonly rest: number;
  /** Reads the bytes of span `index`. */
  readonly read: (part: Uint8Array, index: number) => readonly IonValue[];
}

/** Runs `work`; errors in it count from `start` on. */
export function shifting<T>(start: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    throw new JournalError(error.code, error.message, start + error.at, error.path);
  }
}
