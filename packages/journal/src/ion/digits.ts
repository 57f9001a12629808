const BITS_PER_DIGIT = Math.log2(10);

/**
 * Whether a number of this many bits is taken to have more than `maxDigits` decimal digits. Up to two digits more pass,
 * because a number that is written in whole bytes or hexadecimal digits has leading zero bits, and perhaps one for the sign.
 */
export function exceedsDigits(bits: number, maxDigits: number): boolean {
  return Math.floor(bits / BITS_PER_DIGIT) > maxDigits + 2;
}
