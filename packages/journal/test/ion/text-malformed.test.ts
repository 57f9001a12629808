import { bitFlips } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, readIonText, readSingle } from '../../src/ion/index.ts';
import { failure } from './support.ts';

function textFailure(text: string): string {
  return failure(() => readIonText(encodeUtf8(text)));
}

function bytesFailure(...bytes: number[]): string {
  return failure(() => readIonText(Uint8Array.from(bytes)));
}

describe('structure', () => {
  it.each([
    [']', 'ion-syntax at 0'],
    ['1 }', 'ion-syntax at 2'],
    ['[1', 'unexpected-end at 2'],
    ['[1,', 'unexpected-end at 3'],
    ['[,]', 'ion-syntax at 1'],
    ['[1,,2]', 'ion-syntax at 3'],
    ['[1 2]', 'ion-syntax at 3'],
    ['[1)', 'ion-syntax at 2'],
    ['[1;2]', 'ion-invalid-number at 1'],
    ['(1', 'unexpected-end at 2'],
    ['(1,2)', 'ion-syntax at 2'],
    ['(a]', 'ion-syntax at 2'],
    ['{', 'unexpected-end at 1'],
    ['{,}', 'ion-syntax at 1'],
    ['{a}', 'ion-syntax at 2'],
    ['{a:}', 'ion-syntax at 3'],
    ['{a:1', 'unexpected-end at 4'],
    ['{a:1,,}', 'ion-syntax at 5'],
    ['{a:1 b:2}', 'ion-syntax at 5'],
    ['{a::1}', 'ion-syntax at 2'],
    ['{a:1:2}', 'ion-invalid-number at 3'],
    ['{a:b:2}', 'ion-syntax at 4'],
    ['{1:2}', 'ion-syntax at 1'],
    ['{null:1}', 'ion-syntax at 1'],
    ['{true:1}', 'ion-syntax at 1'],
    ['{nan:1}', 'ion-syntax at 1'],
    ['{+:1}', 'ion-syntax at 1'],
    ['{a:1]', 'ion-syntax at 4'],
    ['+', 'ion-syntax at 0'],
    ['[+]', 'ion-syntax at 1'],
    ['a.b', 'ion-syntax at 1'],
    ['@', 'ion-syntax at 0'],
    ['\\', 'ion-syntax at 0'],
    [':', 'ion-syntax at 0'],
    ['\0', 'ion-syntax at 0'],
    ['1\0', 'ion-invalid-number at 0'],
    ['\u00e9', 'ion-syntax at 0'],
    ['{a\u202e:1}', 'ion-syntax at 2'],
    ['/', 'ion-syntax at 0'],
    ['[1, /*', 'unexpected-end at 4'],
    ['/*/', 'unexpected-end at 0'],
  ])('refuses %j', (text, expected) => {
    expect(textFailure(text)).toBe(expected);
  });

  it('shows what stands there without repeating invisible characters', () => {
    expect(() => readIonText(encodeUtf8('{a\u202e:1}'))).toThrow('Expected ":" after a field name, found U+202E');
    expect(() => readIonText(encodeUtf8('[\u001b[31m]'))).toThrow('No value starts with U+001B');
    expect(() => readIonText(encodeUtf8('{a<}'))).toThrow('found "<"');
    expect(() => readIonText(encodeUtf8('{a!}'))).toThrow('found "!"');
    expect(() => readIonText(encodeUtf8('{a~}'))).toThrow('found "~"');
    expect(() => readIonText(encodeUtf8('{a'))).toThrow('found the end of the input');
  });
});

describe('annotations', () => {
  it.each([
    ['a::', 'unexpected-end at 3'],
    ['[a::]', 'ion-syntax at 4'],
    ['a:b', 'ion-syntax at 1'],
    ['a: :b', 'ion-syntax at 1'],
    ['null::1', 'ion-syntax at 4'],
    ['null.symbol::1', 'ion-syntax at 11'],
    ['"a"::1', 'ion-syntax at 3'],
    ['1::2', 'ion-invalid-number at 0'],
    ["'''a'''::1", 'ion-syntax at 7'],
    ['(+::1)', 'ion-syntax at 2'],
  ])('refuses %j', (text, expected) => {
    expect(textFailure(text)).toBe(expected);
  });
});

describe('nulls', () => {
  it.each([
    ['null.', 'unexpected-end at 5'],
    ['[null.]', 'ion-syntax at 6'],
    ['null.number', 'ion-syntax at 0'],
    ['null.Int', 'ion-syntax at 0'],
    ['null.int1', 'ion-syntax at 0'],
    ['null .int', 'ion-syntax at 5'],
    ['null.int.int', 'ion-syntax at 8'],
  ])('refuses %j', (text, expected) => {
    expect(textFailure(text)).toBe(expected);
  });
});

describe('numbers', () => {
  it.each([
    ...['00', '01', '-01', '1_', '1__0', '0_1', '0x', '0b', '0x_1', '0x1_', '0b1__0', '0b2', '0xg', '0o7', '1a'],
    ...['1.2.3', '1._5', '1_.5', '1.5_', '01.5', '1e', '1e+', '1e_5', '1e5_0', '1ee5', '1d', '1d5d5', '1e5.5', '1f5'],
    ...['1-1', '1+1', '0x1.5', '1\u00e9', '-0x', '1#'],
  ])('refuses %s', (text) => {
    expect(textFailure(`[${text}]`)).toBe('ion-invalid-number at 1');
  });

  it.each([
    ['+1', 'ion-syntax at 0'],
    ['--1', 'ion-syntax at 0'],
    ['-_1', 'ion-syntax at 0'],
    ['.5', 'ion-syntax at 0'],
    ['-.5', 'ion-syntax at 0'],
    ['-a', 'ion-syntax at 0'],
    ['+in', 'ion-syntax at 0'],
    ['+infx', 'ion-syntax at 0'],
    ['-nan', 'ion-syntax at 0'],
    ['1d2147483648', 'ion-number-too-large at 0'],
    ['1d-2147483648', 'ion-number-too-large at 0'],
    ['0.1d-2147483647', 'ion-number-too-large at 0'],
  ])('refuses %s', (text, expected) => {
    expect(textFailure(text)).toBe(expected);
  });
});

describe('strings and symbols', () => {
  it.each([
    ['"a', 'unexpected-end at 2'],
    ["'a", 'unexpected-end at 2'],
    ["'''a''", 'unexpected-end at 6'],
    ["'''a''' '''b", 'unexpected-end at 12'],
    ['"a\nb"', 'ion-syntax at 2'],
    ['"a\rb"', 'ion-syntax at 2'],
    ["'a\nb'", 'ion-syntax at 2'],
    ['"\0"', 'ion-syntax at 1'],
    ['"\x1f"', 'ion-syntax at 1'],
    ["'''\x08'''", 'ion-syntax at 3'],
    ['"\\', 'unexpected-end at 2'],
    ['"\\x4', 'unexpected-end at 4'],
    ['"a\\q"', 'ion-invalid-escape at 2'],
    ['"\\x4g"', 'ion-invalid-escape at 1'],
    ['"\\u12"', 'ion-invalid-escape at 1'],
    ['"\\U1234567"', 'ion-invalid-escape at 1'],
    ['"\\U00110000"', 'ion-invalid-escape at 1'],
    ['"\\UFFFFFFFF"', 'ion-invalid-escape at 1'],
    ['"\\ud800"', 'ion-invalid-escape at 1'],
    ['"\\udc00"', 'ion-invalid-escape at 1'],
    ['"\\ud83d\\ude00"', 'ion-invalid-escape at 1'],
    ['"\\U0000D800"', 'ion-invalid-escape at 1'],
    ["'\\udc00'", 'ion-invalid-escape at 1'],
    ["'''\\u''' '''1234'''", 'ion-invalid-escape at 3'],
    ["'''\\ud800''' '''\\udc00'''", 'ion-invalid-escape at 3'],
  ])('refuses %j', (text, expected) => {
    expect(textFailure(text)).toBe(expected);
  });

  it.each([
    ['"\\ud83d"', 'ion-invalid-escape at 1'],
    ['"\\ude00\\ud83d"', 'ion-invalid-escape at 1'],
    ['"\\ud83d\\u0041"', 'ion-invalid-escape at 1'],
    ['"\\ud83dx"', 'ion-invalid-escape at 1'],
    ['"\\ud83d\\n"', 'ion-invalid-escape at 1'],
    ['"\\ud83d\\ude0"', 'ion-invalid-escape at 7'],
  ])('refuses lone surrogates in JSON too: %j', (text, expected) => {
    expect(failure(() => readIonText(encodeUtf8(text), { json: true }))).toBe(expected);
  });
});

describe('clobs and blobs', () => {
  it.each([
    ['{{', 'unexpected-end at 2'],
    ['{{aGk=', 'unexpected-end at 6'],
    ['{{aGk', 'unexpected-end at 5'],
    ['{{aGk=}', 'unexpected-end at 7'],
    ['{{aGk=} }', 'ion-syntax at 7'],
    ['{{aGk}}', 'ion-invalid-base64 at 5'],
    ['{{aGk==}}', 'ion-invalid-base64 at 7'],
    ['{{a}}', 'ion-invalid-base64 at 3'],
    ['{{=}}', 'ion-invalid-base64 at 3'],
    ['{{====}}', 'ion-invalid-base64 at 2'],
    ['{{a===}}', 'ion-invalid-base64 at 3'],
    ['{{aG=k}}', 'ion-invalid-base64 at 4'],
    ['{{aGk=aGk=}}', 'ion-invalid-base64 at 5'],
    ['{{aG-_}}', 'ion-invalid-base64 at 4'],
    ['{{ aG k* }}', 'ion-invalid-base64 at 7'],
    ['{{aGl=}}', 'ion-invalid-base64 at 4'],
    ['{{aH==}}', 'ion-invalid-base64 at 3'],
    ['{{aGk= // x\n}}', 'ion-invalid-base64 at 5'],
    ['{{\u00e9}}', 'ion-invalid-base64 at 2'],
    ['{{"a"', 'unexpected-end at 5'],
    ['{{"a', 'unexpected-end at 4'],
    ['{{"a"}', 'unexpected-end at 6'],
    ['{{"a" "b"}}', 'ion-syntax at 6'],
    ['{{"a" /**/}}', 'ion-syntax at 6'],
    ['{{"\u00e9"}}', 'ion-syntax at 3'],
    ['{{"\x7f"}}', 'ion-syntax at 3'],
    ['{{"\n"}}', 'ion-syntax at 3'],
    ['{{"\\u0041"}}', 'ion-invalid-escape at 3'],
    ['{{"\\U00000041"}}', 'ion-invalid-escape at 3'],
    ["{{'''a''' \"b\"}}", 'ion-syntax at 10'],
    ["{{'''a''", 'unexpected-end at 8'],
    ["{{'a'}}", 'ion-invalid-base64 at 2'],
  ])('refuses %j', (text, expected) => {
    expect(textFailure(text)).toBe(expected);
  });
});

describe('text that is not UTF-8', () => {
  const quote = 0x22;

  it.each([
    ['a lone continuation byte', [quote, 0x61, 0x80, quote], 2],
    ['a character cut off by the quote', [quote, 0xe2, 0x82, quote], 1],
    ['a character cut off by the end', [quote, 0xf0, 0x9f, 0x98], 1],
    ['an overlong form of two bytes', [quote, 0xc1, 0xbf, quote], 1],
    ['an overlong form of three bytes', [quote, 0xe0, 0x9f, 0xbf, quote], 1],
    ['an overlong form of four bytes', [quote, 0xf0, 0x8f, 0xbf, 0xbf, quote], 1],
    ['a surrogate', [quote, 0xed, 0xa0, 0x80, quote], 1],
    ['a code point beyond Unicode', [quote, 0xf4, 0x90, 0x80, 0x80, quote], 1],
    ['a byte that never occurs', [quote, 0x61, 0xff, quote], 2],
    ['a bad byte in a comment', [0x2f, 0x2f, 0xfe], 2],
  ])('is refused: %s', (_name, bytes, at) => {
    expect(bytesFailure(...bytes)).toBe(`invalid-utf8 at ${at}`);
  });

  it('is refused before anything else', () => {
    expect(bytesFailure(0x5d, 0x80)).toBe('invalid-utf8 at 1');
  });
});

describe('one value', () => {
  it.each([
    ['', 'empty-input at 0'],
    [' // x', 'empty-input at 0'],
    ['$ion_1_0', 'empty-input at 0'],
    ['1 2', 'trailing-data at 2'],
    ['{} a::[]', 'trailing-data at 3'],
  ])('is what %j is not', (text, expected) => {
    expect(failure(() => readSingle(encodeUtf8(text)))).toBe(expected);
  });
});

describe('a changed text', () => {
  const sample =
    "$ion_1_0 a::{b:[1,-2.5d3,0xff,1e5,null.int],'c d':(x + \"e\\u00e9\\n\" '''f''' '''g'''),h:{{aGk=}}," +
    'i:{{"j\\x80"}},k:2019-09-16T19:37:05.360Z,l:2017-08-21,$4:true /* é */ ,}';
  const bytes = encodeUtf8(sample);

  it('is cut off at no byte without an error', () => {
    for (let end = sample.indexOf('{') + 1; end < bytes.length; end++) {
      expect([end, failure(() => readSingle(bytes.subarray(0, end)))]).not.toEqual([end, 'no error']);
    }
    expect(failure(() => readSingle(bytes))).toBe('no error');
  });

  it('reads or gives a JournalError for every bit flipped', () => {
    let errors = 0;
    for (const flip of bitFlips(bytes)) if (failure(() => readIonText(flip.bytes)) !== 'no error') errors++;
    expect(errors).toBeGreaterThan(bytes.length);
  });
});
