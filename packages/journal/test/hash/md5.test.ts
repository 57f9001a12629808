import { createHash } from 'node:crypto';
import { checkProperty } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { md5 } from '../../src/hash/md5.ts';
import { encodeHex, encodeUtf8 } from '../../src/ion/index.ts';

const expected = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

describe('MD5', () => {
  it.each([
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['a', '0cc175b9c0f1b6a831c399e269772661'],
    ['abc', '900150983cd24fb0d6963f7d28e17f72'],
    ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
    ['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
    [
      '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
      '57edf4a22be3c955ac49da2e2107b67a',
    ],
  ])('of %j is that of RFC 1321', (text, hex) => {
    expect(encodeHex(md5(encodeUtf8(text)))).toBe(hex);
  });

  it('is that of Node for every length around the block size, and leaves its input alone', () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 0xff);
      const copy = bytes.slice();
      expect(encodeHex(md5(bytes))).toBe(expected(bytes));
      expect(bytes).toEqual(copy);
    }
  });

  it('is that of Node for any bytes, parts of larger buffers, and a megabyte', () => {
    checkProperty(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(20), (bytes, skip) => {
        expect(encodeHex(md5(bytes.subarray(skip)))).toBe(expected(bytes.subarray(skip)));
      }),
      500,
    );
    const large = new Uint8Array(1_048_576 + 13).map((_, i) => i >> 3);
    expect(encodeHex(md5(large))).toBe(expected(large));
  });
});
