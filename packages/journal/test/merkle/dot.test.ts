import { describe, expect, it } from 'vitest';
import { compareHashes, dot, encodeBase64, sha256 } from '../../src/index.ts';
import { bytes, captures } from '../aws.ts';

describe('dot', () => {
  it.each(captures.revisions)('gives the revision hash AWS stored: $source', ({ dataHash, metadataHash, hash }) => {
    expect(encodeBase64(dot(bytes(dataHash), bytes(metadataHash)))).toBe(hash);
    expect(encodeBase64(dot(bytes(metadataHash), bytes(dataHash)))).toBe(hash);
  });

  it('hashes the smaller one first', () => {
    const small = new Uint8Array(32);
    const large = new Uint8Array(32).fill(1);
    const pair = new Uint8Array(64);
    pair.set(large, 32);
    expect(dot(large, small)).toEqual(sha256(pair));
  });

  it('passes the other operand through when one is empty', () => {
    const hash = new Uint8Array(32).fill(7);
    const empty = new Uint8Array(0);
    expect(dot(empty, hash)).toBe(hash);
    expect(dot(hash, empty)).toBe(hash);
    expect(dot(empty, empty)).toHaveLength(0);
  });

  it.each([
    [31, 32],
    [32, 33],
    [1, 1],
  ])('refuses operands of %i and %i bytes', (a, b) => {
    expect(() => dot(new Uint8Array(a), new Uint8Array(b))).toThrow(RangeError);
  });

  it('does not change its operands', () => {
    const a = new Uint8Array(32).fill(3);
    const b = new Uint8Array(32).fill(4);
    dot(a, b);
    dot(b, a);
    expect([a[0], b[0]]).toEqual([3, 4]);
  });
});

describe('compareHashes', () => {
  const hash = (changes: Record<number, number>) => Uint8Array.from({ length: 32 }, (_, i) => changes[i] ?? 0);

  it('lets the last byte decide, as a signed number', () => {
    expect(compareHashes(hash({ 31: 0x80 }), hash({ 31: 0x7f }))).toEqual({ order: -1, byte: 31 });
    expect(compareHashes(hash({ 31: 0xff }), hash({ 31: 0 }))).toEqual({ order: -1, byte: 31 });
    expect(compareHashes(hash({ 31: 2 }), hash({ 31: 1 }))).toEqual({ order: 1, byte: 31 });
  });

  it('goes on to earlier bytes while the later ones are equal', () => {
    expect(compareHashes(hash({ 0: 1, 30: 5 }), hash({ 0: 9, 30: 4 }))).toEqual({ order: 1, byte: 30 });
    expect(compareHashes(hash({ 0: 1 }), hash({ 0: 9 }))).toEqual({ order: -1, byte: 0 });
  });

  it('has no deciding byte for equal hashes', () => {
    expect(compareHashes(hash({ 5: 5 }), hash({ 5: 5 }))).toEqual({ order: 0, byte: undefined });
  });
});
