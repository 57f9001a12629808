export interface BitFlip {
  /** The changed copy; the same array is reused for the next flip. */
  readonly bytes: Uint8Array;
  /** Offset of the byte that differs. */
  readonly at: number;
  /** 0 (lowest) … 7. */
  readonly bit: number;
}

/** Every single bit of `original` flipped in turn. */
export function* bitFlips(original: Uint8Array): Generator<BitFlip> {
  const bytes = original.slice();
  for (let at = 0; at < original.length; at++)
    for (let bit = 0; bit < 8; bit++) {
      bytes[at] = (original[at] as number) ^ (1 << bit);
      yield { bytes, at, bit };
      bytes[at] = original[at] as number;
    }
}
