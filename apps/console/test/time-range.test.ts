import { expect, test } from 'vitest';
import { instantText, readInstant } from '../src/lib/instant-text.ts';
import { RANGES_FROM, RANGES_UNTIL_NOW, rangeProblems, readRange, WHOLE_UNTIL_NOW } from '../src/lib/time-range.ts';

const NOW = Date.parse('2025-06-30T12:00:00.000Z');
const instant = (text: string) => {
  const read = readInstant(text);
  return 'instant' in read ? instantText(read.instant) : read.problem;
};

test.each([
  ['2025-06-30', '2025-06-30T00:00:00.000Z'],
  ['2025-06-30T10:20', '2025-06-30T10:20:00.000Z'],
  ['2025-06-30 10:20:30', '2025-06-30T10:20:30.000Z'],
  [' 2025-06-30T10:20:30.1239Z ', '2025-06-30T10:20:30.123Z'],
  ['2025-06-30t10:20:30z', '2025-06-30T10:20:30.000Z'],
  ['2025-06-30T10:20:30+02:00', '2025-06-30T08:20:30.000Z'],
  ['2025-06-30T10:20:30-0530', '2025-06-30T15:50:30.000Z'],
])('%s is %s', (text, expected) => {
  expect(instant(text)).toBe(expected);
});

test.each([
  ['', 'Enter a time.'],
  ['yesterday', 'Write the time as ISO 8601, for example 2025-06-30T00:00:00Z.'],
  ['06/30/2025', 'Write the time as ISO 8601, for example 2025-06-30T00:00:00Z.'],
  ['2025-02-30', 'There is no such date or time.'],
  ['2025-06-30T24:00:00Z', 'There is no such date or time.'],
  ['2025-06-30T10:60Z', 'There is no such date or time.'],
  ['2025-06-30T10:00+25:00', 'There is no such offset from UTC.'],
])('“%s” is told to be wrong', (text, problem) => {
  expect(instant(text)).toBe(problem);
});

test('a range must not be empty, and lies in the past where the API demands it', () => {
  const closed = { now: NOW, openEnd: false };
  const open = { now: NOW, openEnd: true };
  expect(rangeProblems({ start: '2025-06-01', end: '2025-06-30' }, closed)).toEqual({});
  expect(rangeProblems({ start: '2025-06-30', end: '2025-06-30' }, closed)).toEqual({
    end: 'The end must be after the start.',
  });
  expect(rangeProblems({ start: '2025-06-01', end: '2025-07-01' }, closed)).toEqual({
    end: 'The end cannot be in the future.',
  });
  expect(rangeProblems({ start: '2025-06-01', end: '2025-07-01' }, open)).toEqual({});
  expect(rangeProblems({ start: '2025-07-01', end: '' }, open)).toEqual({
    start: 'The start cannot be in the future.',
  });
  expect(rangeProblems({ start: '2025-06-01', end: '' }, open)).toEqual({});
  expect(rangeProblems({ start: '2025-06-01', end: '' }, closed)).toEqual({ end: 'Enter a time.' });
  expect(rangeProblems({ start: 'x', end: 'y' }, closed)).toMatchObject({
    start: expect.stringContaining('ISO 8601'),
    end: expect.stringContaining('ISO 8601'),
  });
});

test('a range is sent in UTC with milliseconds', () => {
  expect(readRange({ start: '2025-06-30T10:00+02:00', end: '2025-07-01' })).toEqual({
    start: '2025-06-30T08:00:00.000Z',
    end: '2025-07-01T00:00:00.000Z',
  });
  expect(readRange({ start: '2025-06-30', end: ' ' })).toEqual({ start: '2025-06-30T00:00:00.000Z', end: undefined });
  expect(readRange({ start: '', end: '2025-07-01' })).toBeUndefined();
});

test('common ranges begin at the earliest when the ledger was created', () => {
  const created = '2025-06-30T11:30:00.000Z';
  expect(WHOLE_UNTIL_NOW.range(NOW, created)).toEqual({ start: created, end: '2025-06-30T12:00:00.000Z' });
  expect(WHOLE_UNTIL_NOW.range(NOW, undefined).start).toBe('1970-01-01T00:00:00.000Z');
  for (const { range } of RANGES_UNTIL_NOW) expect(range(NOW, created).start).toBe(created);
  const day = RANGES_UNTIL_NOW.find(({ id }) => id === 'day');
  expect(day?.range(NOW, '2020-01-01T00:00:00.000Z').start).toBe('2025-06-29T12:00:00.000Z');
  for (const { range } of RANGES_FROM) {
    expect(range(NOW, created).end).toBe('');
    expect(rangeProblems(range(NOW, created), { now: NOW, openEnd: true })).toEqual({});
  }
});
