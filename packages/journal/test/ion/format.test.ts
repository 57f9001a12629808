import { checkProperty, ionModel, ionTextOf } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, equalIon, formatScalar, formatSymbol, readSingle, writeIonText } from '../../src/ion/index.ts';
import { bare, failure, read, readOne } from './support.ts';

describe('the text of a scalar', () => {
  it.each([
    ...['null', 'null.int', 'null.struct', 'true', 'false', '0', '-7', '123456789012345678901234567890'],
    ...['0e0', '-0e0', '1.5e0', '1e21', '1e-7', '1.7976931348623157e308', 'nan', '+inf', '-inf'],
    ...[
      '0.',
      '-0.',
      '0.0',
      '90.25',
      '90.250',
      '-0.001',
      '0.00000012345',
      '1.00',
      '5d1',
      '5d-10',
      '-0d3',
      '5d2147483647',
    ],
    ...[
      '2007T',
      '2007-02T',
      '2007-02-23',
      '2007-02-23T12:14Z',
      '2007-02-23T12:14:33-00:00',
      '0001-01-01T00:00:00.5-23:59',
    ],
    ...['2019-09-16T19:37:05.360Z', '2019-09-16T19:37:05.000Z'],
    ...['a', "'a b'", "''", "'null'", "'$10'", "'+'", "'\\''", '$0', '$ion_1_1', 'é'.replace('é', "'é'")],
    ...['""', '"a\'b\\"c\\\\d"', '"\\0\\a\\b\\t\\n\\v\\f\\r\\x1b\\x7f\\x85"', '"é😀"', '{{}}', '{{aGk=}}'],
    ...['{{""}}', '{{"a\\"\\\\\\n\\x7f\\x80\\xff"}}'],
  ])('%s stays as it is', (text) => {
    const value = read(`[${text}]`);
    const [scalar] = value.type === 'list' ? value.items : [];
    if (scalar === undefined || scalar.type === 'list' || scalar.type === 'sexp' || scalar.type === 'struct')
      throw new Error('no scalar');
    expect(formatScalar(scalar)).toBe(text);
  });

  it.each([
    ['null.null', 'null'],
    ['0xff', '255'],
    ['1_000.50', '1000.50'],
    ['12345d-3', '12.345'],
    ['1d-6', '0.000001'],
    ['1d-8', '1d-8'],
    ['2007-02-23T', '2007-02-23'],
    ['2007-02-23T12:14+00:00', '2007-02-23T12:14Z'],
    ["'a'", 'a'],
    ["'''a''' '''b'''", '"ab"'],
    ['{{ a G k = }}', '{{aGk=}}'],
  ])('%s becomes %s', (text, expected) => {
    expect(writeIonText(read(text))).toBe(expected);
  });

  it('leaves out annotations, which writeIonText keeps', () => {
    const value = read("a::'b c'::7");
    expect(value.type === 'int' && formatScalar(value)).toBe('7');
    expect(writeIonText(value)).toBe("a::'b c'::7");
  });

  it('covers what only binary says', () => {
    expect(writeIonText(readOne(0x44, 0x3f, 0xc0, 0, 0))).toBe('1.5e0');
    expect(writeIonText(readOne(0x69, 0x80, 0x0f, 0xd0, 0x81, 0x81, 0x80, 0x80, 0x80, 0x81))).toBe(
      '2000-01-01T00:00:00Z',
    );
  });

  it('of a clob of a megabyte is no problem', () => {
    const bytes = new Uint8Array(1_000_000).fill(0x61);
    expect(formatScalar({ type: 'clob', annotations: [], range: { start: 0, end: 0 }, bytes })).toHaveLength(1_000_006);
  });
});

describe('the text of a symbol of unknown text', () => {
  it('is its id', () => {
    expect(formatSymbol({ text: undefined })).toBe('$0');
    expect(formatSymbol({ text: undefined, unknown: { id: 12, table: 'x', position: 3 } })).toBe('$12');
  });

  it('cannot be written without its symbol table', () => {
    const text = '$ion_symbol_table::{imports:[{name:"x",max_id:9}]}';
    const value = readSingle(encodeUtf8(`${text}[1,$10]`));
    expect(failure(() => writeIonText(value))).toBe(`ion-shared-symbol-table at ${text.length + 3}`);
    const field = readSingle(encodeUtf8(`${text}{$10:1}`));
    expect(failure(() => writeIonText(field))).toBe(`ion-shared-symbol-table at ${text.length + 1}`);
    const annotated = readSingle(encodeUtf8(`${text}$10::1`));
    expect(failure(() => writeIonText(annotated))).toBe(`ion-shared-symbol-table at ${text.length}`);
  });
});

describe('the text of a tree', () => {
  it('is compact and keeps the order of the fields', () => {
    const text = 'a::{b:[1,x::2,[]],"c d":(y + -1 "z"),b:{},$0:null}';
    expect(writeIonText(read(text))).toBe("a::{b:[1,x::2,[]],'c d':(y '+' -1 \"z\"),b:{},$0:null}");
  });

  it('reads back as the same values in the same order', () => {
    checkProperty(
      fc.property(ionModel(), (model) => {
        const value = readSingle(encodeUtf8(`[${ionTextOf(model)}]`));
        const again = readSingle(encodeUtf8(writeIonText(value)));
        expect(bare(again)).toEqual(bare(value));
        expect(equalIon(again, value)).toBe(true);
      }),
      1000,
    );
  });
});
