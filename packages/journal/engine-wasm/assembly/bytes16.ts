// Sixteen bytes at a time: in vectors where the module is built with them, else one by one.

// @ts-ignore: decorator
@inline
export function copy16(from: usize, to: usize): void {
  if (ASC_FEATURE_SIMD) v128.store(to, v128.load(from));
  else {
    store<u64>(to, load<u64>(from));
    store<u64>(to, load<u64>(from, 8), 8);
  }
}
// @ts-ignore: decorator
@inline
export function copy32(from: usize, to: usize): void {
  copy16(from, to);
  copy16(from + 16, to + 16);
}

/** Whether two hashes are the same. */
// @ts-ignore: decorator
@inline
export function same32(a: usize, b: usize): bool {
  if (ASC_FEATURE_SIMD) {
    const x = v128.xor(v128.load(a), v128.load(b));
    const y = v128.xor(v128.load(a, 16), v128.load(b, 16));
    return !v128.any_true(v128.or(x, y));
  } else {
    for (let i: usize = 0; i < 32; i += 4) if (load<u32>(a + i) != load<u32>(b + i)) return false;
    return true;
  }
}

/** Zeros from `from` to `to`, at most 64 bytes, and up to 64 behind `from`. */
// @ts-ignore: decorator
@inline
export function clear64(from: usize, to: usize): void {
  if (ASC_FEATURE_SIMD) {
    const zero = i64x2.splat(0);
    v128.store(from, zero);
    v128.store(from, zero, 16);
    v128.store(from, zero, 32);
    v128.store(from, zero, 48);
  } else for (; from < to; from += 4) store<u32>(from, 0);
}

/** Copies sixteen bytes, the marker bytes of Ion hash escaped. @returns the end of the copy */
// @ts-ignore: decorator
@inline
export function escape16(from: usize, to: usize): usize {
  if (ASC_FEATURE_SIMD) {
    const x = v128.load(from);
    v128.store(to, x);
    if (!v128.any_true(markers(x))) return to + 16;
  }
  for (let i: usize = 0; i < 16; i++) to = escapeByte(load<u8>(from + i), to);
  return to;
}
// @ts-ignore: decorator
@inline
export function escapeByte(byte: u32, to: usize): usize {
  if (byte == 0x0b || byte == 0x0c || byte == 0x0e) store<u8>(to++, 0x0c);
  store<u8>(to, byte);
  return to + 1;
}
// @ts-ignore: decorator
@inline
function markers(x: v128): v128 {
  return v128.or(
    v128.or(i8x16.eq(x, i8x16.splat(0x0b)), i8x16.eq(x, i8x16.splat(0x0c))),
    i8x16.eq(x, i8x16.splat(0x0e)),
  );
}

/** Whether they are all letters and digits. */
// @ts-ignore: decorator
@inline
export function alphanumeric16(at: usize): bool {
  if (ASC_FEATURE_SIMD) {
    const x = v128.load(at);
    const folded = v128.or(x, i8x16.splat(0x20));
    const letter = v128.and(i8x16.gt_s(folded, i8x16.splat(0x60)), i8x16.lt_s(folded, i8x16.splat(0x7b)));
    const digit = v128.and(i8x16.gt_s(x, i8x16.splat(0x2f)), i8x16.lt_s(x, i8x16.splat(0x3a)));
    return i8x16.all_true(v128.or(letter, digit));
  } else {
    for (let i: usize = 0; i < 16; i++) {
      const c = <u32>load<u8>(at + i);
      if ((c | 0x20) - 0x61 > 25 && c - 0x30 > 9) return false;
    }
    return true;
  }
}

/**
 * Copies ASCII that is neither a control character nor a quote nor a backslash, at most sixteen bytes.
 *
 * @returns how many; behind fewer than sixteen stands another byte
 */
// @ts-ignore: decorator
@inline
export function copyUnquoted(from: usize, to: usize, quote: u32): usize {
  if (ASC_FEATURE_SIMD) {
    const x = v128.load(from);
    v128.store(to, x);
    // Bytes from 0x80 are negative, so one comparison finds them and the control characters.
    const marks = v128.or(i8x16.eq(x, i8x16.splat(<i8>quote)), i8x16.eq(x, i8x16.splat(0x5c)));
    return firstOf(v128.or(i8x16.lt_s(x, i8x16.splat(0x20)), marks));
  } else {
    let n: usize = 0;
    for (; n < 16; n++) {
      const c = <u32>load<u8>(from + n);
      if (c - 0x20 > 0x5f || c == quote || c == 0x5c) break;
      store<u8>(to + n, c);
    }
    return n;
  }
}
/** After so many times sixteen bytes a string is taken to be a long one. */
export const LONG_RUN: i32 = 4;

/** Copies ASCII that is no control character, at most sixteen bytes. @returns how many, as before */
// @ts-ignore: decorator
@inline
export function copyPrintable(from: usize, to: usize): usize {
  if (ASC_FEATURE_SIMD) {
    const x = v128.load(from);
    v128.store(to, x);
    return firstOf(i8x16.lt_s(x, i8x16.splat(0x20)));
  } else {
    let n: usize = 0;
    for (; n < 16; n++) {
      const c = <u32>load<u8>(from + n);
      if (c - 0x20 > 0x5f) break;
      store<u8>(to + n, c);
    }
    return n;
  }
}

/**
 * Copies 64 bytes at a time for as long as they are all such as {@link copyUnquoted} copies: worth it in long strings.
 *
 * @returns how many; none in the build without vectors
 */
export function copyManyUnquoted(from: usize, to: usize, quote: u32): usize {
  if (ASC_FEATURE_SIMD) {
    const low = i8x16.splat(0x20);
    const marks = i8x16.splat(<i8>quote);
    const escapes = i8x16.splat(0x5c);
    for (let n: usize = 0; ; n += 64) {
      const a = v128.load(from + n);
      const b = v128.load(from + n, 16);
      const c = v128.load(from + n, 32);
      const d = v128.load(from + n, 48);
      const controls = i8x16.lt_s(i8x16.min_s(i8x16.min_s(a, b), i8x16.min_s(c, d)), low);
      const quotes = v128.or(
        v128.or(i8x16.eq(a, marks), i8x16.eq(b, marks)),
        v128.or(i8x16.eq(c, marks), i8x16.eq(d, marks)),
      );
      const slashes = v128.or(
        v128.or(i8x16.eq(a, escapes), i8x16.eq(b, escapes)),
        v128.or(i8x16.eq(c, escapes), i8x16.eq(d, escapes)),
      );
      if (v128.any_true(v128.or(controls, v128.or(quotes, slashes)))) return n;
      v128.store(to + n, a);
      v128.store(to + n, b, 16);
      v128.store(to + n, c, 32);
      v128.store(to + n, d, 48);
    }
  }
  return 0;
}
/** The same of what {@link copyPrintable} copies, up to `stop`. */
export function copyManyPrintable(from: usize, stop: usize, to: usize): usize {
  if (ASC_FEATURE_SIMD) {
    const low = i8x16.splat(0x20);
    let n: usize = 0;
    for (; from + n + 64 <= stop; n += 64) {
      const a = v128.load(from + n);
      const b = v128.load(from + n, 16);
      const c = v128.load(from + n, 32);
      const d = v128.load(from + n, 48);
      if (v128.any_true(i8x16.lt_s(i8x16.min_s(i8x16.min_s(a, b), i8x16.min_s(c, d)), low))) return n;
      v128.store(to + n, a);
      v128.store(to + n, b, 16);
      v128.store(to + n, c, 32);
      v128.store(to + n, d, 48);
    }
    return n;
  }
  return 0;
}

/** Bytes in front of the first bracket, quote, slash or zero; 16 when there is none among sixteen. */
// @ts-ignore: decorator
@inline
export function untilStructure(at: usize): usize {
  if (ASC_FEATURE_SIMD) {
    const x = v128.load(at);
    const folded = v128.and(x, i8x16.splat(<i8>0xdf));
    const brackets = v128.or(i8x16.eq(folded, i8x16.splat(0x5b)), i8x16.eq(folded, i8x16.splat(0x5d)));
    const rounds = v128.or(i8x16.eq(x, i8x16.splat(0x28)), i8x16.eq(x, i8x16.splat(0x29)));
    const quotes = v128.or(i8x16.eq(x, i8x16.splat(0x22)), i8x16.eq(x, i8x16.splat(0x27)));
    const others = v128.or(i8x16.eq(x, i8x16.splat(0x2f)), i8x16.eq(x, i8x16.splat(0)));
    return firstOf(v128.or(v128.or(brackets, rounds), v128.or(quotes, others)));
  } else {
    let n: usize = 0;
    for (; n < 16; n++) {
      const c = <u32>load<u8>(at + n);
      const folded = c & 0xdf;
      if (folded == 0x5b || folded == 0x5d || c == 0x22 || c - 0x27 < 3 || c == 0x2f || c == 0) break;
    }
    return n;
  }
}
/** Bytes in front of the first quote or backslash; 16 when there is none among sixteen. */
// @ts-ignore: decorator
@inline
export function untilQuote(at: usize, quote: u32): usize {
  if (ASC_FEATURE_SIMD) {
    const x = v128.load(at);
    return firstOf(v128.or(i8x16.eq(x, i8x16.splat(<i8>quote)), i8x16.eq(x, i8x16.splat(0x5c))));
  } else {
    let n: usize = 0;
    for (; n < 16; n++) {
      const c = <u32>load<u8>(at + n);
      if (c == quote || c == 0x5c) break;
    }
    return n;
  }
}

/** Bytes in front of the first quote or closing brace; 16 when there is none among sixteen. */
// @ts-ignore: decorator
@inline
export function untilLobEnd(at: usize): usize {
  if (ASC_FEATURE_SIMD) {
    const x = v128.load(at);
    const quotes = v128.or(i8x16.eq(x, i8x16.splat(0x22)), i8x16.eq(x, i8x16.splat(0x27)));
    return firstOf(v128.or(quotes, i8x16.eq(x, i8x16.splat(0x7d))));
  } else {
    let n: usize = 0;
    for (; n < 16; n++) {
      const c = <u32>load<u8>(at + n);
      if (c == 0x22 || c == 0x27 || c == 0x7d) break;
    }
    return n;
  }
}

/** Index of the first byte that is not zero; 16 for none. */
// @ts-ignore: decorator
@inline
function firstOf(x: v128): usize {
  const bits = i8x16.bitmask(x);
  return bits == 0 ? 16 : <usize>ctz(bits);
}
