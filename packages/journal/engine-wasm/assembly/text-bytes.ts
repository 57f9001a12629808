// What the bytes of Ion text mean by themselves, and what stands between tokens.
import { end, p, setP } from './state';

export const QUOTE: u32 = 0x27;
export const DOUBLE_QUOTE: u32 = 0x22;
export const BACKSLASH: u32 = 0x5c;
export const SLASH: u32 = 0x2f;
export const STAR: u32 = 0x2a;
export const COLON: u32 = 0x3a;
export const COMMA: u32 = 0x2c;
export const MINUS: u32 = 0x2d;
export const DOT: u32 = 0x2e;
export const OPEN_BRACE: u32 = 0x7b;
export const CLOSE_BRACE: u32 = 0x7d;
export const OPEN_BRACKET: u32 = 0x5b;
export const CLOSE_BRACKET: u32 = 0x5d;
export const DOLLAR: u32 = 0x24;

export const SPACE: u8 = 1;
export const START: u8 = 4;
export const PART: u8 = 8;
export const STOP: u8 = 32;
export const CLASSES: usize = memory.data(256, 16);
/** Value of base64 and hexadecimal digits, 0xff for all other bytes. */
export const BASE64: usize = memory.data(256, 16);
export const HEX: usize = memory.data(256, 16);

export function mark(from: u32, to: u32, bits: u8): void {
  for (let i = from; i <= to; i++) store<u8>(CLASSES + i, load<u8>(CLASSES + i) | bits);
}
export function digits(table: usize, from: u32, to: u32, value: u32): void {
  for (let i = from; i <= to; i++) store<u8>(table + i, <u8>(value + i - from));
}

export function initText(): void {
  mark(0x09, 0x0d, SPACE | STOP);
  mark(0x20, 0x20, SPACE | STOP);
  mark(0x22, 0x22, STOP);
  mark(0x27, 0x29, STOP);
  mark(0x2c, 0x2c, STOP);
  mark(0x5b, 0x5b, STOP);
  mark(0x5d, 0x5d, STOP);
  mark(0x7b, 0x7b, STOP);
  mark(0x7d, 0x7d, STOP);
  mark(0x30, 0x39, PART);
  mark(0x41, 0x5a, START | PART);
  mark(0x61, 0x7a, START | PART);
  mark(0x5f, 0x5f, START | PART);
  mark(DOLLAR, DOLLAR, START | PART);
  memory.fill(BASE64, 0xff, 256);
  digits(BASE64, 0x41, 0x5a, 0);
  digits(BASE64, 0x61, 0x7a, 26);
  digits(BASE64, 0x30, 0x39, 52);
  digits(BASE64, 0x2b, 0x2b, 62);
  digits(BASE64, 0x2f, 0x2f, 63);
  memory.fill(HEX, 0xff, 256);
  digits(HEX, 0x30, 0x39, 0);
  digits(HEX, 0x41, 0x46, 10);
  digits(HEX, 0x61, 0x66, 10);
}

// @ts-ignore: decorator
@inline
export function is(c: u32, bits: u8): bool {
  return (load<u8>(CLASSES + c) & bits) != 0;
}

/** Skips white space and comments. @returns the byte it stands on then; 0 where nothing can be read */
// @ts-ignore: decorator
@inline
export function blank(): u32 {
  const c = <u32>load<u8>(p);
  return c > 0x20 && c != SLASH ? c : blankSlow();
}

export function blankSlow(): u32 {
  let q = p;
  for (;;) {
    let c = <u32>load<u8>(q);
    while (is(c, SPACE)) c = load<u8>(++q);
    if (c != SLASH) {
      setP(q);
      return c;
    }
    c = load<u8>(++q);
    if (c == SLASH) {
      do {
        c = load<u8>(++q);
        if (c >= 0x80) return 0;
      } while (c != 0x0a && c != 0x0d && q < end);
    } else if (c == STAR) {
      q++;
      for (;;) {
        c = load<u8>(q++);
        if (c >= 0x80 || q >= end) return 0;
        if (c == STAR && load<u8>(q) == <u8>SLASH) break;
      }
      q++;
    } else return 0;
  }
  return 0;
}

