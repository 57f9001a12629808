import { dot } from './dot.ts';

/**
 * Root of a list of hashes. A node's left half is the largest power of two smaller than the list (the split of
 * RFC 6962), which is the same tree as pairing neighbours and moving an odd last one up unchanged.
 * An empty list has the empty root.
 */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return new Uint8Array(0);
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  const split = largestPowerOfTwoBelow(leaves.length);
  return dot(merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)));
}

/** Siblings of leaf `index` from the bottom up; empty siblings are left out, as dot passes them through. */
export function auditPath(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index} among ${leaves.length}`);
  if (leaves.length === 1) return [];
  const split = largestPowerOfTwoBelow(leaves.length);
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  const path =
    index < split
      ? [...auditPath(left, index), merkleRoot(right)]
      : [...auditPath(right, index - split), merkleRoot(left)];
  return path.filter((hash) => hash.length > 0);
}

/** Ranges `[start, end)` of leaves that the elements of a leaf's audit path stand for, from the bottom up. */
export function siblingRanges(index: number, size: number, offset = 0): [number, number][] {
  if (index < 0 || index >= size) throw new RangeError(`no leaf ${index} among ${size}`);
  if (size === 1) return [];
  const split = largestPowerOfTwoBelow(size);
  return index < split
    ? [...siblingRanges(index, split, offset), [offset + split, offset + size]]
    : [...siblingRanges(index - split, size - split, offset + split), [offset, offset + split]];
}

/** What a verifier does with a path: dot the running hash with each element in turn. */
export function fold(leaf: Uint8Array, path: readonly Uint8Array[]): Uint8Array {
  let running = leaf;
  for (const element of path) running = dot(running, element);
  return running;
}

function largestPowerOfTwoBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
