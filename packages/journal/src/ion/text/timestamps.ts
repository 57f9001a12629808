import { moveMinutes, type TimestampFields, timestampProblem } from '../timestamp.ts';
import type { TextCursor } from './cursor.ts';

/** Year, month, day, hour, minute, second, fraction digits, offset: as far as the precision goes (W3C date and time). */
const SHAPE = /^(\d{4})(?:T|-(\d\d)(?:T|-(\d\d)(?:T(?:(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d))?)?))$/;

/**
 * Reads the text of a timestamp.
 *
 * @param token its text, `start` its offset for errors
 * @throws JournalError 'ion-invalid-timestamp', 'ion-number-too-large' for more than `maxDigits` fraction digits
 */
export function parseTimestamp(cursor: TextCursor, token: string, start: number, maxDigits: number): TimestampFields {
  const parts = SHAPE.exec(token);
  if (parts === null) {
    return cursor.fail('ion-invalid-timestamp', 'This starts like a timestamp but is none', start);
  }
  const [, year, month, day, hour, minute, second, fraction, zone] = parts;
  if (fraction !== undefined && fraction.length > maxDigits) {
    return cursor.fail('ion-number-too-large', `More than ${maxDigits} digits in a fraction of a second`, start);
  }
  const fields: TimestampFields = {
    precision: precisionOf(month, day, hour, second),
    offset: undefined,
    year: Number(year),
    month: month === undefined ? 1 : Number(month),
    day: day === undefined ? 1 : Number(day),
    hour: hour === undefined ? 0 : Number(hour),
    minute: minute === undefined ? 0 : Number(minute),
    second: second === undefined ? 0 : Number(second),
    fraction: fraction === undefined ? undefined : { coefficient: BigInt(fraction), exponent: -fraction.length },
  };
  if (zone !== undefined) fields.offset = parseOffset(cursor, zone, start);
  const problem = timestampProblem(fields);
  if (problem !== undefined) return cursor.fail('ion-invalid-timestamp', problem, start);
  const utc = moveMinutes(fields, -(fields.offset ?? 0)).year;
  if (utc < 1 || utc > 9999) {
    return cursor.fail('ion-invalid-timestamp', `In UTC the year is ${utc}, outside 0001 to 9999`, start);
  }
  return fields;
}

function precisionOf(
  month: string | undefined,
  day: string | undefined,
  hour: string | undefined,
  second: string | undefined,
): TimestampFields['precision'] {
  if (month === undefined) return 'year';
  if (day === undefined) return 'month';
  if (hour === undefined) return 'day';
  return second === undefined ? 'minute' : 'second';
}

/** Minutes; undefined for `-00:00`, which says that the local offset is unknown (RFC 3339, section 4.3). */
function parseOffset(cursor: TextCursor, zone: string, start: number): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 23 || minutes > 59) {
    return cursor.fail('ion-invalid-timestamp', `Offset ${zone} does not exist`, start);
  }
  const offset = hours * 60 + minutes;
  if (zone.charCodeAt(0) === 0x2b) return offset;
  return offset === 0 ? undefined : -offset;
}
