/** A small deterministic source of numbers, ids and hashes: the same seed gives the same journal on every machine. */
import { sha256 } from './reference/bytes.ts';

export interface Seeded {
  /** A whole number in `[0, below)`. */
  int(below: number): number;
  /** True once in `n` times on average. */
  oneIn(n: number): boolean;
  pick<T>(items: readonly T[]): T;
  bytes(length: number): Uint8Array;
  /** A 22-character id as QLDB makes them: two 64-bit halves in base 62. */
  id(): string;
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `seed`: any whole number. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  let drawn = 0;
  // mulberry32: 32 bits of state are plenty for test data.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const int = (below: number): number => next() % below;
  const bytes = (length: number): Uint8Array => {
    const out = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      drawn++;
      const block = sha256(new TextEncoder().encode(`${seed}/${drawn}/${at}`));
      out.set(block.subarray(0, Math.min(32, length - at)), at);
    }
    return out;
  };
  const id = (): string => {
    const view = new DataView(bytes(16).buffer);
    return base62(view.getBigUint64(0)) + base62(view.getBigUint64(8));
  };
  return { int, oneIn: (n) => int(n) === 0, pick: (items) => items[int(items.length)] as never, bytes, id };
}

function base62(value: bigint): string {
  let text = '';
  for (let rest = value; text.length < 11; rest /= 62n) text = DIGITS[Number(rest % 62n)] + text;
  return text;
}
