/**
 * Ids as Amazon QLDB issued them: two 64-bit numbers, big-endian, 11 Base62 digits each, 22 characters in all (observed
 * on 61 ids in AWS's samples). The low 48 bits of the first follow the time of creation in 1/16384 s; the rest is random.
 */
export interface Ids {
  /** @param time milliseconds since 1970 */
  next(time: number): string;
}
/** A uniformly distributed integer in [0, 2^32). */
export type Random32 = () => number;

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const TICKS_PER_SECOND = 2 ** 14;

export function createIds(random: Random32): Ids {
  return {
    next(time) {
      const ticks = Math.floor((time / 1000) * TICKS_PER_SECOND) % 2 ** 48;
      const high = (random() >>> 16) * 2 ** 16 + Math.floor(ticks / 2 ** 32);
      return base62(high, ticks % 2 ** 32) + base62(random(), random());
    },
  };
}

/** 64-bit number `high × 2^32 + low` as 11 digits. Divides in two 32-bit steps: faster than BigInt, and ids are made for every commit. */
function base62(high: number, low: number): string {
  let text = '';
  for (let digit = 0; digit < 11; digit += 1) {
    const rest = (high % 62) * 2 ** 32 + low;
    high = Math.floor(high / 62);
    low = Math.floor(rest / 62);
    text = DIGITS[rest % 62] + text;
  }
  return text;
}

const ID = /^[0-9A-Za-z]{22}$/;
export function isId(text: string): boolean {
  return ID.test(text);
}
