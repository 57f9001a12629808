import { describe, expect, it } from 'vitest';
import { createIds } from '../../src/engine/ids.ts';
import { seededRandom } from '../../src/workload/random.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const numberOf = (digits: string) => [...digits].reduce((sum, digit) => sum * 62n + BigInt(DIGITS.indexOf(digit)), 0n);

describe('ids', () => {
  it('are two 64-bit halves of 11 Base62 digits, as every id in AWS data is', () => {
    const ids = createIds(seededRandom('ids').next32);
    for (let n = 0; n < 2_000; n += 1) {
      const id = ids.next(Date.UTC(2025, 0, 1) + n);
      expect(id).toMatch(/^[0-9A-L][0-9A-Za-z]{10}[0-9A-L][0-9A-Za-z]{10}$/);
      expect(numberOf(id.slice(0, 11)) < 2n ** 64n && numberOf(id.slice(11)) < 2n ** 64n).toBe(true);
    }
  });

  it('carry the time of creation in the low 48 bits of the first half, in 1/16384 s', () => {
    const time = Date.UTC(2025, 5, 30, 12, 34, 56, 500);
    const id = createIds(seededRandom('time').next32).next(time);
    expect(numberOf(id.slice(0, 11)) % 2n ** 48n).toBe(BigInt(Math.floor((time / 1000) * 16_384)));
  });

  it('spell the extreme values of a half with all its digits', () => {
    const zero = createIds(() => 0).next(0);
    expect(zero).toBe('0'.repeat(22));
    const high = createIds(() => 2 ** 32 - 1).next(0);
    expect(numberOf(high.slice(11))).toBe(2n ** 64n - 1n);
    expect(numberOf(high.slice(0, 11))).toBe(0xffffn << 48n);
  });

  it('of the same random source and time are the same, so that seeded ledgers are', () => {
    const draw = () => {
      const ids = createIds(seededRandom('same').next32);
      return [ids.next(1), ids.next(2)];
    };
    expect(draw()).toEqual(draw());
    expect(new Set(draw()).size).toBe(2);
  });
});
