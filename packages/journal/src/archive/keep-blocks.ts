import { JournalError } from '../errors.ts';
import { splitIon } from '../export/split-ion.ts';
import { addressAtStart, addressOf } from './block-address.ts';
import { PARTS_FORMAT } from './parts-format.ts';
import type { Bytes } from './read-file.ts';
import type { ArchiveFormat } from './types.ts';

/** Blocks that count: sequence numbers `[from, to)`. */
export interface Kept {
  readonly from: number;
  readonly to: number;
}

const SPACE = 0x20;

/**
 * Blanks out the blocks of a chunk that do not count, so that all others stay where they are, and so do the symbol tables:
 * with spaces in text, with padding in Ion binary (Ion binary encoding, "NOP Padding").
 *
 * @param undecided whether a block that says no address counts, before any that does
 * @returns whether there are blocks left, and whether the last one counts
 */
export function keepBlocks(
  bytes: Bytes,
  format: ArchiveFormat,
  keep: Kept,
  undecided: boolean,
): { readonly left: boolean; readonly last: boolean } {
  const parts = splitIon(bytes, PARTS_FORMAT[format]);
  let left = parts.problem !== undefined;
  let last = undecided;
  for (const [index, { start, end }] of parts.spans.entries()) {
    const sequenceNo = numberOf(bytes.subarray(start, end), () => parts.read(index));
    if (sequenceNo !== undefined) last = sequenceNo >= keep.from && sequenceNo < keep.to;
    if (last) left = true;
    else if (format === 'ion-binary') padOut(bytes, start, end);
    else bytes.fill(SPACE, start, end);
  }
  return { left, last };
}

function numberOf(bytes: Uint8Array, read: () => Parameters<typeof addressOf>[0]): number | undefined {
  const short = addressAtStart(bytes);
  if (short !== undefined) return short.sequenceNo;
  try {
    return addressOf(read())?.sequenceNo;
  } catch (error) {
    if (error instanceof JournalError) return undefined;
    throw error;
  }
}

const MOST_SHORT_PADDING = 14;

/** Padding of exactly the bytes of a value: what it has in it means nothing. */
function padOut(bytes: Uint8Array, start: number, end: number): void {
  const length = end - start;
  if (length <= MOST_SHORT_PADDING) {
    // One byte of descriptor and the rest.
    bytes[start] = length - 1;
    return;
  }
  let digits = 1;
  while (length - 1 - digits >= 128 ** digits) digits++;
  let rest = length - 1 - digits;
  bytes[start] = 0x0e;
  for (let i = digits; i > 0; i--) {
    bytes[start + i] = (rest % 128) | (i === digits ? 0x80 : 0);
    rest = Math.floor(rest / 128);
  }
}
