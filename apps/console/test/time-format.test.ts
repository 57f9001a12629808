import { afterEach, describe, expect, it } from 'vitest';
import { formatDuration, formatRelativeTime, formatTime } from '../src/lib/time-format.ts';

const zoneBefore = process.env.TZ;
afterEach(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

describe('times', () => {
  it('are ISO 8601 in UTC', () => {
    expect(formatTime('2025-06-30T12:00:00.5Z', 'utc')).toBe('2025-06-30T12:00:00.500Z');
    expect(formatTime(Date.UTC(2025, 5, 30, 12, 0, 59, 999), 'utc', 'seconds')).toBe('2025-06-30T12:00:59Z');
  });

  it.each([
    ['America/St_Johns', '2025-01-01T00:00:00.001Z', '2024-12-31T20:30:00.001-03:30'],
    ['Asia/Kathmandu', '2025-06-30T23:00:00.000Z', '2025-07-01T04:45:00.000+05:45'],
    ['Europe/Berlin', '2025-03-30T01:00:00.000Z', '2025-03-30T03:00:00.000+02:00'],
  ])('in local time carry the offset of %s on that day', (zone, instant, text) => {
    process.env.TZ = zone;
    expect(formatTime(instant, 'local')).toBe(text);
  });

  it('that are none are shown as they are', () => {
    expect(formatTime('yesterday', 'utc')).toBe('yesterday');
    expect(formatRelativeTime('yesterday', 0)).toBe('');
  });

  it.each([
    [-3 * 86_400, '3 days ago'],
    [-86_400, 'yesterday'],
    [-59, '59 seconds ago'],
    [-3_599, '59 minutes ago'],
    [-400 * 86_400, 'last year'],
    [0, 'now'],
    [7_200, 'in 2 hours'],
  ])('%d seconds from now are told as "%s"', (seconds, text) => {
    const now = Date.UTC(2025, 0, 1);
    expect(formatRelativeTime(now + seconds * 1000, now)).toBe(text);
  });
});

describe('time left', () => {
  it.each([
    [900_000, '15:00'],
    [299_001, '5:00'],
    [60_000, '1:00'],
    [59_999, '1:00'],
    [1, '0:01'],
    [0, '0:00'],
  ])('%s ms are %s: never less than there is', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});
