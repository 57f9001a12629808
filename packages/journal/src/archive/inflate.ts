/**
 * Deflate (RFC 1951) as far as it can be unpacked. The host's own is quicker, but gives up what it has unpacked when it
 * comes upon damage, sooner or later as it happens; what is left of an object should be the same each time it is read.
 */

const WINDOW = 32 * 1024;
const PIECE = 256 * 1024;
const MOST_BITS = 15;
const END_OF_BLOCK = 256;

/** Base values and extra bits of lengths from symbol 257 on, and of distances (RFC 1951, 3.2.5). */
const LENGTHS = bases(29, 3, 4);
LENGTHS.base[28] = 258;
LENGTHS.bits[28] = 0;
const DISTANCES = bases(30, 1, 2);
/** In which order the lengths of the codes for code lengths come (3.2.7). */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function bases(count: number, first: number, perStep: number) {
  const base: number[] = [];
  const bits: number[] = [];
  for (let symbol = 0, next = first; symbol < count; symbol++) {
    const extra = Math.max(0, Math.floor(symbol / perStep) - 1);
    base.push(next);
    bits.push(extra);
    next += 2 ** extra;
  }
  return { base, bits };
}

/** Symbol and length of the code that the next bits begin with: `symbol * 16 + length`, 0 for no code. */
interface Codes {
  readonly table: Uint16Array;
  readonly bits: number;
}

/** Canonical codes by their lengths (3.2.2). @returns undefined when there are more codes than bits allow */
function codesOf(lengths: readonly number[]): Codes | undefined {
  const counts = new Array<number>(MOST_BITS + 1).fill(0);
  for (const length of lengths) counts[length] = (counts[length] as number) + 1;
  counts[0] = 0;
  const next: number[] = [0];
  let code = 0;
  for (let bits = 1; bits <= MOST_BITS; bits++) {
    code = (code + (counts[bits - 1] as number)) << 1;
    next[bits] = code;
    if (code + (counts[bits] as number) > 1 << bits) return undefined;
  }
  const bits = Math.max(
    1,
    counts.findLastIndex((count) => count > 0),
  );
  const table = new Uint16Array(1 << bits);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const own = next[length] as number;
    next[length] = own + 1;
    // Codes come with their highest bit first.
    let reversed = 0;
    for (let bit = 0; bit < length; bit++) reversed |= ((own >> bit) & 1) << (length - 1 - bit);
    for (let at = reversed; at < table.length; at += 1 << length) table[at] = symbol * 16 + length;
  }
  return { table, bits };
}

const FIXED_LENGTHS = codesOf(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)));
const FIXED_DISTANCES = codesOf(Array.from({ length: 30 }, () => 5));

/** Unpacks one run of deflate. */
export class Inflater {
  private readonly input: Uint8Array;
  private at: number;
  private held = 0;
  private heldBits = 0;
  private readonly out = new Uint8Array(WINDOW + PIECE);
  private end = 0;
  private from = 0;

  constructor(input: Uint8Array, start: number) {
    this.input = input;
    this.at = start;
  }

  /** Where the packed data ends, once all of it is unpacked. */
  get position(): number {
    return this.at - (this.heldBits >> 3);
  }

  /** What comes out, in pieces; whoever takes one owns it. @returns whether it came to its end undamaged */
  *pieces(): Generator<Uint8Array<ArrayBuffer>, boolean> {
    for (;;) {
      const final = this.take(1);
      const type = this.take(2);
      let whole: boolean;
      if (final === undefined || type === undefined || type === 3) whole = false;
      else if (type === 0) whole = yield* this.stored();
      else {
        const codes = type === 1 ? { lengths: FIXED_LENGTHS, distances: FIXED_DISTANCES } : this.readCodes();
        whole = codes?.lengths !== undefined && (yield* this.compressed(codes.lengths, codes.distances));
      }
      if (!whole || final === 1) {
        if (this.end > this.from) yield this.flush();
        return whole;
      }
    }
  }

  private flush(): Uint8Array<ArrayBuffer> {
    const piece = this.out.slice(this.from, this.end);
    const kept = Math.min(WINDOW, this.end);
    this.out.copyWithin(0, this.end - kept, this.end);
    this.end = kept;
    this.from = kept;
    return piece;
  }

  /** So many bits, at most 16; undefined at the end of the data. */
  private take(count: number): number | undefined {
    while (this.heldBits < count) {
      const byte = this.input[this.at];
      if (byte === undefined) return undefined;
      this.at++;
      this.held |= byte << this.heldBits;
      this.heldBits += 8;
    }
    const value = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.heldBits -= count;
    return value;
  }

  private symbol({ table, bits }: Codes): number | undefined {
    while (this.heldBits < bits) {
      const byte = this.input[this.at];
      // The last code may be shorter than the longest one.
      if (byte === undefined) break;
      this.at++;
      this.held |= byte << this.heldBits;
      this.heldBits += 8;
    }
    const entry = table[this.held & ((1 << bits) - 1)] as number;
    const length = entry & 15;
    if (length === 0 || length > this.heldBits) return undefined;
    this.held >>>= length;
    this.heldBits -= length;
    return entry >> 4;
  }

  private *stored(): Generator<Uint8Array<ArrayBuffer>, boolean> {
    this.take(this.heldBits & 7);
    const length = this.take(16);
    const complement = this.take(16);
    if (length === undefined || complement === undefined || (length ^ complement) !== 0xffff) return false;
    for (let i = 0; i < length; i++) {
      const byte = this.take(8);
      if (byte === undefined) return false;
      this.out[this.end++] = byte;
      if (this.end === this.out.length) yield this.flush();
    }
    return true;
  }

  private *compressed(lengths: Codes, distances: Codes | undefined): Generator<Uint8Array<ArrayBuffer>, boolean> {
    const { out } = this;
    for (;;) {
      const symbol = this.symbol(lengths);
      if (symbol === undefined) return false;
      if (symbol === END_OF_BLOCK) return true;
      if (symbol < END_OF_BLOCK) out[this.end++] = symbol;
      else {
        const length = this.value(symbol - 257, LENGTHS);
        const code = distances && this.symbol(distances);
        const distance = code === undefined ? undefined : this.value(code, DISTANCES);
        if (length === undefined || distance === undefined || distance > this.end) return false;
        for (let i = 0; i < length; i++) {
          out[this.end] = out[this.end - distance] as number;
          this.end++;
        }
      }
      if (this.end > out.length - 258) yield this.flush();
    }
  }

  private value(code: number, { base, bits }: typeof LENGTHS): number | undefined {
    const least = base[code];
    const more = least === undefined ? undefined : this.take(bits[code] as number);
    return least === undefined || more === undefined ? undefined : least + more;
  }

  /** The codes of a block that brings its own (3.2.7). */
  private readCodes(): { lengths: Codes | undefined; distances: Codes | undefined } | undefined {
    const counts = [this.take(5), this.take(5), this.take(4)];
    const [literals, distances, codes] = counts;
    if (literals === undefined || distances === undefined || codes === undefined) return undefined;
    const ownLengths = new Array<number>(19).fill(0);
    for (const place of ORDER.slice(0, codes + 4)) {
      const length = this.take(3);
      if (length === undefined) return undefined;
      ownLengths[place] = length;
    }
    const own = codesOf(ownLengths);
    const all = literals + 257 + distances + 1;
    const lengths: number[] = [];
    while (own !== undefined && lengths.length < all) {
      const symbol = this.symbol(own);
      if (symbol === undefined) return undefined;
      if (symbol < 16) lengths.push(symbol);
      else {
        const last = symbol === 16 ? lengths.at(-1) : 0;
        const more = this.take(symbol === 16 ? 2 : symbol === 17 ? 3 : 7);
        if (last === undefined || more === undefined) return undefined;
        const times = more + (symbol === 18 ? 11 : 3);
        for (let i = 0; i < times; i++) lengths.push(last);
      }
    }
    if (own === undefined || lengths.length > all) return undefined;
    return { lengths: codesOf(lengths.slice(0, literals + 257)), distances: codesOf(lengths.slice(literals + 257)) };
  }
}
