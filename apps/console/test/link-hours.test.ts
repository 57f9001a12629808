import { MAX_LINK_HOURS } from '@qldb-console/contract';
import { expect, test } from 'vitest';
import { readHours } from '../src/lib/link-hours.ts';

test('a link lasts a whole number of hours, up to the most there can be', () => {
  expect(readHours('1')).toBe(1);
  expect(readHours(' 24 ')).toBe(24);
  expect(readHours(String(MAX_LINK_HOURS))).toBe(MAX_LINK_HOURS);
});

test.each(['', ' ', '0', '-1', '1.5', '1e2', '0x10', '٣', String(MAX_LINK_HOURS + 1), '9'.repeat(1000)])(
  'no link lasts %j hours',
  (text) => {
    expect(readHours(text)).toBeUndefined();
  },
);
