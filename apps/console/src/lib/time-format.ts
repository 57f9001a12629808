import type { TimeZoneChoice } from './preferences.ts';

/**
 * An instant as ISO 8601: in UTC (`…Z`), or in the reader's own time with its offset.
 *
 * @param instant milliseconds since 1970, or ISO 8601 text
 * @param precision what is shown below the minute; what is left out is cut off, not rounded
 * @returns the text handed in where it names no instant
 */
export function formatTime(
  instant: number | string,
  zone: TimeZoneChoice,
  precision: 'milliseconds' | 'seconds' = 'milliseconds',
): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return String(instant);
  const offset = zone === 'utc' ? 0 : -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offset * 60_000).toISOString();
  const digits = local.slice(0, precision === 'seconds' ? -'.000Z'.length : -'Z'.length);
  return digits + (zone === 'utc' ? 'Z' : formatOffset(offset));
}

function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Milliseconds as minutes and seconds, rounded up, so that it ends with "0:01": "4:59". */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365.25 * 86_400],
  ['month', 30.4375 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** How long ago, in the largest unit that fits: "3 days ago". */
export function formatRelativeTime(instant: number | string, now: number): string {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  if (Number.isNaN(seconds)) return '';
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}
