import { sha256 } from './bytes.ts';

/**
 * The ordered pair hash, straight from the rule: an empty hash passes the other one through; of two 32-byte hashes the
 * smaller comes first, compared from the last byte down to the first, each byte as a signed number.
 * Source: every AWS verification sample; folds all proofs in the AWS captures.
 */
export function dot(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  if (a.length !== 32 || b.length !== 32) throw new RangeError('dot takes hashes of 32 bytes');
  return aComesFirst(a, b) ? sha256(a, b) : sha256(b, a);
}

function aComesFirst(a: Uint8Array, b: Uint8Array): boolean {
  const signedA = new Int8Array(a);
  const signedB = new Int8Array(b);
  for (let at = 31; at >= 0; at--) {
    const x = signedA[at] as number;
    const y = signedB[at] as number;
    if (x !== y) return x < y;
  }
  return true;
}
