import { createHash } from 'node:crypto';
import type { Random32 } from '../engine/ids.ts';

/** Choices made from a generator of 32-bit integers. */
export interface Random {
  readonly next32: Random32;
  /** An integer in [0, below). */
  below(below: number): number;
  /** An integer in [from, to]. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** The same seed gives the same choices, on every machine (sfc32, seeded by the SHA-256 of the text). */
export function seededRandom(seed: string): Random {
  return randomFrom(sfc32(createHash('sha256').update(seed).digest()));
}

export function randomFrom(next32: Random32): Random {
  const below = (limit: number) => Math.floor((next32() / 2 ** 32) * limit);
  return {
    next32,
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (probability) => next32() / 2 ** 32 < probability,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
  };
}

function sfc32(seed: Buffer): Random32 {
  let a = seed.readInt32LE(0);
  let b = seed.readInt32LE(4);
  let c = seed.readInt32LE(8);
  let counter = seed.readInt32LE(12);
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
}
