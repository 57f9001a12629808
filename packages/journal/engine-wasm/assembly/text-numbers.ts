// Numbers and timestamps of Ion text.
import {
  DAY,
  emitDecimal,
  emitFloat,
  emitInt,
  emitTimestamp,
  MINUTE,
  MONTH,
  NO_OFFSET,
  SECOND,
  YEAR,
} from './emit';
import { DECIMAL, end, FAIL, FLOAT, INT, p, setInt, setP, TIMESTAMP } from './state';
import { COLON, DOT, is, MINUS, STOP } from './text-bytes';

const POWERS: usize = memory.data<f64>([
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]);

// @ts-ignore: decorator
@inline
export function ends(c: u32, q: usize): bool {
  return is(c, STOP) || (c == 0 && q >= end);
}

export function number(c: u32): i32 {
  let q = p;
  const negative = c == MINUS;
  if (negative) c = load<u8>(++q);
  const from = q;
  const leading = c;
  let digit = c - 0x30;
  if (digit > 9) return FAIL;
  let value: u64 = 0;
  do {
    value = value * 10 + digit;
    c = load<u8>(++q);
    digit = c - 0x30;
  } while (digit < 10);
  let length = <i32>(q - from);
  if (length > 19) return FAIL;
  if (length == 4 && !negative && (c == 0x54 || c == MINUS)) return timestamp(<i32>value, q);
  if (leading == 0x30 && length > 1) return FAIL;
  if (ends(c, q)) {
    setP(q);
    setInt(value, negative && value != 0);
    emitInt(value, negative);
    return INT;
  }
  let fraction = 0;
  if (c == DOT) {
    c = load<u8>(++q);
    digit = c - 0x30;
    while (digit < 10) {
      value = value * 10 + digit;
      fraction++;
      c = load<u8>(++q);
      digit = c - 0x30;
    }
    if (length + fraction > 19) return FAIL;
    if (ends(c, q)) {
      setP(q);
      emitDecimal(negative, value, -fraction);
      return DECIMAL;
    }
  }
  const letter = c | 0x20;
  if (letter != 0x64 && letter != 0x65) return FAIL;
  c = load<u8>(++q);
  const down = c == MINUS;
  if (down || c == 0x2b) c = load<u8>(++q);
  let exponent = 0;
  length = 0;
  digit = c - 0x30;
  while (digit < 10) {
    exponent = exponent * 10 + digit;
    if (++length > 6) return FAIL;
    c = load<u8>(++q);
    digit = c - 0x30;
  }
  if (length == 0 || !ends(c, q)) return FAIL;
  setP(q);
  exponent = (down ? -exponent : exponent) - fraction;
  if (letter == 0x64) {
    emitDecimal(negative, value, exponent);
    return DECIMAL;
  }
  // Both are exact, so that the one operation rounds as it must; else the host rounds, as it does for the specification.
  let float: f64;
  if (value > 0x1fffffffffffff || exponent < -22 || exponent > 22) float = toNumber(from, q - from);
  else if (exponent < 0) float = <f64>value / load<f64>(POWERS + (<usize>-exponent << 3));
  else float = <f64>value * load<f64>(POWERS + (<usize>exponent << 3));
  emitFloat(negative ? -float : float);
  return FLOAT;
}

/** The number that the `length` bytes of decimal text at `at` stand for. */
// @ts-ignore: decorator
@external('host', 'toNumber')
declare function toNumber(at: usize, length: usize): f64;

// @ts-ignore: decorator
@inline
function two(q: usize): i32 {
  const a = <u32>load<u8>(q) - 0x30;
  const b = <u32>load<u8>(q, 1) - 0x30;
  return a > 9 || b > 9 ? 100 : <i32>(a * 10 + b);
}

/** The cursor `q` stands behind the year. */
function timestamp(year: i32, q: usize): i32 {
  if (load<u8>(q) == 0x54) return whole(q + 1, YEAR, year, 1, 1);
  const month = two(q + 1);
  q += 3;
  let c = <u32>load<u8>(q);
  if (c == 0x54) return whole(q + 1, MONTH, year, month, 1);
  if (c != MINUS) return FAIL;
  const day = two(q + 1);
  q += 3;
  c = load<u8>(q);
  if (c != 0x54) return whole(q, DAY, year, month, day);
  c = load<u8>(++q);
  if (ends(c, q)) return whole(q, DAY, year, month, day);
  const hour = two(q);
  const minute = two(q + 3);
  if (load<u8>(q, 2) != <u8>COLON) return FAIL;
  q += 5;
  let precision = MINUTE;
  let second = 0;
  let fraction: u64 = 0;
  let digits = 0;
  if (load<u8>(q) == <u8>COLON) {
    precision = SECOND;
    second = two(q + 1);
    q += 3;
    if (load<u8>(q) == <u8>DOT) {
      let digit = <u32>load<u8>(++q) - 0x30;
      while (digit < 10) {
        fraction = fraction * 10 + digit;
        if (++digits > 19) return FAIL;
        digit = <u32>load<u8>(++q) - 0x30;
      }
      if (digits == 0) return FAIL;
    }
  }
  c = load<u8>(q);
  let offset = 0;
  if (c == 0x5a) q++;
  else {
    if (c != MINUS && c != 0x2b) return FAIL;
    const hours = two(q + 1);
    const minutes = two(q + 4);
    if (load<u8>(q, 3) != <u8>COLON || hours > 23 || minutes > 59) return FAIL;
    offset = hours * 60 + minutes;
    if (c == MINUS) offset = offset == 0 ? NO_OFFSET : -offset;
    q += 6;
  }
  if (!ends(load<u8>(q), q)) return FAIL;
  setP(q);
  return emitTimestamp(false, precision, offset, year, month, day, hour, minute, second, fraction, digits)
    ? TIMESTAMP
    : FAIL;
}

/** A timestamp without a time of day. */
function whole(q: usize, precision: i32, year: i32, month: i32, day: i32): i32 {
  if (!ends(load<u8>(q), q)) return FAIL;
  setP(q);
  return emitTimestamp(false, precision, NO_OFFSET, year, month, day, 0, 0, 0, 0, 0) ? TIMESTAMP : FAIL;
}

