import { isIonBinary } from '../ion/binary/reader.ts';
import type { Kernel } from './kernel.ts';

export interface Borders {
  /** Offsets at which blocks begin, in order, each at least as far from the one before as asked. */
  readonly offsets: readonly number[];
  /**
   * Up to here there are whole blocks. What comes behind is a block that is cut off, or something that what follows may
   * depend on, such as a symbol table: it must not be cut.
   */
  readonly end: number;
}

/** How the module's reading of a window ended. */
const CUT = 1;
const STRANGE = 2;

/**
 * Finds where blocks of Ion text begin, by a pass over quotes and brackets from the start of the bytes, which must be the
 * start of a block or of the blanks before one. In the middle of Ion text nobody can tell whether a brace stands in a string,
 * so that there is no way but from the start; this one is some times faster than judging. Parts between two offsets can be
 * judged anywhere, and their stretches joined.
 *
 * Ion binary is never cut (symbol tables hold on), and nothing is found without the fast path.
 *
 * @param every least number of bytes from one offset to the next
 */
export function findBorders(kernel: Kernel | undefined, bytes: Uint8Array, every: number): Borders {
  const offsets: number[] = [];
  if (kernel === undefined || isIonBinary(bytes)) return { offsets, end: 0 };
  const { exports } = kernel;
  let at = 0;
  while (at < bytes.length) {
    const length = Math.min(kernel.capacity, bytes.length - at);
    kernel.bytes.set(bytes.subarray(at, at + length), kernel.input);
    const ended = exports.skim(length, Math.min(every, kernel.capacity));
    for (let i = 0; i < exports.borderCount(); i++) {
      const offset = at + (kernel.words[(exports.bordersAt() >> 2) + i] as number);
      if (offset >= (offsets.at(-1) ?? Number.NEGATIVE_INFINITY) + every) offsets.push(offset);
    }
    const consumed = exports.consumedBytes();
    at += consumed;
    if (ended === STRANGE || (ended === CUT && consumed === 0)) break;
  }
  return { offsets, end: at };
}
