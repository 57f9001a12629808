import { describe, expect, it } from 'vitest';
import { decodeBase64, decodeUtf8, encodeBase64, encodeHex, encodeUtf8 } from '../../src/ion/index.ts';
import { failure } from './support.ts';

function pattern(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 197 + length) & 0xff);
}

describe('base64', () => {
  it('agrees with the platform for every length up to 300', () => {
    for (let length = 0; length <= 300; length++) {
      const bytes = pattern(length);
      const text = Buffer.from(bytes).toString('base64');
      expect(encodeBase64(bytes)).toBe(text);
      expect(decodeBase64(text)).toEqual(bytes);
    }
  });

  it('knows all 64 characters', () => {
    const all = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    expect(encodeBase64(decodeBase64(all) as Uint8Array)).toBe(all);
  });

  it.each([
    'A',
    'AA',
    'AAA',
    'AA=',
    'AAAA=',
    'A===',
    '=',
    '====',
    'AB==',
    'AAB=',
    'AA==AA==',
    'A A=',
    '-_-_',
    'AAA\n',
    'ÀAAA',
    'Ł=',
  ])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });
});

describe('hexadecimal', () => {
  it('has two lower-case digits per byte', () => {
    expect(encodeHex(Uint8Array.of(0, 1, 0x0f, 0x10, 0xab, 0xff))).toBe('00010f10abff');
  });
});

describe('UTF-8', () => {
  it.each(['', 'a', 'é', '\u0800', '\ud7ff\ue000', '😀\u{10ffff}', '\ufeffx', '\0'])(
    'goes there and back: %j',
    (text) => {
      expect(decodeUtf8(encodeUtf8(text))).toBe(text);
    },
  );

  it('is judged exactly as the platform judges it, for all two-byte and many longer sequences', () => {
    const platform = new TextDecoder('utf-8', { fatal: true });
    const accepted = (bytes: Uint8Array): boolean => {
      try {
        platform.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    const differing: number[][] = [];
    const compare = (...bytes: number[]): void => {
      const sequence = Uint8Array.from(bytes);
      if ((failure(() => decodeUtf8(sequence)) === 'no error') !== accepted(sequence)) differing.push(bytes);
    };
    const edges = [0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0];
    for (let first = 0x80; first < 0x100; first++) {
      for (let second = 0; second < 0x100; second++) compare(first, second);
      for (const second of edges) {
        for (const third of edges) {
          compare(first, second, third);
          for (const fourth of edges) compare(first, second, third, fourth);
        }
      }
    }
    expect(differing).toEqual([]);
  });

  it('reports the first bad byte', () => {
    expect(failure(() => decodeUtf8(Uint8Array.of(0x61, 0xc3, 0xa9, 0xc3)))).toBe('invalid-utf8 at 3');
  });
});
