import type { IonTimestamp, TimestampPrecision } from './value.ts';

/** The fields of a timestamp, in one time zone, without annotations and range. */
export interface TimestampFields {
  precision: TimestampPrecision;
  offset: number | undefined;
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  fraction: IonTimestamp['fraction'];
}

const MINUTES_PER_DAY = 24 * 60;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** What is wrong with these fields, or undefined. Leap seconds do not exist in Ion. */
export function timestampProblem(fields: TimestampFields): string | undefined {
  const { year, month, day, hour, minute, second, offset } = fields;
  if (year < 1 || year > 9999) return `Year ${year} is outside 0001 to 9999`;
  if (month < 1 || month > 12) return `Month ${month} does not exist`;
  if (day < 1 || day > daysInMonth(year, month)) return `Day ${day} does not exist in month ${month} of ${year}`;
  if (hour > 23) return `Hour ${hour} does not exist`;
  if (minute > 59) return `Minute ${minute} does not exist`;
  if (second > 59) return `Second ${second} does not exist`;
  if (offset !== undefined && Math.abs(offset) >= MINUTES_PER_DAY) return 'The offset is a day or more';
  return undefined;
}

/**
 * The same fields moved by less than a day: local time is UTC moved by the offset, UTC is local time moved by minus the
 * offset. The year may come out as 0 or 10000.
 */
export function moveMinutes(fields: TimestampFields, minutes: number): TimestampFields {
  if (minutes === 0) return fields;
  let { year, month, day } = fields;
  let inDay = fields.hour * 60 + fields.minute + minutes;
  if (inDay < 0) {
    inDay += MINUTES_PER_DAY;
    day--;
    if (day < 1) {
      month--;
      if (month < 1) {
        month = 12;
        year--;
      }
      day = daysInMonth(year, month);
    }
  } else if (inDay >= MINUTES_PER_DAY) {
    inDay -= MINUTES_PER_DAY;
    day++;
    if (day > daysInMonth(year, month)) {
      day = 1;
      month++;
      if (month > 12) {
        month = 1;
        year++;
      }
    }
  }
  return { ...fields, year, month, day, hour: Math.floor(inDay / 60), minute: inDay % 60 };
}
