import { hostileBinaries, hostileTexts, hugeTexts } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import {
  encodeUtf8,
  equalIon,
  readIon,
  readIonBinary,
  readIonText,
  readSingle,
  writeIonText,
} from '../../src/ion/index.ts';
import { LIMITS } from '../../src/limits.ts';
import { failure } from './support.ts';

/** Takes a fraction of a second; what grows with the square of its input takes minutes. The machine may be slow or busy. */
const MILLISECONDS = 20_000;

function timedFailure(work: () => unknown): string {
  const start = performance.now();
  const result = failure(work);
  expect(performance.now() - start).toBeLessThan(MILLISECONDS);
  return result;
}

describe('depth', () => {
  it.each([
    ['lists', '[', ']', 1],
    ['s-expressions', '(', ')', 1],
    ['structs', '{a:', '}', 3],
    ['annotated lists', 'a::[', ']', 4],
  ])('of 10,000 %s is read, one more is refused', (_name, open, close, width) => {
    const nested = (depth: number) =>
      encodeUtf8(open.repeat(depth) + (open.endsWith(':') ? '1' : '') + close.repeat(depth));
    const value = readSingle(nested(LIMITS.depth));
    expect(equalIon(value, readSingle(encodeUtf8(writeIonText(value))))).toBe(true);
    const opener = open.endsWith('[') ? width - 1 : 0;
    expect(failure(() => readIonText(nested(LIMITS.depth + 1)))).toBe(
      `ion-too-deep at ${LIMITS.depth * width + opener}`,
    );
  });

  it('of binary lists is limited alike', () => {
    const nested = (depth: number): Uint8Array => {
      const reversed: number[] = [0xb0];
      for (let level = 1; level < depth; level++) {
        const { length } = reversed;
        reversed.push((length & 0x7f) | 0x80, (length >> 7) & 0x7f, length >> 14, 0xbe);
      }
      return Uint8Array.from([0xe0, 1, 0, 0xea, ...reversed.reverse()]);
    };
    expect(readIonBinary(nested(LIMITS.depth))).toHaveLength(1);
    expect(failure(() => readIonBinary(nested(LIMITS.depth + 1)))).toBe(`ion-too-deep at ${4 + 4 * LIMITS.depth}`);
  });
});

describe('size', () => {
  it('of the input is limited before it is looked at', () => {
    const large = new Uint8Array(LIMITS.documentBytes + 1).fill(0xff);
    expect(timedFailure(() => readIon(large))).toBe(`input-too-large at ${LIMITS.documentBytes}`);
    large[0] = 0xe0;
    large[3] = 0xea;
    expect(timedFailure(() => readIon(large))).toBe(`input-too-large at ${LIMITS.documentBytes}`);
    expect(failure(() => readIonText(encodeUtf8('[1]'), { limits: { documentBytes: 2 } }))).toBe(
      'input-too-large at 2',
    );
  });

  it('counts values and annotations', () => {
    const limits = { values: 3 };
    expect(failure(() => readIonText(encodeUtf8('[1,2]'), { limits }))).toBe('no error');
    expect(failure(() => readIonText(encodeUtf8('[1,2,3]'), { limits }))).toBe('ion-too-many-values at 5');
    expect(failure(() => readIonText(encodeUtf8('a::b::c::1'), { limits }))).toBe('ion-too-many-values at 9');
    const binary = Uint8Array.of(0xe0, 1, 0, 0xea, 0x20, 0xe4, 0x82, 0x84, 0x84, 0x20);
    expect(failure(() => readIonBinary(binary, { limits }))).toBe('ion-too-many-values at 9');
    expect(failure(() => readIonBinary(binary, { limits: { values: 4 } }))).toBe('no error');
  });

  it('of numbers is limited in text', () => {
    const limits = { numberDigits: 100 };
    const longest = (text: string) => failure(() => readIonText(encodeUtf8(text), { limits }));
    expect(longest('7'.repeat(100))).toBe('no error');
    expect(longest(` ${'7'.repeat(101)}`)).toBe('ion-number-too-large at 1');
    expect(longest(`${'7_'.repeat(99)}7`)).toBe('no error');
    expect(longest(`0.${'7'.repeat(99)}`)).toBe('no error');
    expect(longest(`0.${'7'.repeat(100)}`)).toBe('ion-number-too-large at 0');
    expect(longest(`0.${'7'.repeat(100)}e5`)).toBe('ion-number-too-large at 0');
    expect(longest(`0x${'f'.repeat(85)}`)).toBe('no error');
    expect(longest(`0x${'f'.repeat(86)}`)).toBe('ion-number-too-large at 0');
    expect(longest(`0b${'1_'.repeat(332)}1`)).toBe('no error');
    expect(longest(`0b${'1'.repeat(343)}`)).toBe('ion-number-too-large at 0');
  });

  it('of numbers is limited in binary', () => {
    const limits = { numberDigits: 100 };
    const longest = (...bytes: number[]) =>
      failure(() => readIonBinary(Uint8Array.of(0xe0, 1, 0, 0xea, ...bytes), { limits }));
    const many = (length: number) => new Array<number>(length).fill(0xff);
    expect(longest(0x2e, 0x80 | 42, ...many(42))).toBe('no error');
    expect(longest(0x2e, 0x80 | 43, ...many(43))).toBe('ion-number-too-large at 6');
    expect(longest(0x5e, 0x80 | 43, 0x80, ...many(42))).toBe('no error');
    expect(longest(0x5e, 0x80 | 44, 0x80, ...many(43))).toBe('ion-number-too-large at 7');
  });

  it('of a number just below the limit takes no time worth mentioning', () => {
    const digits = '7'.repeat(LIMITS.numberDigits);
    const list = encodeUtf8(`[${new Array<string>(50).fill(digits).join(',')}]`);
    expect(timedFailure(() => readIonText(list))).toBe('no error');
    expect(timedFailure(() => readIonText(encodeUtf8('7'.repeat(100_000))))).toBe('ion-number-too-large at 0');
  });
});

describe('hostile input', () => {
  it.each([...hugeTexts(), ...hostileBinaries()].map((value) => [value.name, value] as const))(
    'is survived quickly: %s',
    (_name, value) => {
      const bytes = value.bytes();
      timedFailure(() => readIon(bytes));
    },
  );

  it('is read or refused with a JournalError, and what is read can be written', () => {
    let refused = 0;
    for (const value of hostileTexts()) {
      const bytes = value.bytes();
      if (failure(() => readIon(bytes)) !== 'no error') {
        refused++;
        continue;
      }
      for (const each of readIonText(bytes).filter((one) => one.type !== 'symbol')) {
        const again = readSingle(encodeUtf8(`[${writeIonText(each)}]`));
        expect([value.name, again.type === 'list' && again.items.every((one) => equalIon(one, each))]).toEqual([
          value.name,
          true,
        ]);
      }
    }
    expect(refused).toBeGreaterThan(100);
  });
});
