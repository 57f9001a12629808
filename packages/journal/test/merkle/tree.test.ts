import { describe, expect, it } from 'vitest';
import { dot, foldProof, type Hash, merklePath, merkleRoot, sha256, siblingSpans } from '../../src/index.ts';
import { captures } from '../aws.ts';

const leaves: Hash[] = Array.from({ length: 64 }, (_, i) => sha256(Uint8Array.of(i)));

describe('merkleRoot', () => {
  const [a, b, c, d, e] = leaves as [Hash, Hash, Hash, Hash, Hash];
  it('is empty for no hashes and the hash itself for one', () => {
    expect(merkleRoot([])).toHaveLength(0);
    expect(merkleRoot([a])).toBe(a);
  });
  it('pairs neighbours and moves an odd last one up unchanged', () => {
    expect(merkleRoot([a, b, c])).toEqual(dot(dot(a, b), c));
    expect(merkleRoot([a, b, c, d, e])).toEqual(dot(dot(dot(a, b), dot(c, d)), e));
  });
  it('passes over empty members', () => {
    const nothing = new Uint8Array(0);
    expect(merkleRoot([a, nothing, c, d])).toEqual(dot(a, dot(c, d)));
    expect(merkleRoot([nothing, nothing])).toHaveLength(0);
  });
});

describe('merklePath and siblingSpans', () => {
  it('lead every leaf of every tree of 1 to 64 leaves to its root', () => {
    for (let size = 1; size <= 64; size++) {
      const tree = leaves.slice(0, size);
      const root = merkleRoot(tree);
      for (let index = 0; index < size; index++) {
        const path = merklePath(tree, index);
        const spans = siblingSpans(index, size);
        expect(foldProof(tree[index] as Hash, path).root).toEqual(root);
        expect(path).toEqual(spans.map(({ span: [start, end] }) => merkleRoot(tree.slice(start, end))));
        expect(spans.at(-1)?.merged ?? [0, 1]).toEqual([0, size]);
      }
    }
  });

  it('have the number of journal steps seen in the proofs of AWS', () => {
    const inBlock = (proof: (typeof captures.proofs)[number]) =>
      proof.kind === 'GetBlock' ? 0 : (proof.inBlockHashes ?? 3);
    for (const proof of captures.proofs) {
      expect(siblingSpans(proof.sequenceNo, proof.tip + 1)).toHaveLength(proof.proof.length - inBlock(proof));
    }
    const seen = {
      '112@113': 4,
      '175@176': 7,
      '22@26': 5,
      '19@35': 6,
      '19@19': 3,
      '30@38': 6,
      '90@91': 5,
      '100@123': 7,
    };
    for (const [name, steps] of Object.entries(seen)) {
      const [sequenceNo, tip] = name.split('@').map(Number) as [number, number];
      expect(siblingSpans(sequenceNo, tip + 1), name).toHaveLength(steps);
    }
  });

  it('know the shape of trees far larger than 32 bits', () => {
    const size = 2 ** 52 + 1;
    const spans = siblingSpans(2 ** 51 + 5, size);
    expect(spans.at(-1)).toEqual({ level: 52, index: 1, span: [2 ** 52, size], merged: [0, size] });
    expect(siblingSpans(size - 1, size)).toEqual([{ level: 52, index: 0, span: [0, 2 ** 52], merged: [0, size] }]);
  });

  it('know the largest journal there can be, whose last sequence number is 2^53 - 1', () => {
    expect(siblingSpans(2 ** 53 - 1, 2 ** 53)).toHaveLength(53);
    expect(siblingSpans(0, 2 ** 53).at(-1)?.span).toEqual([2 ** 52, 2 ** 53]);
  });

  it.each([
    [0, 0],
    [5, 5],
    [-1, 4],
    [1.5, 4],
    [0, 2 ** 53 + 2],
  ])('refuse leaf %d of %d', (index, size) => {
    expect(() => siblingSpans(index, size)).toThrow(RangeError);
  });
});
