import { JournalError, type JournalErrorCode } from '../../errors.ts';

/** Largest VarUInt and VarInt magnitude that is read: exact as a number, far above every length and exponent. */
const MAX_VAR = 2 ** 46;

/** A position in Ion binary, with the basic fields of the format. */
export class BinaryCursor {
  readonly bytes: Uint8Array;
  pos = 0;
  /** Whether `pos` is inside a value that is known to be there whole: running out of bytes then means that lengths lie. */
  inside = false;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  fail(code: JournalErrorCode, message: string, at: number): never {
    throw new JournalError(code, message, at);
  }

  /** The next byte, which must lie before `end`. */
  next(end: number): number {
    if (this.pos >= end) this.failShort(end);
    return this.bytes[this.pos++] as number;
  }

  private failShort(end: number): never {
    if (this.inside) return this.fail('ion-bad-length', 'The content of a value does not fit into its length', end);
    return this.fail('unexpected-end', 'The data ends in the middle of a value', end);
  }

  /** VarUInt that ends before `end`. */
  varUInt(end: number): number {
    const start = this.pos;
    let value = 0;
    for (;;) {
      const byte = this.next(end);
      value = value * 128 + (byte & 0x7f);
      if (value > MAX_VAR) return this.fail('ion-number-too-large', 'A variable-length integer is too large', start);
      if (byte >= 0x80) return value;
    }
  }

  /** VarInt that ends before `end`; the sign is separate because -0 has a meaning. */
  varInt(end: number): { negative: boolean; magnitude: number } {
    const start = this.pos;
    let byte = this.next(end);
    const negative = (byte & 0x40) !== 0;
    let magnitude = byte & 0x3f;
    while (byte < 0x80) {
      byte = this.next(end);
      magnitude = magnitude * 128 + (byte & 0x7f);
      if (magnitude > MAX_VAR) {
        return this.fail('ion-number-too-large', 'A variable-length integer is too large', start);
      }
    }
    return { negative, magnitude };
  }

  /** Big-endian unsigned integer of the bytes `[start, end)`. */
  uInt(start: number, end: number): bigint {
    if (end - start <= 6) {
      let value = 0;
      for (let i = start; i < end; i++) value = value * 256 + (this.bytes[i] as number);
      return BigInt(value);
    }
    let hex = '0x';
    for (let i = start; i < end; i++) hex += (this.bytes[i] as number).toString(16).padStart(2, '0');
    return BigInt(hex);
  }

  /** Sign-and-magnitude integer of the bytes `[start, end)`; no bytes are +0. */
  int(start: number, end: number): { negative: boolean; magnitude: bigint } {
    if (start === end) return { negative: false, magnitude: 0n };
    const first = this.bytes[start] as number;
    const rest = end - start - 1;
    const low = this.uInt(start + 1, end);
    const high = BigInt(first & 0x7f);
    return { negative: first >= 0x80, magnitude: (high << BigInt(8 * rest)) | low };
  }
}
