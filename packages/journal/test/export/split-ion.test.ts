import {
  checkProperty,
  hostileBinaries,
  hostileTexts,
  hugeTexts,
  ionBinaryOf,
  ionModel,
  ionTextOf,
  seeded,
} from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeUtf8,
  equalIon,
  type IonValue,
  JournalError,
  LIMITS,
  readIon,
  splitIon,
  writeIonBinary,
  writeIonJson,
} from '../../src/index.ts';
import { failure } from '../ion/support.ts';

/** Every value, read by its span; all must be readable. */
function valuesOf(source: Uint8Array): IonValue[] {
  const { spans, problem, rest, read } = splitIon(source);
  expect(problem).toBeUndefined();
  expect(rest).toBe(source.length);
  return spans.map((_, index) => read(index));
}
function expectSame(source: Uint8Array): void {
  const values = valuesOf(source);
  const expected = readIon(source).values;
  expect(values).toHaveLength(expected.length);
  for (const [index, value] of values.entries()) expect(equalIon(value, expected[index] as IonValue)).toBe(true);
}
const spansOf = (text: string) => {
  const { spans } = splitIon(encodeUtf8(text));
  return spans.map(({ start, end }) => new TextDecoder().decode(encodeUtf8(text).slice(start, end)));
};
const bytes = (...parts: (Uint8Array | number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const VERSION = [0xe0, 1, 0, 0xea];

describe('Ion text', () => {
  it('is split where its values end, whatever stands in them and between them', () => {
    const between = fc.constantFrom(' ', '\n', '\r\n', '\t', ' // } " comment\n', ' /* {{ ]] " */ ', '\n\n');
    checkProperty(
      fc.property(fc.array(fc.tuple(ionModel(), between, fc.integer()), { maxLength: 6 }), (parts) => {
        const text = parts.map(([model, blank, seed]) => `${blank}${ionTextOf(model, seeded(seed))}${blank}`).join(' ');
        // At the start of a text a quoted name says that it is JSON.
        expectSame(encodeUtf8(`null ${text}`));
      }),
      1000,
    );
  });

  it.each([
    ['{a:1}{b:2}[3]', ['{a:1}', '{b:2}', '[3]']],
    ['  {a:1}\n// {x:1}\n{b:"}"}', ['{a:1}', '{b:"}"}']],
    ['{a:{{//8=}}}{b:1}', ['{a:{{//8=}}}', '{b:1}']],
    ["{{\"}}\"}} {{'''}}''' '''\"'''}} 1", ['{{"}}"}}', "{{'''}}''' '''\"'''}}", '1']],
    ["'''a''' /* b */ '''c''' \"d\"", ["'''a''' /* b */ '''c'''", '"d"']],
    ["a::b :: 'c d'::{e:f} g", ["a::b :: 'c d'::{e:f}", 'g']],
    ['("\\"" \'\\\'\' + - /* ) */ ) 2019-01-01T ', ['("\\"" \'\\\'\' + - /* ) */ )', '2019-01-01T']],
    ['1 2.5e3 -7 nan null.int true', ['1', '2.5e3', '-7', 'nan', 'null.int', 'true']],
    // A word ends where its characters do; only null goes on behind a point.
    ['a-0 $x+inf-inf nan-1', ['a', '-0', '$x', '+inf', '-inf', 'nan', '-1']],
    ['null.list{}null[]', ['null.list', '{}', 'null', '[]']],
    ['', []],
    [' // nothing', []],
  ])('%s', (text, expected) => {
    expect(spansOf(text)).toEqual(expected);
  });

  it('is read with the symbol table that holds at each value', () => {
    const tables =
      '$ion_symbol_table::{symbols:["a","b"]} $10 {$11:1} ' +
      '$3::{imports:$ion_symbol_table,symbols:["c"]} [$12] $ion_1_0 {c:1} ' +
      '\'$ion_symbol_table\'::{symbols:["d"]} $10 x::$10 $ion_symbol_table::null.struct 5';
    expectSame(encodeUtf8(tables));
    expect(spansOf(tables)).toEqual(['$10', '{$11:1}', '[$12]', '{c:1}', '$10', 'x::$10', '5']);
    const text = `${tables} $10`;
    const { spans, problem } = splitIon(encodeUtf8(text));
    expect(spans).toHaveLength(7);
    expect([problem?.code, problem?.at]).toEqual(['ion-unknown-symbol', text.length - 3]);
  });

  it('is not read with symbols that are defined behind it', () => {
    const text = '$ion_symbol_table::{symbols:["a"]} [$11] $3::{imports:$ion_symbol_table,symbols:["b"]} [$11]';
    const { spans, read } = splitIon(encodeUtf8(text));
    expect(spans).toHaveLength(2);
    expect(failure(() => read(0))).toBe(`ion-unknown-symbol at ${text.indexOf('$11')}`);
    expect(read(1)).toMatchObject({ items: [{ text: 'b' }] });
  });

  it('with a byte order mark is split', () => {
    expectSame(bytes([0xef, 0xbb, 0xbf], encodeUtf8("{'é':1} {'é':2}")));
  });

  it('that is cut off keeps the values before the cut', () => {
    const text = `{a:"x}y"}  {b:[{{AAEC}},{{"}}"}}],c:'d e',/* } */} [1,(2 '''f''')]`;
    const whole = splitIon(encodeUtf8(text)).spans;
    for (let length = 1; length < text.length; length++) {
      const { spans, problem, rest } = splitIon(encodeUtf8(text.slice(0, length)));
      expect(spans).toEqual(whole.filter(({ end }) => end <= length));
      const open = whole.find(({ start, end }) => start < length && end > length);
      expect(problem?.code).toBe(open === undefined ? undefined : 'unexpected-end');
      if (open !== undefined) expect(rest).toBe(open.start);
    }
  });

  it('with a comment that is never closed keeps the values before it, and leaves the comment', () => {
    const { spans, problem, rest } = splitIon(encodeUtf8('{a:1} /* b'));
    expect(spans).toEqual([{ start: 0, end: 5 }]);
    expect({ code: problem?.code, at: problem?.at, rest }).toEqual({ code: 'unexpected-end', at: 6, rest: 5 });
  });

  it('has a byte order mark at its start alone, and none where it is a part', () => {
    const text = encodeUtf8('\ufeff{a:1}');
    expect(splitIon(text).spans).toEqual([{ start: 3, end: 8 }]);
    expect(splitIon(text, 'text').spans[0]?.start).toBe(0);
  });

  it('is Ion text, whatever it starts with, where that is known', () => {
    for (const text of ['{"a":\n1}', '{"a":1} {"b":2}']) {
      const { format, spans } = splitIon(encodeUtf8(text), 'text');
      expect([format, spans.length]).toEqual(['text', readIon(encodeUtf8(text)).values.length]);
    }
  });

  it('with something wrong inside a value says so when that is read, and reads the others', () => {
    const text = '{a:1} {b:,} {c:1 2} {d:1}';
    const { spans, problem, read } = splitIon(encodeUtf8(text));
    expect(problem).toBeUndefined();
    expect(spans).toHaveLength(4);
    expect(failure(() => read(0))).toBe('no error');
    expect(failure(() => read(1))).toBe('ion-syntax at 9');
    expect(failure(() => read(2))).toBe('ion-syntax at 17');
    expect(failure(() => read(3))).toBe('no error');
    expect(() => read(4)).toThrow(RangeError);
    expect(() => read(-1)).toThrow(RangeError);
  });
});

describe('Ion binary', () => {
  it('is split where its values end', () => {
    checkProperty(
      fc.property(fc.array(ionModel(), { maxLength: 5 }), (models) => {
        const values = models.flatMap((model) => readIon(encodeUtf8(ionTextOf(model))).values);
        expectSame(writeIonBinary(values));
        expectSame(bytes(...values.map((value) => writeIonBinary([value])), VERSION));
      }),
      400,
    );
  });

  it('by ion-js is split, one table for each value', () => {
    expectSame(bytes(ionBinaryOf('{a:1,b:c}'), ionBinaryOf('{d:[e,f::g]}'), ionBinaryOf('h')));
  });

  it('is read with the symbol table that holds at each value: appended, replaced, reset, and padding between', () => {
    // $ion_symbol_table::{imports:$ion_symbol_table,symbols:["b"]}
    const append = [0xea, 0x81, 0x83, 0xd7, 0x86, 0x71, 0x03, 0x87, 0xb2, 0x81, 0x62];
    const first = writeIonBinary(readIon(encodeUtf8('a')).values);
    const source = bytes(
      first,
      [0x02, 0, 0],
      append,
      [0x71, 0x0b, 0x71, 0x0a],
      VERSION,
      [0xe4, 0x81, 0x84, 0x21, 1],
      first.slice(4),
    );
    expectSame(source);
    expect(splitIon(source).spans).toHaveLength(5);
  });

  it('that is cut off keeps the values before the cut', () => {
    const source = bytes(ionBinaryOf('{a:"x",b:[1,2,3]}'), ionBinaryOf(`{c:"${'y'.repeat(200)}"}`), [0xde, 0x85, 0x84]);
    const whole = splitIon(source.slice(0, -3)).spans;
    expect(whole).toHaveLength(2);
    for (let length = 4; length <= source.length; length++) {
      const { spans, problem, rest } = splitIon(source.slice(0, length));
      expect(spans).toEqual(whole.filter(({ end }) => end <= length));
      if (problem === undefined) expect(rest).toBe(length);
      else {
        expect(problem.code).toBe('unexpected-end');
        expect(rest).toBeLessThan(length);
      }
    }
  });

  it('with a descriptor that does not exist stops there', () => {
    const source = bytes(writeIonBinary(readIon(encodeUtf8('1 2')).values), [0xf1, 0x21, 0x03]);
    const { spans, problem, rest } = splitIon(source);
    expect(spans).toHaveLength(2);
    expect([problem?.code, problem?.at, rest]).toEqual(['ion-reserved-type', 8, 8]);
  });
});

describe('JSON Lines', () => {
  it('are split at line breaks', () => {
    checkProperty(
      fc.property(fc.array(ionModel(), { minLength: 1, maxLength: 5 }), (models) => {
        const lines = models.map(
          (model) => `{"v":${writeIonJson(readIon(encodeUtf8(ionTextOf(model))).values[0] as IonValue)}}`,
        );
        const { format, spans, problem } = splitIon(encodeUtf8(`${lines.join('\r\n')}\n\n`));
        expect([format, spans.length, problem]).toEqual(['json-lines', lines.length, undefined]);
      }),
      200,
    );
  });

  it('with a broken line keep the others', () => {
    const source = encodeUtf8('{"a":"\\ud83d\\ude00"}\n{"b":\n\n  {"c":3} \n{"d":1} {"e":2}\n{"f":1}');
    const { spans, read } = splitIon(source);
    expect(spans).toHaveLength(5);
    expect(failure(() => read(0))).toBe('no error');
    expect(failure(() => read(1))).toBe('unexpected-end at 26');
    expect(failure(() => read(2))).toBe('no error');
    expect(failure(() => read(3))).toBe('trailing-data at 47');
    expect(failure(() => read(4))).toBe('no error');
  });
});

describe('a hostile object', () => {
  it.each([...hostileTexts(), ...hostileBinaries()].map((each) => [each.name, each] as const))(
    'is split and read, or refused: %s',
    (_, hostile) => {
      const source = hostile.bytes();
      const { spans, read } = splitIon(source);
      for (const [index, { start, end }] of spans.entries()) {
        expect(end).toBeGreaterThan(start);
        const result = failure(() => read(index));
        const at = Number(/at (\d+)$/.exec(result)?.[1] ?? 0);
        expect(at).toBeLessThanOrEqual(source.length);
        if (index > 50) break;
      }
    },
  );

  it('of many megabytes is split in good time', () => {
    for (const hostile of hugeTexts()) {
      const source = hostile.bytes();
      const start = performance.now();
      const { spans, problem } = splitIon(source);
      expect(performance.now() - start, hostile.name).toBeLessThan(30_000);
      expect(problem === undefined || problem instanceof JournalError).toBe(true);
      expect(spans.length).toBeLessThanOrEqual(LIMITS.exportValues);
    }
  });

  it('of any bytes is split or refused, in any format', () => {
    const start = fc.constantFrom([], VERSION, [0x7b, 0x22], [0xef, 0xbb, 0xbf]);
    checkProperty(
      fc.property(start, fc.uint8Array({ maxLength: 80 }), (head, tail) => {
        const { spans, read } = splitIon(bytes(head, tail));
        for (const index of spans.keys()) failure(() => read(index));
      }),
      3000,
    );
  });

  it('of too many values is split up to the limit', () => {
    const { spans, problem } = splitIon(encodeUtf8('1 '.repeat(LIMITS.exportValues + 1)));
    expect(spans).toHaveLength(LIMITS.exportValues);
    expect([problem?.code, problem?.at]).toEqual(['too-many-records', 2 * LIMITS.exportValues]);
  });
});
