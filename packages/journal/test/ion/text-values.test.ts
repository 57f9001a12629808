import { describe, expect, it } from 'vitest';
import { encodeUtf8, ION_TYPES, type IonValue, readIonText } from '../../src/ion/index.ts';
import { bare, read } from './support.ts';

function content(text: string): Record<string, unknown> {
  const { annotations, ...rest } = bare(read(text));
  expect(annotations).toEqual([]);
  return rest;
}

describe('nulls and bools', () => {
  it.each(ION_TYPES)('reads null.%s', (type) => {
    expect(content(`null.${type}`)).toEqual({ type: 'null', of: type });
  });

  it('reads null, true and false', () => {
    expect(content('null')).toEqual({ type: 'null', of: 'null' });
    expect(content('true')).toEqual({ type: 'bool', value: true });
    expect(content('false')).toEqual({ type: 'bool', value: false });
  });
});

describe('ints', () => {
  it.each([
    ['0', 0n],
    ['-0', 0n],
    ['7', 7n],
    ['-123', -123n],
    ['1_000', 1000n],
    ['1_2_3', 123n],
    ['999999999999999', 999999999999999n],
    ['9999999999999999', 9999999999999999n],
    ['-123456789012345678901234567890', -123456789012345678901234567890n],
    ['0xBeef', 0xbeefn],
    ['0XfA_cE', 0xfacen],
    ['-0xff', -255n],
    ['0b101', 5n],
    ['0B10_10', 10n],
    ['-0b1', -1n],
    ['0x00', 0n],
  ])('reads %s', (text, value) => {
    expect(content(text)).toEqual({ type: 'int', value });
  });
});

describe('floats', () => {
  it.each([
    ['0e0', 0],
    ['-0e0', -0],
    ['1e0', 1],
    ['-0.12e4', -1200],
    ['5.e3', 5000],
    ['1_0.0_1E+2', 1001],
    ['2.2250738585072014e-308', 2.2250738585072014e-308],
    ['1e999', Number.POSITIVE_INFINITY],
    ['nan', Number.NaN],
    ['+inf', Number.POSITIVE_INFINITY],
    ['-inf', Number.NEGATIVE_INFINITY],
  ])('reads %s', (text, value) => {
    expect(content(text)).toEqual({ type: 'float', value });
  });
});

describe('decimals', () => {
  it.each([
    ['0.', false, 0n, 0],
    ['-0.', true, 0n, 0],
    ['-0d-1', true, 0n, -1],
    ['0d5', false, 0n, 5],
    ['90.25', false, 9025n, -2],
    ['90.250', false, 90250n, -3],
    ['-0.12d4', true, 12n, 2],
    ['123_456.789_012', false, 123456789012n, -6],
    ['1D+3', false, 1n, 3],
    ['5d2147483647', false, 5n, 2147483647],
    ['1d-0', false, 1n, 0],
  ])('reads %s with its precision', (text, negative, coefficient, exponent) => {
    expect(content(text)).toEqual({ type: 'decimal', negative, coefficient, exponent });
  });
});

describe('strings', () => {
  it.each([
    ['""', ''],
    ['" my string "', ' my string '],
    ['"\\"\'"', '"\''],
    ['"\\0\\a\\b\\t\\n\\f\\r\\v\\"\\\'\\?\\\\\\/"', '\0\x07\b\t\n\f\r\v"\'?\\/'],
    ['"\\x41\\u00e9\\U0001F600"', 'Aé😀'],
    ['"é😀\u202e"', 'é😀\u202e'],
    ['"a\\\nb\\\r\nc\\\rd"', 'abcd'],
    ['"tab\tvt\vff\f"', 'tab\tvt\vff\f'],
    ['"\x7f\x85"', '\x7f\x85'],
    ["''''''", ''],
    ["'''a'''", 'a'],
    ["'''a''' '''b'''\n'''c'''", 'abc'],
    ["'''a'''/* x */'''b'''//y\n'''c'''", 'abc'],
    ["'''it''s \"fine\" '''", 'it\'\'s "fine" '],
    ["'''a\nb'''", 'a\nb'],
    ["'''a\r\nb\rc'''", 'a\nb\nc'],
    ["'''a\\r\\\nb'''", 'a\rb'],
    ["'''\\''''", "'"],
  ])('reads %j', (text, value) => {
    expect(content(text)).toEqual({ type: 'string', value });
  });

  it('keeps a byte order mark inside a string', () => {
    expect(content('"\ufeffx"')).toEqual({ type: 'string', value: '\ufeffx' });
  });

  it('joins escaped surrogates only in JSON', () => {
    const text = '"\\ud83d\\ude00"';
    expect(bare(read(text, { json: true }))).toEqual({ type: 'string', annotations: [], value: '😀' });
    expect(() => read(text)).toThrow('surrogate');
  });
});

describe('symbols', () => {
  it.each([
    ['a', 'a'],
    ['_1', '_1'],
    ['$', '$'],
    ['$x1', '$x1'],
    ['$1x', '$1x'],
    ["''", ''],
    ["'null'", 'null'],
    ["'$10'", '$10'],
    ["'a b\\n\\u00e9'", 'a b\né'],
    ["'\"'", '"'],
    ['$4', 'name'],
    ['nullx', 'nullx'],
    ['nan1', 'nan1'],
  ])('reads %s', (text, name) => {
    expect(content(text)).toEqual({ type: 'symbol', text: name });
  });

  it('reads $0 as a symbol of unknown text', () => {
    expect(content('$0')).toEqual({ type: 'symbol', text: undefined });
  });
});

describe('clobs and blobs', () => {
  it.each([
    ['{{}}', 'blob', []],
    ['{{ }}', 'blob', []],
    ['{{aGk=}}', 'blob', [0x68, 0x69]],
    ['{{ a\nG\tk\r= }}', 'blob', [0x68, 0x69]],
    ['{{+AB/}}', 'blob', [0xf8, 0x00, 0x7f]],
    ['{{""}}', 'clob', []],
    ['{{ "a\\x80\\n" }}', 'clob', [0x61, 0x80, 0x0a]],
    ["{{'''a'''\n'''b\r\nc'''}}", 'clob', [0x61, 0x62, 0x0a, 0x63]],
    ["{{'''a\\\nb'''}}", 'clob', [0x61, 0x62]],
    ['{{"//"}}', 'clob', [0x2f, 0x2f]],
  ])('reads %j', (text, type, bytes) => {
    expect(content(text)).toEqual({ type, bytes: Uint8Array.from(bytes) });
  });
});

describe('containers', () => {
  const int = (value: bigint) => ({ type: 'int', annotations: [], value });
  const symbol = (text: string) => ({ type: 'symbol', annotations: [], text });

  it('reads lists, with a comma at the end or without', () => {
    expect(content('[]')).toEqual({ type: 'list', items: [] });
    expect(content('[1, 2,]')).toEqual({ type: 'list', items: [int(1n), int(2n)] });
  });

  it('reads structs in source order with repeated fields', () => {
    expect(content('{}')).toEqual({ type: 'struct', fields: [] });
    expect(content("{b:1,\"a\":2,'b':3,'''x''' '''y''' : 4,$4:5,}")).toEqual({
      type: 'struct',
      fields: ['b', 'a', 'b', 'xy', 'name'].map((text, index) => ({
        name: { text },
        value: int(BigInt(index + 1)),
      })),
    });
  });

  it('does not mistake a field name of unknown text', () => {
    expect(content('{$0:1}')).toEqual({ type: 'struct', fields: [{ name: { text: undefined }, value: int(1n) }] });
  });

  it.each([
    ['(a+-b)', ['a', '+-', 'b']],
    ['(a.b;)', ['a', '.', 'b', ';']],
    ['(a==b&&c==d)', ['a', '==', 'b', '&&', 'c', '==', 'd']],
    ["('x''y')", ['x', 'y']],
    ['(- -a)', ['-', '-', 'a']],
    ['(-infinity)', ['-', 'infinity']],
    ['(a/* + */b//\n)', ['a', 'b']],
  ])('reads the symbols of %s', (text, names) => {
    expect(content(text)).toEqual({ type: 'sexp', items: names.map(symbol) });
  });

  it('reads numbers behind operators', () => {
    expect(content('(a-1)')).toEqual({ type: 'sexp', items: [symbol('a'), int(-1n)] });
    expect(content('(--1)')).toEqual({ type: 'sexp', items: [symbol('--'), int(1n)] });
    expect(content('(+inf -inf)')).toMatchObject({ items: [{ value: Infinity }, { value: -Infinity }] });
  });

  it('reads values that touch each other', () => {
    const values = readIonText(encodeUtf8('[1]{a:2}"x"(y)\'z\'{{}}null.int[]'));
    expect(values.map((value) => value.type)).toEqual([
      ...['list', 'struct', 'string', 'sexp', 'symbol', 'blob', 'null', 'list'],
    ]);
  });
});

describe('annotations', () => {
  it('are kept in order, blanks and comments around them left out', () => {
    const value = read("a::'b c' /* x */ :: // y\n $0::$4::{}");
    expect(value.type).toBe('struct');
    expect(value.annotations).toEqual([{ text: 'a' }, { text: 'b c' }, { text: undefined }, { text: 'name' }]);
  });

  it('stand on symbols, nulls and members', () => {
    const value = bare(read('[a::b,c::null.int,{x:d::1},(e::+)]'));
    expect(JSON.stringify(value, (_key, each) => (typeof each === 'bigint' ? Number(each) : each))).toContain(
      '"annotations":[{"text":"d"}]',
    );
    expect(value.items).toMatchObject([
      { type: 'symbol', text: 'b', annotations: [{ text: 'a' }] },
      { type: 'null', of: 'int', annotations: [{ text: 'c' }] },
      { type: 'struct' },
      { type: 'sexp', items: [{ type: 'symbol', text: '+', annotations: [{ text: 'e' }] }] },
    ]);
  });
});

describe('the stream', () => {
  it('skips white space, comments and a byte order mark', () => {
    const values = readIonText(encodeUtf8('\ufeff \t\v\f\r\n/* ** / * */ 1 // x\r2//y\n3//'));
    expect(values.map((value) => (value as IonValue & { type: 'int' }).value)).toEqual([1n, 2n, 3n]);
  });

  it('is empty for blanks', () => {
    expect(readIonText(encodeUtf8(' /**/ //\n'))).toEqual([]);
  });
});
