import { encodeUtf8 } from '../utf8.ts';

const END = 0x80;
const SIGN = 0x80;
const NEGATIVE = 0x40;
/** What is kept from call to call; larger buffers are left to the garbage collector. */
const KEPT_BYTES = 1 << 16;
/** From here on the host's own encoder is faster than a loop. */
const LONG_TEXT = 64;

// Writing is synchronous and the result is copied out, so that no two writers ever use it at once.
const kept = new Uint8Array(KEPT_BYTES);
const double = new DataView(new ArrayBuffer(8));
const doubleBytes = new Uint8Array(double.buffer);

/**
 * A byte buffer that is filled from its end towards its start. Ion binary puts the length of everything in front of it:
 * written backwards, every length is known when its turn comes, and nothing has to be moved or measured beforehand.
 */
export class BackWriter {
  private bytes = kept;
  /** Where what is written starts. */
  private at = KEPT_BYTES;

  /** Number of bytes written so far. */
  get length(): number {
    return this.bytes.length - this.at;
  }

  /** A copy of what is written. */
  result(): Uint8Array {
    return this.bytes.slice(this.at);
  }

  private reserve(count: number): void {
    if (count <= this.at) return;
    const { length } = this;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, length + count));
    larger.set(this.bytes.subarray(this.at), larger.length - length);
    this.at = larger.length - length;
    this.bytes = larger;
  }

  byte(value: number): void {
    if (this.at === 0) this.reserve(1);
    this.bytes[--this.at] = value;
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.at -= bytes.length;
    this.bytes.set(bytes, this.at);
  }

  /** UTF-8 of `text`. */
  text(text: string): void {
    const { length } = text;
    if (length > LONG_TEXT) {
      this.raw(encodeUtf8(text));
      return;
    }
    this.reserve(length);
    const from = this.at - length;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) {
        this.raw(encodeUtf8(text));
        return;
      }
      this.bytes[from + i] = code;
    }
    this.at = from;
  }

  /** VarUInt: seven bits per byte, the last byte marked. `value`: a whole number, at most 2^53 − 1. */
  varUInt(value: number): void {
    this.byte((value & 0x7f) | END);
    for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) this.byte(rest & 0x7f);
  }

  /** VarInt: the first byte holds the sign and six bits, the others seven. */
  varInt(value: number): void {
    const sign = value < 0 ? NEGATIVE : 0;
    let rest = Math.abs(value);
    let end = END;
    while (rest >= 64) {
      this.byte((rest & 0x7f) | end);
      rest = Math.floor(rest / 128);
      end = 0;
    }
    this.byte(rest | sign | end);
  }

  /** UInt: big-endian, no leading zero bytes, no byte at all for zero. */
  uInt(magnitude: bigint): void {
    if (magnitude > BigInt(Number.MAX_SAFE_INTEGER)) {
      let hex = magnitude.toString(16);
      if (hex.length % 2 === 1) hex = `0${hex}`;
      this.reserve(hex.length / 2);
      for (let end = hex.length; end > 0; end -= 2) this.byte(Number.parseInt(hex.slice(end - 2, end), 16));
      return;
    }
    for (let rest = Number(magnitude); rest > 0; rest = Math.floor(rest / 256)) this.byte(rest & 0xff);
  }

  /** Int: as UInt with the sign in the highest bit, which takes a byte of its own when that bit is taken. */
  int(negative: boolean, magnitude: bigint): void {
    const before = this.length;
    this.uInt(magnitude);
    const first = this.length === before ? SIGN : (this.bytes[this.at] as number);
    if (first >= SIGN) {
      if (negative || this.length > before) this.byte(negative ? SIGN : 0);
    } else if (negative) {
      this.bytes[this.at] = first | SIGN;
    }
  }

  /** Eight bytes, big-endian. There is one NaN. */
  double(value: number): void {
    double.setFloat64(0, value);
    if (Number.isNaN(value)) {
      double.setUint32(0, 0x7ff80000);
      double.setUint32(4, 0);
    }
    this.raw(doubleBytes);
  }
}
