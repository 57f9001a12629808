import { describe, expect, it } from 'vitest';
import { dot, encodeBase64, foldProof } from '../../src/index.ts';
import { bytes, captures } from '../aws.ts';

describe('foldProof', () => {
  it.each(
    captures.proofs.map((proof) => [`${proof.kind} ${proof.sequenceNo}@${proof.tip}, ${proof.source}`, proof] as const),
  )('leads the proof of AWS to its digest, or nowhere: %s', (_, proof) => {
    const { root, steps } = foldProof(bytes(proof.leaf), proof.proof.map(bytes));
    expect(steps).toHaveLength(proof.proof.length);
    if (proof.folds) expect(encodeBase64(root)).toBe(proof.digest);
    else expect(encodeBase64(root)).not.toBe(proof.digest);
  });

  it('has proofs of both kinds among those', () => {
    expect(new Set(captures.proofs.map(({ folds }) => folds))).toEqual(new Set([true, false]));
  });

  it('records each step: inputs, order, the byte that decided, output', () => {
    const a = new Uint8Array(32);
    const b = new Uint8Array(32).fill(0xff, 31);
    const { steps, root } = foldProof(a, [b, a]);
    expect(steps[0]).toEqual({
      index: 0,
      running: a,
      other: b,
      first: 'other',
      decidedBy: { byte: 31, running: 0, other: -1 },
      output: dot(a, b),
    });
    expect(steps[1]?.running).toBe(steps[0]?.output);
    expect(steps[1]?.index).toBe(1);
    expect(root).toBe(steps[1]?.output);
  });

  it('calls equal hashes equal', () => {
    const a = new Uint8Array(32).fill(9);
    expect(foldProof(a, [a]).steps[0]).toMatchObject({ first: 'equal', decidedBy: undefined });
  });

  it('is the leaf itself without elements', () => {
    const leaf = new Uint8Array(32);
    expect(foldProof(leaf, [])).toEqual({ steps: [], root: leaf });
  });

  it('refuses an element that is no hash', () => {
    expect(() => foldProof(new Uint8Array(32), [new Uint8Array(31)])).toThrow(RangeError);
    expect(() => foldProof(new Uint8Array(32), [new Uint8Array(0)])).toThrow(RangeError);
  });
});
