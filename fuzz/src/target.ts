import type { Seeded } from '@qldb-console/testkit';

/** A program that takes bytes, and what must hold of it for any bytes whatsoever. */
export interface Target {
  readonly name: string;
  /** One line for people: what is read, and what must hold. */
  readonly what: string;
  /** Inputs to start from: every kind of what the program reads. */
  seeds(): Iterable<Uint8Array>;
  /** Parts that inputs consist of, besides the string literals of the program itself. */
  readonly dictionary: readonly Uint8Array[];
  /** Longest input that is tried, in bytes. */
  readonly longest: number;
  /** A change that knows the format; undefined where this input allows none. */
  mutate?(input: Uint8Array, random: Seeded): Uint8Array | undefined;
  /** Throws whatever is wrong; coming back means all holds. */
  run(input: Uint8Array): void;
}

/** Something that must hold does not. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** @throws Broken */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Broken(what);
}
