import { LIMITS } from '../../limits.ts';
import { exceedsDigits } from '../digits.ts';
import { moveMinutes, type TimestampFields, timestampProblem } from '../timestamp.ts';
import { decodeValidUtf8, findInvalidUtf8 } from '../utf8.ts';
import type { IonDecimal } from '../value.ts';
import type { BinaryCursor } from './cursor.ts';

/** A float of 0, 4 or 8 bytes at `[start, end)`. */
export function readFloat(cursor: BinaryCursor, start: number, end: number, at: number): number {
  const length = end - start;
  if (length === 0) return 0;
  const view = new DataView(cursor.bytes.buffer, cursor.bytes.byteOffset + start, length);
  if (length === 4) return view.getFloat32(0);
  if (length === 8) return view.getFloat64(0);
  return cursor.fail('ion-bad-length', `A float of ${length} bytes; only 0, 4 and 8 exist`, at);
}

/** Magnitude of an int at `[start, end)`. */
export function readMagnitude(cursor: BinaryCursor, start: number, end: number, maxDigits: number): bigint {
  checkSize(cursor, end - start, maxDigits, start);
  return cursor.uInt(start, end);
}

/** Converting digits takes more than linear time, so their number is limited. */
function checkSize(cursor: BinaryCursor, bytes: number, maxDigits: number, at: number): void {
  if (exceedsDigits(bytes * 8, maxDigits)) {
    cursor.fail('ion-number-too-large', `A number of more than ${maxDigits} digits`, at);
  }
}

/** A decimal at `[start, end)`: VarInt exponent, Int coefficient; no bytes are 0d0. */
export function readDecimal(
  cursor: BinaryCursor,
  start: number,
  end: number,
  maxDigits: number,
): Pick<IonDecimal, 'negative' | 'coefficient' | 'exponent'> {
  if (start === end) return { negative: false, coefficient: 0n, exponent: 0 };
  cursor.pos = start;
  const exponent = cursor.varInt(end);
  if (exponent.magnitude > LIMITS.decimalExponent) {
    return cursor.fail('ion-number-too-large', 'The exponent of this decimal is too large', start);
  }
  checkSize(cursor, end - cursor.pos, maxDigits, cursor.pos);
  const coefficient = cursor.int(cursor.pos, end);
  return {
    negative: coefficient.negative,
    coefficient: coefficient.magnitude,
    exponent: signed(exponent),
  };
}

function signed({ negative, magnitude }: { negative: boolean; magnitude: number }): number {
  return negative && magnitude !== 0 ? -magnitude : magnitude;
}

/**
 * A timestamp at `[start, end)`. The fields are UTC there; they are returned in local time.
 *
 * @param at where the value starts, for errors
 * @throws JournalError 'ion-invalid-timestamp', 'ion-bad-length', 'ion-number-too-large'
 */
export function readTimestamp(
  cursor: BinaryCursor,
  start: number,
  end: number,
  at: number,
  maxDigits: number,
): TimestampFields {
  cursor.pos = start;
  const offset = cursor.varInt(end);
  const fields: TimestampFields = {
    precision: 'year',
    offset: undefined,
    year: cursor.varUInt(end),
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    fraction: undefined,
  };
  if (cursor.pos < end) {
    fields.precision = 'month';
    fields.month = cursor.varUInt(end);
  }
  if (cursor.pos < end) {
    fields.precision = 'day';
    fields.day = cursor.varUInt(end);
  }
  if (cursor.pos < end) {
    fields.precision = 'minute';
    fields.hour = cursor.varUInt(end);
    fields.minute = cursor.varUInt(end);
    // An offset means something only together with a time of day; -0 says that it is unknown.
    if (!offset.negative || offset.magnitude !== 0) fields.offset = signed(offset);
  }
  if (cursor.pos < end) {
    fields.precision = 'second';
    fields.second = cursor.varUInt(end);
  }
  if (cursor.pos < end) fields.fraction = readFraction(cursor, end, at, maxDigits);
  const problem = timestampProblem(fields);
  if (problem !== undefined) return cursor.fail('ion-invalid-timestamp', problem, at);
  const local = moveMinutes(fields, fields.offset ?? 0);
  if (local.year < 1 || local.year > 9999) {
    return cursor.fail('ion-invalid-timestamp', `In local time the year is ${local.year}, outside 0001 to 9999`, at);
  }
  return local;
}

function readFraction(cursor: BinaryCursor, end: number, at: number, maxDigits: number): TimestampFields['fraction'] {
  const exponent = signed(cursor.varInt(end));
  checkSize(cursor, end - cursor.pos, maxDigits, cursor.pos);
  const { negative, magnitude } = cursor.int(cursor.pos, end);
  if (negative && magnitude !== 0n) {
    return cursor.fail('ion-invalid-timestamp', 'The fraction of a second is negative', at);
  }
  if (exponent >= 0) {
    // A zero without digits says nothing (Ion binary encoding, "timestamp").
    if (magnitude === 0n) return undefined;
    return cursor.fail('ion-invalid-timestamp', 'The fraction of a second is one or more', at);
  }
  if (-exponent > maxDigits) {
    return cursor.fail('ion-number-too-large', `More than ${maxDigits} digits in a fraction of a second`, at);
  }
  if (magnitude.toString().length > -exponent) {
    return cursor.fail('ion-invalid-timestamp', 'The fraction of a second is one or more', at);
  }
  return { coefficient: magnitude, exponent };
}

/** A string at `[start, end)`. */
export function readString(cursor: BinaryCursor, start: number, end: number): string {
  const invalid = findInvalidUtf8(cursor.bytes, start, end);
  if (invalid !== -1) return cursor.fail('invalid-utf8', 'The string is not valid UTF-8', invalid);
  return decodeValidUtf8(cursor.bytes.subarray(start, end));
}
