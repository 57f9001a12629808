import { describe, expect, it } from 'vitest';
import { type IonStruct, readIon, readIonBinary } from '../../src/ion/index.ts';
import { bare, readBody, readOne } from './support.ts';

/** `$ion_symbol_table::{symbols:["a","b"]}` */
const TABLE = [0xe9, 0x81, 0x83, 0xd6, 0x87, 0xb4, 0x81, 0x61, 0x81, 0x62];

function content(...bytes: number[]): Record<string, unknown> {
  const { annotations, ...rest } = bare(readOne(...bytes));
  expect(annotations).toEqual([]);
  return rest;
}

describe('scalars in binary', () => {
  it.each([
    ['null', [0x0f], { type: 'null', of: 'null' }],
    ['null.bool', [0x1f], { type: 'null', of: 'bool' }],
    ['null.int', [0x2f], { type: 'null', of: 'int' }],
    ['negative null.int', [0x3f], { type: 'null', of: 'int' }],
    ['null.float', [0x4f], { type: 'null', of: 'float' }],
    ['null.decimal', [0x5f], { type: 'null', of: 'decimal' }],
    ['null.timestamp', [0x6f], { type: 'null', of: 'timestamp' }],
    ['null.symbol', [0x7f], { type: 'null', of: 'symbol' }],
    ['null.string', [0x8f], { type: 'null', of: 'string' }],
    ['null.clob', [0x9f], { type: 'null', of: 'clob' }],
    ['null.blob', [0xaf], { type: 'null', of: 'blob' }],
    ['null.list', [0xbf], { type: 'null', of: 'list' }],
    ['null.sexp', [0xcf], { type: 'null', of: 'sexp' }],
    ['null.struct', [0xdf], { type: 'null', of: 'struct' }],
    ['false', [0x10], { type: 'bool', value: false }],
    ['true', [0x11], { type: 'bool', value: true }],
    ['0', [0x20], { type: 'int', value: 0n }],
    ['0 with a magnitude', [0x21, 0x00], { type: 'int', value: 0n }],
    ['300', [0x22, 0x01, 0x2c], { type: 'int', value: 300n }],
    ['an int with leading zeros and a long length', [0x2e, 0x82, 0x00, 0x07], { type: 'int', value: 7n }],
    ['-1', [0x31, 0x01], { type: 'int', value: -1n }],
    ['2^64', [0x29, 1, 0, 0, 0, 0, 0, 0, 0, 0], { type: 'int', value: 2n ** 64n }],
    ['0e0', [0x40], { type: 'float', value: 0 }],
    ['-0e0', [0x44, 0x80, 0, 0, 0], { type: 'float', value: -0 }],
    ['a short float', [0x44, 0x3f, 0xc0, 0, 0], { type: 'float', value: 1.5 }],
    ['a long float', [0x48, 0x3f, 0xf0, 0, 0, 0, 0, 0, 1], { type: 'float', value: 1.0000000000000002 }],
    ['nan', [0x44, 0x7f, 0xc0, 0, 0], { type: 'float', value: Number.NaN }],
    ['0.', [0x50], { type: 'decimal', negative: false, coefficient: 0n, exponent: 0 }],
    ['0d1', [0x51, 0x81], { type: 'decimal', negative: false, coefficient: 0n, exponent: 1 }],
    ['0d-0', [0x51, 0xc0], { type: 'decimal', negative: false, coefficient: 0n, exponent: 0 }],
    ['-0.', [0x52, 0x80, 0x80], { type: 'decimal', negative: true, coefficient: 0n, exponent: 0 }],
    ['123.45', [0x53, 0xc2, 0x30, 0x39], { type: 'decimal', negative: false, coefficient: 12345n, exponent: -2 }],
    ['-5d300', [0x53, 0x02, 0xac, 0x85], { type: 'decimal', negative: true, coefficient: 5n, exponent: 300 }],
    ['$0', [0x70], { type: 'symbol', text: undefined }],
    ['a system symbol', [0x71, 0x04], { type: 'symbol', text: 'name' }],
    ['a symbol id with leading zeros', [0x73, 0, 0, 0x05], { type: 'symbol', text: 'version' }],
    ['an empty string', [0x80], { type: 'string', value: '' }],
    ['a string', [0x83, 0xc3, 0xa9, 0x61], { type: 'string', value: 'éa' }],
    ['a string with a byte order mark', [0x83, 0xef, 0xbb, 0xbf], { type: 'string', value: '\ufeff' }],
    ['an empty clob', [0x90], { type: 'clob', bytes: Uint8Array.of() }],
    ['a clob', [0x92, 0x61, 0xff], { type: 'clob', bytes: Uint8Array.of(0x61, 0xff) }],
    ['an empty blob', [0xa0], { type: 'blob', bytes: Uint8Array.of() }],
    ['a blob', [0xae, 0x82, 1, 2], { type: 'blob', bytes: Uint8Array.of(1, 2) }],
  ])('reads %s', (_name, bytes, expected) => {
    expect(content(...bytes)).toEqual(expected);
  });

  it.each([
    ['a plain array', Uint8Array.of(0xe0, 1, 0, 0xea, 0xa1, 7)],
    ['a Node buffer', Buffer.of(0xe0, 1, 0, 0xea, 0xa1, 7)],
  ])('copies the bytes of a blob out of %s', (_name, source) => {
    const [value] = readIonBinary(source);
    source[5] = 8;
    expect(value).toMatchObject({ bytes: Uint8Array.of(7) });
  });

  it('reads from the middle of a buffer', () => {
    const source = Uint8Array.of(9, 9, 9, 0xe0, 1, 0, 0xea, 0x44, 0x3f, 0xc0, 0, 0, 0xa1, 7, 0x81, 0x61, 9);
    expect(readIonBinary(source.subarray(3, 16))).toMatchObject([
      { value: 1.5 },
      { bytes: Uint8Array.of(7) },
      { value: 'a' },
    ]);
  });
});

describe('timestamps in binary', () => {
  const time = (...bytes: number[]) => {
    const value = readOne(0x6e, 0x80 | bytes.length, ...bytes);
    if (value.type !== 'timestamp') throw new Error(value.type);
    const { precision, offset, year, month, day, hour, minute, second, fraction } = value;
    return [precision, offset, year, month, day, hour, minute, second, fraction];
  };

  it.each([
    ['year', [0xc0, 0x0f, 0xd0], ['year', undefined, 2000, 1, 1, 0, 0, 0, undefined]],
    ['year with a meaningless offset', [0x80, 0x0f, 0xd0], ['year', undefined, 2000, 1, 1, 0, 0, 0, undefined]],
    ['month', [0xc0, 0x0f, 0xd0, 0x82], ['month', undefined, 2000, 2, 1, 0, 0, 0, undefined]],
    ['day', [0xc0, 0x0f, 0xd0, 0x82, 0x9d], ['day', undefined, 2000, 2, 29, 0, 0, 0, undefined]],
    ['minute', [0x80, 0x0f, 0xd0, 0x81, 0x81, 0x81, 0x82], ['minute', 0, 2000, 1, 1, 1, 2, 0, undefined]],
    [
      'unknown offset',
      [0xc0, 0x0f, 0xd0, 0x81, 0x81, 0x81, 0x82],
      ['minute', undefined, 2000, 1, 1, 1, 2, 0, undefined],
    ],
    // 2000-01-01T00:30Z an hour west is the evening before, in another year.
    ['minute, west', [0xfc, 0x0f, 0xd0, 0x81, 0x81, 0x80, 0x9e], ['minute', -60, 1999, 12, 31, 23, 30, 0, undefined]],
    // 1999-12-31T23:30Z an hour east is the new year.
    ['minute, east', [0xbc, 0x0f, 0xcf, 0x8c, 0x9f, 0x97, 0x9e], ['minute', 60, 2000, 1, 1, 0, 30, 0, undefined]],
    ['second', [0x80, 0x0f, 0xd0, 0x81, 0x81, 0x80, 0x80, 0x85], ['second', 0, 2000, 1, 1, 0, 0, 5, undefined]],
    [
      'milliseconds',
      [0x80, 0x0f, 0xd0, 0x81, 0x81, 0x80, 0x80, 0x85, 0xc3, 0x4f],
      ['second', 0, 2000, 1, 1, 0, 0, 5, { coefficient: 79n, exponent: -3 }],
    ],
    [
      'milliseconds of zero',
      [0x80, 0x0f, 0xd0, 0x81, 0x81, 0x80, 0x80, 0x85, 0xc3],
      ['second', 0, 2000, 1, 1, 0, 0, 5, { coefficient: 0n, exponent: -3 }],
    ],
    [
      'no digits of a second',
      [0x80, 0x0f, 0xd0, 0x81, 0x81, 0x80, 0x80, 0x85, 0x82, 0x00],
      ['second', 0, 2000, 1, 1, 0, 0, 5, undefined],
    ],
  ])('reads %s', (_name, bytes, expected) => {
    expect(time(...bytes)).toEqual(expected);
  });
});

describe('containers in binary', () => {
  it('reads lists and s-expressions', () => {
    expect(content(0xb0)).toEqual({ type: 'list', items: [] });
    expect(content(0xb4, 0x10, 0xc2, 0x21, 0x07)).toMatchObject({
      items: [{ value: false }, { type: 'sexp', items: [{ value: 7n }] }],
    });
    expect(content(0xbe, 0x81, 0x11)).toMatchObject({ items: [{ value: true }] });
  });

  it('reads structs, repeated fields and $0 included', () => {
    expect(content(0xd6, 0x84, 0x10, 0x80, 0x11, 0x84, 0x20)).toMatchObject({
      fields: [
        { name: { text: 'name' }, value: { value: false } },
        { name: { text: undefined }, value: { value: true } },
        { name: { text: 'name' }, value: { value: 0n } },
      ],
    });
  });

  it('reads a sorted struct, and the long form of a short one', () => {
    const fields = [{ name: { text: 'name' }, value: { value: false } }];
    expect(content(0xd1, 0x82, 0x84, 0x10)).toMatchObject({ fields });
    expect(content(0xde, 0x82, 0x84, 0x10)).toMatchObject({ fields });
  });

  it('skips padding everywhere', () => {
    expect(readBody(0x00, 0x02, 1, 2, 0x0e, 0x83, 1, 2, 3, 0x10, 0x01, 0xfe)).toHaveLength(1);
    expect(content(0xb3, 0x00, 0x10, 0x00)).toMatchObject({ items: [{ type: 'bool' }] });
    expect(content(0xd3, 0x80, 0x01, 0xac)).toEqual({ type: 'struct', fields: [] });
    expect(content(0xd2, 0xff, 0x00)).toEqual({ type: 'struct', fields: [] });
    expect(content(0xd7, 0x84, 0x81, 0x61, 0x80, 0x02, 0x01, 0x02)).toMatchObject({
      fields: [{ name: { text: 'name' }, value: { value: 'a' } }],
    });
  });

  it('reads annotations', () => {
    expect(readOne(0xe4, 0x82, 0x84, 0x80, 0x11)).toMatchObject({
      type: 'bool',
      annotations: [{ text: 'name' }, { text: undefined }],
    });
    expect(readOne(0xe6, 0x81, 0x84, 0xb3, 0x20, 0x20, 0x20)).toMatchObject({
      annotations: [{ text: 'name' }],
      items: [{}, {}, {}],
    });
  });
});

describe('symbols in binary', () => {
  it('come from local tables, which are not returned', () => {
    const values = readBody(...TABLE, 0x71, 10, 0xe4, 0x81, 0x8b, 0x71, 11);
    expect(values).toMatchObject([{ text: 'a' }, { annotations: [{ text: 'b' }], text: 'b' }]);
  });

  it('start anew at a version marker', () => {
    expect(() => readBody(...TABLE, 0xe0, 1, 0, 0xea, 0x71, 10)).toThrow('does not define');
    expect(readBody(0x20, 0xe0, 1, 0, 0xea, 0x20)).toHaveLength(2);
  });

  it('append to the current table', () => {
    const append = [0xec, 0x81, 0x83, 0xd9, 0x86, 0x71, 0x03, 0x87, 0xb4, 0x81, 0x63, 0x81, 0x64];
    expect(readBody(...TABLE, ...append, 0x71, 10, 0x71, 13)).toMatchObject([{ text: 'a' }, { text: 'd' }]);
  });

  it('named like a version marker mean nothing at the top level', () => {
    expect(readBody(0x71, 0x02, 0x20)).toHaveLength(1);
    expect(readBody(0xb2, 0x71, 0x02)).toMatchObject([{ items: [{ text: '$ion_1_0' }] }]);
  });
});

describe('byte ranges in binary', () => {
  it('hold whole values from the wrapper or descriptor on, and field names apart', () => {
    const [first, second] = readBody(0xe5, 0x81, 0x84, 0x82, 0x61, 0x62, 0xd4, 0x00, 0x84, 0x21, 0x07) as [
      unknown,
      IonStruct,
    ];
    expect(first).toMatchObject({ range: { start: 4, end: 10 } });
    expect(second).toMatchObject({
      range: { start: 10, end: 15 },
      fields: [{ name: { text: 'name' }, nameRange: { start: 11, end: 13 }, value: { range: { start: 13, end: 15 } } }],
    });
  });
});

describe('either format', () => {
  it('is told apart by the version marker', () => {
    expect(readIon(Uint8Array.of(0xe0, 1, 0, 0xea, 0x20))).toMatchObject({ format: 'binary', values: [{ value: 0n }] });
    expect(readIon(Uint8Array.of(0x30))).toMatchObject({ format: 'text', values: [{ value: 0n }] });
    expect(readIon(Uint8Array.of())).toEqual({ format: 'text', values: [] });
  });
});
