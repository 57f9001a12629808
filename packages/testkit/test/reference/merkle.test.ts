// The recursive tree against the other way to say it: pair neighbours, move an odd last one up.
import { describe, expect, it } from 'vitest';
import { auditPath, dot, fold, merkleRoot, sha256, siblingRanges, toBase64 } from '../../src/reference/index.ts';

const leaf = (index: number): Uint8Array => sha256(new TextEncoder().encode(`leaf ${index}`));
const leaves = (size: number): Uint8Array[] => Array.from({ length: size }, (_, index) => leaf(index));

describe('the reference tree', () => {
  it('equals pairing neighbours level by level for every size 0 to 256', () => {
    for (let size = 0; size <= 256; size++) {
      let level = leaves(size);
      while (level.length > 1) {
        const next: Uint8Array[] = [];
        for (let at = 0; at < level.length; at += 2) {
          const left = level[at] as Uint8Array;
          const right = level[at + 1];
          next.push(right ? dot(left, right) : left);
        }
        level = next;
      }
      expect(toBase64(merkleRoot(leaves(size)))).toBe(toBase64(level[0] ?? new Uint8Array(0)));
    }
  });

  it('has audit paths that fold to the root, each element the root of its range, for every leaf up to 64', () => {
    for (let size = 1; size <= 64; size++) {
      const all = leaves(size);
      const root = toBase64(merkleRoot(all));
      for (let index = 0; index < size; index++) {
        const path = auditPath(all, index);
        expect(toBase64(fold(leaf(index), path))).toBe(root);
        const ranges = siblingRanges(index, size).map(([start, end]) => toBase64(merkleRoot(all.slice(start, end))));
        expect(path.map(toBase64)).toEqual(ranges);
      }
    }
  });

  it('passes the other hash through where one is empty, and refuses other lengths', () => {
    const empty = new Uint8Array(0);
    expect(dot(leaf(1), empty)).toEqual(leaf(1));
    expect(dot(empty, leaf(1))).toEqual(leaf(1));
    expect(merkleRoot([])).toEqual(empty);
    expect(() => dot(leaf(1), leaf(2).subarray(1))).toThrow(RangeError);
  });
});
