import { ApiError, type Problem } from '@qldb-console/contract';
import { expect, test } from 'vitest';
import { patienceMs, retryAfterMs } from '../src/lib/retry-after.ts';

const refused = (retryAfterSeconds?: number) =>
  new ApiError({
    type: 'about:blank',
    title: 'Slow down',
    status: 429,
    code: 'rate-limited',
    requestId: '1',
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  } satisfies Problem);

test('a reader is told the time that the back end asks for', () => {
  expect(retryAfterMs(refused(7))).toBe(7_000);
  expect(retryAfterMs(refused())).toBeUndefined();
  expect(retryAfterMs(refused(-1))).toBeUndefined();
  expect(retryAfterMs(new Error('lost'))).toBeUndefined();
});

test('work in the background waits as long as it is asked to, within bounds', () => {
  expect(patienceMs(refused(7), 500)).toBe(7_000);
  expect(patienceMs(refused(0), 500)).toBe(500);
  expect(patienceMs(new Error('lost'), 500)).toBe(500);
  expect(patienceMs(refused(1e9), 500)).toBe(60_000);
});
