import { sha256 } from '../hash/index.ts';

/** A SHA-256 value: 32 bytes. */
export type Hash = Uint8Array;

export const HASH_BYTES = 32;

export interface HashOrder {
  /** −1: `a` sorts first; 1: `b` sorts first; 0: equal. */
  readonly order: -1 | 0 | 1;
  /** Index of the byte that decided, 31 … 0; `undefined` when the hashes are equal. */
  readonly byte: number | undefined;
}

/**
 * QLDB's order of two hashes: bytes compared from the last to the first, each as a signed number (−128 … 127).
 * The other three readings (first to last, unsigned) fold none of the proofs AWS published.
 *
 * @throws RangeError when either is not 32 bytes long
 */
export function compareHashes(a: Hash, b: Hash): HashOrder {
  if (a.length !== HASH_BYTES || b.length !== HASH_BYTES) {
    throw new RangeError(`hashes have 32 bytes, got ${a.length} and ${b.length}`);
  }
  for (let byte = HASH_BYTES - 1; byte >= 0; byte--) {
    const difference = signedByte(a, byte) - signedByte(b, byte);
    if (difference !== 0) return { order: difference < 0 ? -1 : 1, byte };
  }
  return { order: 0, byte: undefined };
}

/** The byte as QLDB compares it, −128 … 127. */
export function signedByte(hash: Hash, index: number): number {
  return ((hash[index] ?? 0) << 24) >> 24;
}

const pair = new Uint8Array(2 * HASH_BYTES);

/**
 * QLDB's `dot`: SHA-256 of the two hashes, the smaller one first (see {@link compareHashes}). Commutative, not
 * associative. An empty operand stands for "nothing there" and passes the other one through, as in the verifiers
 * of AWS's samples.
 *
 * @returns 32 bytes, or the empty array when both are empty; a passed-through operand is returned as it is, not copied
 * @throws RangeError when a non-empty operand is not 32 bytes long
 */
export function dot(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const aFirst = compareHashes(a, b).order <= 0;
  pair.set(aFirst ? a : b, 0);
  pair.set(aFirst ? b : a, HASH_BYTES);
  return sha256(pair);
}

/** Whether two byte strings are equal. Nothing here is secret, so it may stop at the first difference. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
