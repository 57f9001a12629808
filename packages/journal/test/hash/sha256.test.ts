import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/hash/index.ts';
import { sha256Range } from '../../src/hash/sha256.ts';
import { encodeHex, encodeUtf8 } from '../../src/ion/index.ts';

function platform(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const pattern = Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31 + (index >> 3)) & 0xff);

describe('SHA-256', () => {
  // FIPS 180-2, appendix B.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('of %j is as published', (text, digest) => {
    expect(encodeHex(sha256(encodeUtf8(text)))).toBe(digest);
  });

  it('agrees with the platform for every length up to 4096', () => {
    for (let length = 0; length <= 4096; length++) {
      const bytes = pattern.subarray(0, length);
      expect([length, encodeHex(sha256(bytes))]).toEqual([length, platform(bytes)]);
    }
  });

  it('agrees with the platform for windows that slide over a buffer', () => {
    for (let start = 0; start < 130; start++) {
      for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 200]) {
        const expected = platform(pattern.subarray(start, start + length));
        expect(encodeHex(sha256(pattern.subarray(start, start + length)))).toBe(expected);
        expect(encodeHex(sha256Range(pattern, start, start + length))).toBe(expected);
      }
    }
  });

  it('agrees with the platform for sixteen megabytes of the same byte', () => {
    for (const byte of [0x00, 0xff]) {
      const bytes = new Uint8Array(16 * 1024 * 1024).fill(byte);
      expect(encodeHex(sha256(bytes))).toBe(platform(bytes));
    }
  });

  it('gives every caller a digest of its own', () => {
    const first = sha256(encodeUtf8('a'));
    const copy = first.slice();
    sha256(encodeUtf8('b'));
    expect(first).toEqual(copy);
    expect(first).toHaveLength(32);
  });
});
