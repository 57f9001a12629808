// Content of quoted strings and symbols of Ion text, as UTF-8 with the marker bytes of Ion hash escaped.
import { copyManyUnquoted, copyUnquoted, LONG_RUN } from './bytes16';
import { o, p, setO, setP } from './state';
import { BACKSLASH, HEX } from './text-bytes';

/** Where the copy of the character ends that {@link unusual} copied. */
export let unusualEnd: usize = 0;

/** Content of a quoted string or symbol, up to the closing quote, which is skipped. */
// @ts-ignore: decorator
@inline
export function quoted(quote: u32): bool {
  let q = p;
  let w = o;
  let run = 0;
  for (;;) {
    const n = copyUnquoted(q, w, quote);
    q += n;
    w += n;
    if (n == 16) {
      if (++run == LONG_RUN) {
        const many = copyManyUnquoted(q, w, quote);
        q += many;
        w += many;
      }
      continue;
    }
    run = 0;
    if (load<u8>(q) == <u8>quote) {
      setP(q + 1);
      setO(w);
      return true;
    }
    q = unusual(q, w);
    if (q == 0) return false;
    w = unusualEnd;
  }
  return false;
}

/** One character that cannot be copied as it is. @returns where the next one stands, or 0 */
export function unusual(q: usize, w: usize): usize {
  const c = <u32>load<u8>(q);
  if (c == 0x09) {
    store<u8>(w, 9);
    unusualEnd = w + 1;
    return q + 1;
  }
  if (c == 0x0b || c == 0x0c) {
    store<u16>(w, <u16>(0x0c | (c << 8)));
    unusualEnd = w + 2;
    return q + 1;
  }
  if (c == BACKSLASH) return escapeSequence(q, w);
  if (c < 0xc2) return 0;
  const second = <u32>load<u8>(q, 1);
  if (c < 0xe0) {
    if ((second & 0xc0) != 0x80) return 0;
    store<u16>(w, load<u16>(q));
    unusualEnd = w + 2;
    return q + 2;
  }
  const third = <u32>load<u8>(q, 2);
  if (c < 0xf0) {
    if ((second & 0xc0) != 0x80 || (third & 0xc0) != 0x80) return 0;
    if ((c == 0xe0 && second < 0xa0) || (c == 0xed && second > 0x9f)) return 0;
    store<u32>(w, load<u32>(q));
    unusualEnd = w + 3;
    return q + 3;
  }
  if (c > 0xf4 || (second & 0xc0) != 0x80 || (third & 0xc0) != 0x80 || (load<u8>(q, 3) & 0xc0) != 0x80) return 0;
  if ((c == 0xf0 && second < 0x90) || (c == 0xf4 && second > 0x8f)) return 0;
  store<u32>(w, load<u32>(q));
  unusualEnd = w + 4;
  return q + 4;
}

export function escapeSequence(q: usize, w: usize): usize {
  const c = <u32>load<u8>(q, 1);
  let length = 0;
  let code: u32 = 0;
  switch (c) {
    case 0x22: // "
    case 0x27: // '
    case 0x2f: // /
    case 0x3f: // ?
    case 0x5c: // backslash
      code = c;
      break;
    case 0x30: // 0
      code = 0;
      break;
    case 0x61: // a
      code = 7;
      break;
    case 0x62: // b
      code = 8;
      break;
    case 0x74: // t
      code = 9;
      break;
    case 0x6e: // n
      code = 10;
      break;
    case 0x76: // v
      code = 11;
      break;
    case 0x66: // f
      code = 12;
      break;
    case 0x72: // r
      code = 13;
      break;
    case 0x78: // x
      length = 2;
      break;
    case 0x75: // u
      length = 4;
      break;
    case 0x55: // U
      length = 8;
      break;
    default:
      return 0;
  }
  q += 2;
  for (let i = 0; i < length; i++) {
    const digit = <u32>load<u8>(HEX + <usize>load<u8>(q++));
    if (digit == 0xff) return 0;
    code = (code << 4) | digit;
  }
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return 0;
  if (code < 0x80) {
    if (code == 0x0b || code == 0x0c || code == 0x0e) store<u8>(w++, 0x0c);
    store<u8>(w++, code);
  } else if (code < 0x800) {
    store<u8>(w++, 0xc0 | (code >> 6));
    store<u8>(w++, 0x80 | (code & 63));
  } else if (code < 0x10000) {
    store<u8>(w++, 0xe0 | (code >> 12));
    store<u8>(w++, 0x80 | ((code >> 6) & 63));
    store<u8>(w++, 0x80 | (code & 63));
  } else {
    store<u8>(w++, 0xf0 | (code >> 18));
    store<u8>(w++, 0x80 | ((code >> 12) & 63));
    store<u8>(w++, 0x80 | ((code >> 6) & 63));
    store<u8>(w++, 0x80 | (code & 63));
  }
  unusualEnd = w;
  return q;
}

