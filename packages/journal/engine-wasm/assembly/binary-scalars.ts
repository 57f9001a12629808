// Numbers, timestamps and text of Ion binary.
import { BAD, code, magnitude, varUInt } from './binary-heads';
import { copyManyPrintable, copyPrintable, LONG_RUN } from './bytes16';
import {
  DAY,
  emitDecimal,
  emitInt,
  emitTimestamp,
  head,
  MINUTE,
  MONTH,
  NO_OFFSET,
  rawBytes,
  SECOND,
  tail,
  YEAR,
} from './emit';
import { DECIMAL, FAIL, INT, p, setInt, setP, TIMESTAMP } from './state';
import { unusual, unusualEnd } from './text-strings';

export function int(from: usize, length: usize): i32 {
  const negative = code == 3;
  const stop = from + length;
  while (from < stop && load<u8>(from) == 0) from++;
  if (negative && from == stop) return FAIL;
  setP(stop);
  if (stop - from <= 8) {
    const value = magnitude(from, stop);
    setInt(value, negative);
    emitInt(value, negative);
    return INT;
  }
  // So many are within the specification's limit on digits for certain.
  if (length > 8000) return FAIL;
  setInt(u64.MAX_VALUE, negative);
  head(negative ? 0x30 : 0x20);
  rawBytes(from, stop - from);
  tail();
  return INT;
}

let varNegative: bool = false;

/** Magnitude of a VarInt below 2^27. @returns BAD for any other */
function varInt(stop: usize): u32 {
  let q = p;
  if (q >= stop) return BAD;
  let byte = <u32>load<u8>(q++);
  varNegative = (byte & 0x40) != 0;
  let value = byte & 0x3f;
  while (byte < 0x80) {
    if (q >= stop || value >= 1 << 20) return BAD;
    byte = load<u8>(q++);
    value = (value << 7) | (byte & 0x7f);
  }
  setP(q);
  return value;
}

export function decimal(stop: usize): i32 {
  if (p == stop) {
    emitDecimal(false, 0, 0);
    return DECIMAL;
  }
  const exponent = varInt(stop);
  if (exponent == BAD || stop - p > 8) return FAIL;
  const down = varNegative;
  const negative = p < stop && load<u8>(p) >= 0x80;
  let value = magnitude(p, stop);
  if (negative) value ^= (<u64>0x80) << (8 * (stop - p - 1));
  setP(stop);
  emitDecimal(negative, value, down ? -<i32>exponent : <i32>exponent);
  return DECIMAL;
}

export function timestamp(stop: usize): i32 {
  const offset = varInt(stop);
  if (offset >= 1440) return FAIL;
  const unknown = varNegative && offset == 0;
  const signed = varNegative ? -<i32>offset : <i32>offset;
  const year = varUInt(stop);
  if (year > 9999) return FAIL;
  let precision = YEAR;
  let month: u32 = 1;
  let day: u32 = 1;
  let hour: u32 = 0;
  let minute: u32 = 0;
  let second: u32 = 0;
  let fraction: u64 = 0;
  let digits = 0;
  if (p < stop) {
    precision = MONTH;
    month = varUInt(stop);
  }
  if (p < stop) {
    precision = DAY;
    day = varUInt(stop);
  }
  if (p < stop) {
    precision = MINUTE;
    hour = varUInt(stop);
    minute = varUInt(stop);
  }
  if (p < stop) {
    precision = SECOND;
    second = varUInt(stop);
  }
  if ((month | day | hour | minute | second) > 63) return FAIL;
  if (p < stop) {
    const exponent = varInt(stop);
    if (exponent == BAD || stop - p > 8) return FAIL;
    const down = varNegative;
    const negative = p < stop && load<u8>(p) >= 0x80;
    fraction = magnitude(p, stop);
    if (negative) fraction ^= (<u64>0x80) << (8 * (stop - p - 1));
    if (negative && fraction != 0) return FAIL;
    if (down && exponent > 0) {
      digits = <i32>exponent;
      if (digits > 18) return FAIL;
      let one: u64 = 1;
      for (let i = 0; i < digits; i++) one *= 10;
      if (fraction >= one) return FAIL;
    } else if (fraction != 0) return FAIL;
  }
  if (p > stop) return FAIL;
  setP(stop);
  const zone = precision < MINUTE || unknown ? NO_OFFSET : signed;
  return emitTimestamp(true, precision, zone, year, month, day, hour, minute, second, fraction, digits)
    ? TIMESTAMP
    : FAIL;
}

/** Copies valid UTF-8, markers escaped. @returns the end of the copy, 0 for what is not UTF-8 */
export function utf8(from: usize, stop: usize, to: usize): usize {
  let q = from;
  let run = 0;
  while (q < stop) {
    const n = copyPrintable(q, to);
    if (q + n >= stop) return to + (stop - q);
    q += n;
    to += n;
    if (n == 16) {
      if (++run == LONG_RUN) {
        const many = copyManyPrintable(q, stop, to);
        q += many;
        to += many;
      }
      continue;
    }
    run = 0;
    const c = <u32>load<u8>(q);
    if (c >= 0x80) {
      const after = unusual(q, to);
      if (after == 0 || after > stop) return 0;
      q = after;
      to = unusualEnd;
    } else {
      if (c == 0x0b || c == 0x0c || c == 0x0e) store<u8>(to++, 0x0c);
      store<u8>(to++, c);
      q++;
    }
  }
  return to;
}
