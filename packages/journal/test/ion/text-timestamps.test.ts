import { describe, expect, it } from 'vitest';
import { failure, read } from './support.ts';

function fields(text: string): unknown[] {
  const value = read(text);
  if (value.type !== 'timestamp') throw new Error(`${text} is a ${value.type}`);
  const { precision, offset, year, month, day, hour, minute, second, fraction } = value;
  return [precision, offset, year, month, day, hour, minute, second, fraction];
}

describe('timestamps', () => {
  it.each([
    ['2007T', ['year', undefined, 2007, 1, 1, 0, 0, 0, undefined]],
    ['2007-02T', ['month', undefined, 2007, 2, 1, 0, 0, 0, undefined]],
    ['2007-02-23', ['day', undefined, 2007, 2, 23, 0, 0, 0, undefined]],
    ['2007-02-23T', ['day', undefined, 2007, 2, 23, 0, 0, 0, undefined]],
    ['2007-02-23T12:14Z', ['minute', 0, 2007, 2, 23, 12, 14, 0, undefined]],
    ['2007-02-23T12:14+00:00', ['minute', 0, 2007, 2, 23, 12, 14, 0, undefined]],
    ['2007-02-23T12:14-00:00', ['minute', undefined, 2007, 2, 23, 12, 14, 0, undefined]],
    ['2007-02-23T12:14:33-08:15', ['second', -495, 2007, 2, 23, 12, 14, 33, undefined]],
    ['2007-02-23T12:14:33+23:59', ['second', 1439, 2007, 2, 23, 12, 14, 33, undefined]],
    ['2007-02-23T12:14:33.079Z', ['second', 0, 2007, 2, 23, 12, 14, 33, { coefficient: 79n, exponent: -3 }]],
    ['2007-02-23T12:14:33.000Z', ['second', 0, 2007, 2, 23, 12, 14, 33, { coefficient: 0n, exponent: -3 }]],
    ['0001-01-01T00:00Z', ['minute', 0, 1, 1, 1, 0, 0, 0, undefined]],
    ['9999-12-31T23:59:59.9Z', ['second', 0, 9999, 12, 31, 23, 59, 59, { coefficient: 9n, exponent: -1 }]],
    ['2000-02-29', ['day', undefined, 2000, 2, 29, 0, 0, 0, undefined]],
    ['2024-02-29', ['day', undefined, 2024, 2, 29, 0, 0, 0, undefined]],
  ])('keeps precision, offset and fraction of %s', (text, expected) => {
    expect(fields(text)).toEqual(expected);
  });

  it('is an int without T', () => {
    expect(read('2007').type).toBe('int');
  });

  it.each([
    '2007-02',
    '2007-2-3',
    '2007-13T',
    '2007-00T',
    '2007-02-00',
    '2007-02-30',
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2007-04-31',
    '0000T',
    '2007-02-23T12',
    '2007-02-23T12:14',
    '2007-02-23T24:00Z',
    '2007-02-23T12:60Z',
    '2007-02-23T12:14:60Z',
    '2007-02-23T12:14:33.Z',
    '2007-02-23T12:14:33,5Z',
    '2007-02-23T12:14z',
    '2007-02-23t12:14Z',
    '2007-02-23T12:14+24:00',
    '2007-02-23T12:14+08:60',
    '2007-02-23T12:14+0800',
    '2007-02-23T12:14:33.0_1Z',
    '2007-02-23T12:14ZZ',
    '0001-01-01T00:00+00:01',
    '9999-12-31T23:59-00:01',
  ])('refuses %s', (text) => {
    expect(failure(() => read(`[${text}]`))).toBe('ion-invalid-timestamp at 1');
  });

  it('refuses more fraction digits than the limit, and reads as many as it allows', () => {
    const limits = { numberDigits: 9 };
    expect(read(`2007-02-23T12:14:33.${'1'.repeat(9)}Z`, { limits }).type).toBe('timestamp');
    expect(failure(() => read(` 2007-02-23T12:14:33.${'1'.repeat(10)}Z`, { limits }))).toBe(
      'ion-number-too-large at 1',
    );
  });
});
