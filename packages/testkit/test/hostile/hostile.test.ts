import { makeReader } from 'ion-js';
import { describe, expect, it } from 'vitest';
import { bitFlips, hostileBinaries, hostileTexts, hugeTexts, naughtyStrings } from '../../src/index.ts';

describe('hostile values', () => {
  it('have names of their own', () => {
    const names = [...hostileTexts(), ...hugeTexts(), ...hostileBinaries()].map((value) => value.name);
    expect(names.length).toBeGreaterThan(1500);
    expect(new Set(names).size).toBe(names.length);
  });

  it('hold the naughty strings as they are', () => {
    const strings = naughtyStrings();
    expect(strings).toContain('undefined');
    expect(strings.some((text) => text.includes('<script>'))).toBe(true);
    expect(strings.some((text) => /[\u202a-\u202e\u2066-\u2069]/.test(text))).toBe(true);
  });

  it('nest binary containers exactly as deep as they say', () => {
    const lists = hostileBinaries().find((value) => value.name === 'binary: lists 9000 deep');
    const reader = makeReader(lists?.bytes() ?? '');
    let depth = 0;
    for (; reader.next() !== null; depth++) reader.stepIn();
    expect(depth).toBe(9000);
  });
});

describe('bit flips', () => {
  it('are every single bit once, and leave the original alone', () => {
    const original = Uint8Array.of(0, 255);
    const seen = [...bitFlips(original)].map(({ at, bit }) => `${at}.${bit}`);
    expect(new Set(seen).size).toBe(16);
    const [first] = bitFlips(original);
    expect([...(first?.bytes ?? [])]).toEqual([1, 255]);
    expect([...original]).toEqual([0, 255]);
  });
});
