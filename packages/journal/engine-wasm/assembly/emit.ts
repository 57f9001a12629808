// Ion hash 1.0: the serialisation of values, and how it becomes messages. Representations are those of Ion binary, with
// the three marker bytes escaped.
import { escape16, escapeByte } from './bytes16';
import { addHole, addPlain, addWithHoles, endHole, jobCount } from './jobs';
import {
  firstHole,
  firstSegmentEnd,
  height,
  lastHole,
  o,
  segmentStart,
  setMessage,
  setO,
  setTimeKey,
} from './state';

export const BEGIN: u32 = 0x0b;
export const END: u32 = 0x0e;
const ESCAPE: u32 = 0x0c;

// @ts-ignore: decorator
@inline
export function head(typeQualifier: u32): void {
  store<u16>(o, <u16>(BEGIN | (typeQualifier << 8)));
  setO(o + 2);
}
// @ts-ignore: decorator
@inline
export function tail(): void {
  store<u8>(o, END);
  setO(o + 1);
}
// @ts-ignore: decorator
@inline
export function raw(byte: u32): void {
  if (byte == BEGIN || byte == ESCAPE || byte == END) {
    store<u16>(o, <u16>(ESCAPE | (byte << 8)));
    setO(o + 2);
  } else {
    store<u8>(o, byte);
    setO(o + 1);
  }
}

/** Bytes of any kind, escaped. */
export function rawBytes(from: usize, length: usize): void {
  let w = o;
  const stop = from + length;
  while (from + 16 <= stop) {
    w = escape16(from, w);
    from += 16;
  }
  while (from < stop) w = escapeByte(load<u8>(from++), w);
  setO(w);
}

/** Big-endian without leading zeros, `top` or-ed into the first byte. */
// @ts-ignore: decorator
@inline
function magnitudeWith(value: u64, bytes: i32, top: u32): void {
  for (let shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
    raw((<u32>(value >> shift) & 0xff) | top);
    top = 0;
  }
}
// @ts-ignore: decorator
@inline
function bytesOf(value: u64): i32 {
  return (71 - <i32>clz(value)) >> 3;
}

export function emitInt(value: u64, negative: bool): void {
  head(negative && value != 0 ? 0x30 : 0x20);
  magnitudeWith(value, bytesOf(value), 0);
  tail();
}

/** Sign and magnitude; nothing for +0. */
function signed(negative: bool, value: u64): void {
  const sign: u32 = negative ? 0x80 : 0;
  if (value == 0) {
    if (negative) raw(sign);
    return;
  }
  const bits = 64 - <i32>clz(value);
  if ((bits & 7) == 0) {
    raw(sign);
    magnitudeWith(value, bits >> 3, 0);
  } else magnitudeWith(value, (bits + 7) >> 3, sign);
}

function varInt(value: i32): void {
  const sign: u32 = value < 0 ? 0x40 : 0;
  const rest: u32 = value < 0 ? <u32>-value : <u32>value;
  let groups = 0;
  for (let x = rest; x >= 64; x >>= 7) groups++;
  raw((rest >> (7 * groups)) | sign | (groups == 0 ? 0x80 : 0));
  while (groups > 0) {
    groups--;
    raw(((rest >> (7 * groups)) & 0x7f) | (groups == 0 ? 0x80 : 0));
  }
}

/** Below 2^14. */
// @ts-ignore: decorator
@inline
function varUInt(value: u32): void {
  if (value >= 128) raw(value >> 7);
  raw((value & 0x7f) | 0x80);
}

export function emitDecimal(negative: bool, coefficient: u64, exponent: i32): void {
  head(0x50);
  if (exponent != 0 || coefficient != 0 || negative) {
    varInt(exponent);
    signed(negative, coefficient);
  }
  tail();
}

export function emitFloat(value: f64): void {
  head(0x40);
  let bits = reinterpret<u64>(value);
  if (value != value) bits = 0x7ff8000000000000;
  if (bits != 0) magnitudeWith(bits, 8, 0);
  tail();
}

function daysInMonth(year: i32, month: i32): i32 {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** Fields given in UTC are moved to local time by the same arithmetic, with the offset's sign turned. */
export let tYear: i32 = 0;
export let tMonth: i32 = 0;
export let tDay: i32 = 0;
export let tHour: i32 = 0;
export let tMinute: i32 = 0;

export const YEAR: i32 = 1;
export const MONTH: i32 = 2;
export const DAY: i32 = 3;
export const MINUTE: i32 = 4;
export const SECOND: i32 = 5;
export const NO_OFFSET: i32 = 0x7fffffff;

function move(minutes: i32): void {
  let inDay = tHour * 60 + tMinute + minutes;
  if (inDay < 0) {
    inDay += 1440;
    if (--tDay < 1) {
      if (--tMonth < 1) {
        tMonth = 12;
        tYear--;
      }
      tDay = daysInMonth(tYear, tMonth);
    }
  } else if (inDay >= 1440) {
    inDay -= 1440;
    if (++tDay > daysInMonth(tYear, tMonth)) {
      tDay = 1;
      if (++tMonth > 12) {
        tMonth = 1;
        tYear++;
      }
    }
  }
  tHour = inDay / 60;
  tMinute = inDay % 60;
}

/**
 * A timestamp given in local time (`utc` false) or in UTC. Fractions: `digits` digits after the point, as a whole number.
 *
 * @returns false when there is no such time
 */
export function emitTimestamp(
  utc: bool,
  precision: i32,
  offset: i32,
  year: i32,
  month: i32,
  day: i32,
  hour: i32,
  minute: i32,
  second: i32,
  fraction: u64,
  digits: i32,
): bool {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59)
    return false;
  if (day > daysInMonth(year, month)) return false;
  const shift = offset == NO_OFFSET ? 0 : offset;
  if (shift <= -1440 || shift >= 1440) return false;
  tYear = year;
  tMonth = month;
  tDay = day;
  tHour = hour;
  tMinute = minute;
  if (shift != 0) {
    move(utc ? shift : -shift);
    // In either time zone the year must be one of Ion's; it differs from the given one only here.
    if (tYear < 1 || tYear > 9999) return false;
    if (utc) {
      tYear = year;
      tMonth = month;
      tDay = day;
      tHour = hour;
      tMinute = minute;
    }
  }
  head(0x60);
  if (offset == NO_OFFSET) raw(0xc0);
  else varInt(offset);
  varUInt(tYear);
  setTimeKey(0);
  if (precision > YEAR) varUInt(tMonth);
  if (precision > MONTH) varUInt(tDay);
  if (precision > DAY) {
    varUInt(tHour);
    varUInt(tMinute);
  }
  if (precision == SECOND) {
    varUInt(second);
    if (digits > 0) {
      varInt(-digits);
      signed(false, fraction);
    }
    if (digits <= 7) {
      let scaled = fraction;
      for (let i = digits; i < 7; i++) scaled *= 10;
      const date = ((tYear << 4) | tMonth) << 5 | tDay;
      const time = ((tHour << 6) | tMinute) << 6 | second;
      setTimeKey((<u64>date << 41) | (<u64>time << 24) | scaled);
    }
  }
  tail();
  return true;
}

/** Starts a message of its own. What was being written must have been saved by the caller. */
// @ts-ignore: decorator
@inline
export function beginMessage(): void {
  setMessage(o, 0, -1, -1, 0);
}

/** Ends the message being written. @returns its job */
// @ts-ignore: decorator
@inline
export function endMessage(): i32 {
  if (firstHole < 0) setO(addPlain(segmentStart, o));
  else {
    endHole(lastHole, segmentStart, o);
    addWithHoles(firstSegmentStart, firstSegmentEnd, firstHole, height);
  }
  return jobCount - 1;
}

/** Where the first segment of a message with holes starts. */
export let firstSegmentStart: usize = 0;

/**
 * A struct whose fields are jobs has ended. What stood in front of it, if anything, becomes a segment, and the next
 * segment starts here.
 */
export function addStruct(
  savedStart: usize,
  savedEnd: usize,
  savedFirstStart: usize,
  savedFirstEnd: usize,
  savedFirstHole: i32,
  savedLastHole: i32,
  savedHeight: i32,
  firstField: i32,
  count: i32,
  structHeight: i32,
): void {
  const hole = addHole(firstField, count, savedLastHole);
  const above = max(savedHeight, structHeight + 1);
  if (savedFirstHole < 0) {
    firstSegmentStart = savedStart;
    setMessage(o, savedEnd, hole, hole, above);
  } else {
    endHole(savedLastHole, savedStart, savedEnd);
    firstSegmentStart = savedFirstStart;
    setMessage(o, savedFirstEnd, savedFirstHole, hole, above);
  }
}
