import { checkProperty, ionModel, ionTextOf, naughtyStrings, seeded } from '@qldb-console/testkit';
import fc from 'fast-check';
import { dumpBinary, load, makeReader } from 'ion-js';
import { describe, expect, it } from 'vitest';
import { JournalError } from '../../src/errors.ts';
import { ionHash } from '../../src/hash/index.ts';
import {
  encodeHex,
  encodeUtf8,
  equalIon,
  type IonValue,
  readIonBinary,
  readIonText,
  writeIonBinary,
  writeIonText,
} from '../../src/ion/index.ts';
import { plainOfIonJs, plainOfOurs } from './ion-js-tree.ts';
import { failure, read } from './support.ts';

const VERSION = 'e00100ea';

/** What is written for the values of a text, without the version marker. */
function written(text: string): string {
  const hex = encodeHex(writeIonBinary(readIonText(encodeUtf8(text))));
  expect(hex.slice(0, 8)).toBe(VERSION);
  return hex.slice(8);
}

function readBack(values: readonly IonValue[]): IonValue[] {
  const again = readIonBinary(writeIonBinary(values));
  expect(again).toHaveLength(values.length);
  for (const [index, value] of values.entries()) expect(equalIon(again[index] as IonValue, value)).toBe(true);
  return again;
}

describe('Ion binary is written by the specification', () => {
  it.each([
    ['', ''],
    ['null', '0f'],
    ['null.bool', '1f'],
    ['null.int', '2f'],
    ['null.float', '4f'],
    ['null.decimal', '5f'],
    ['null.timestamp', '6f'],
    ['null.symbol', '7f'],
    ['null.string', '8f'],
    ['null.clob', '9f'],
    ['null.blob', 'af'],
    ['null.list', 'bf'],
    ['null.sexp', 'cf'],
    ['null.struct', 'df'],
    ['false', '10'],
    ['true', '11'],
    ['0', '20'],
    ['1', '2101'],
    ['-1', '3101'],
    ['255', '21ff'],
    ['-256', '320100'],
    ['9007199254740991', '271fffffffffffff'],
    ['9007199254740992', '2720000000000000'],
    ['-18446744073709551616', '39010000000000000000'],
    ['0e0', '40'],
    ['-0e0', '488000000000000000'],
    ['1e0', '483ff0000000000000'],
    ['nan', '487ff8000000000000'],
    ['+inf', '487ff0000000000000'],
    ['-inf', '48fff0000000000000'],
    ['0.', '50'],
    ['-0.', '528080'],
    ['0d1', '5181'],
    ['0.00', '51c2'],
    ['-0d-2147483647', '56477f7f7fff80'],
    ['1.5', '52c10f'],
    ['-1.50', '53c28096'],
    ['128d63', '53bf0080'],
    ['2017T', '63c00fe1'],
    ['2017-08T', '64c00fe188'],
    ['2017-08-21', '65c00fe18895'],
    ['2017-08-21T12:30Z', '67800fe188958c9e'],
    ['2017-08-21T12:30-00:00', '67c00fe188958c9e'],
    ['2017-08-21T12:30:05Z', '68800fe188958c9e85'],
    ['2017-08-21T12:30:05.000Z', '69800fe188958c9e85c3'],
    ['2017-08-21T12:30:05.360Z', '6b800fe188958c9e85c30168'],
    ['2017-08-21T00:30:05.128+01:00', '6bbc0fe18894979e85c30080'],
    ['$0', '70'],
    ['name', '7104'],
    ['""', '80'],
    ['"é"', '82c3a9'],
    ['"fourteen chars"', `8e8e${Buffer.from('fourteen chars').toString('hex')}`],
    ['{{"\\xff"}}', '91ff'],
    ['{{/w==}}', 'a1ff'],
    ['[]', 'b0'],
    ['[1,[]]', 'b32101b0'],
    ['()', 'c0'],
    ['{}', 'd0'],
    ['{name:1,$0:2}', 'd6842101802102'],
    ['name::version::1', 'e58284852101'],
    ['$0::null', 'e381800f'],
    ['1 2', '21012102'],
    ['a', 'e78183d487b28161710a'],
  ])('%s', (text, hex) => {
    expect(written(text)).toBe(hex);
  });

  it('with one symbol table for all values, each text once, those of the system not at all', () => {
    const bytes = writeIonBinary(readIonText(encodeUtf8('{a:1,b:name,a:b} a::[a,"a"] version')));
    expect(encodeHex(bytes)).toMatch(/^e00100eae98183d687b481618162d/);
  });

  it('with lengths of one, two and three bytes', () => {
    for (const length of [13, 14, 127, 128, 16_383, 16_384, 100_000]) {
      const value = read(`[["${'x'.repeat(length)}"],a::{b:{{${'AAAA'.repeat(length)}}}}]`);
      readBack([value]);
    }
  });
});

describe('Ion binary that is written', () => {
  it('reads back equal, with the same hash and the same text, in any number of values', () => {
    checkProperty(
      fc.property(fc.array(ionModel(), { maxLength: 4 }), fc.integer(), (models, seed) => {
        const values = models.map((model) => read(ionTextOf(model, seeded(seed))));
        for (const [index, again] of readBack(values).entries()) {
          const value = values[index] as IonValue;
          expect(encodeHex(ionHash(again))).toBe(encodeHex(ionHash(value)));
          expect(writeIonText(again)).toBe(writeIonText(value));
        }
        expect(writeIonBinary(readIonBinary(writeIonBinary(values)))).toEqual(writeIonBinary(values));
      }),
      1500,
    );
  });

  it('is read by ion-js as the same', () => {
    checkProperty(
      fc.property(ionModel({ unknownSymbols: false }), fc.integer(), (model, seed) => {
        const value = read(ionTextOf(model, seeded(seed)));
        expect(plainOfIonJs(makeReader(writeIonBinary([value])))).toEqual([plainOfOurs(value)]);
      }),
      1000,
    );
  });

  it('says the same as what ion-js writes', () => {
    checkProperty(
      fc.property(ionModel({ unknownSymbols: false }), (model) => {
        const text = ionTextOf(model, undefined, true);
        const [value] = readIonBinary(dumpBinary(load(text)));
        const [ours] = readIonBinary(writeIonBinary([read(text)]));
        expect(value && ours && equalIon(ours, value)).toBe(true);
      }),
      300,
    );
  });

  it('keeps strings, symbols and field names that break careless programs', () => {
    const texts = naughtyStrings().map((each) => JSON.stringify(each));
    readBack(texts.map((each) => read(`{${each}:${each}}`)));
  });

  it('keeps numbers of thousands of digits, and nesting of any depth', () => {
    readBack([read(`${'7'.repeat(19_000)}`), read(`-0.${'9'.repeat(19_000)}`), read(`1d-2147483647`)]);
    readBack([read(`${'[{a:'.repeat(4999)}null${'}]'.repeat(4999)}`)]);
  });

  it('keeps symbols that a table defines without text, and refuses those of a shared table it does not have', () => {
    const gap = read('$ion_symbol_table::{symbols:["x",null]} {$11:$11,x:$0}');
    const [again] = readBack([gap]);
    expect(again && equalIon(again, gap)).toBe(true);
    for (const text of ['{a:$10}', '{$10:1}', '$10::1', '[$11]']) {
      const table = '$ion_symbol_table::{imports:[{name:"t",version:1,max_id:2}],symbols:["a"]} ';
      expect(
        failure(() => writeIonBinary([read(table + text.replace('a', '$12'))])),
        text,
      ).toMatch(/^ion-shared-symbol-table at \d+$/);
    }
  });

  it('refuses what would be no value at the top level, and writes it anywhere else', () => {
    for (const text of ['$ion_1_0', '$ion_symbol_table::{symbols:["a"]}', '$ion_symbol_table::null.struct']) {
      const list = read(`[${text}]`);
      readBack([list]);
      const inner = list.type === 'list' ? (list.items[0] as IonValue) : list;
      expect(failure(() => writeIonBinary([inner]))).toBe('ion-syntax at 1');
    }
    readBack([read('[x::$ion_1_0,$ion_symbol_table::1]')].flatMap((each) => (each.type === 'list' ? each.items : [])));
  });

  it('refuses a time outside the years Ion has', () => {
    const value = { ...(read('0001-01-01T00:00+00:00') as IonValue & { type: 'timestamp' }), offset: 1 };
    expect(() => writeIonBinary([value])).toThrow(JournalError);
  });

  it('is not the memory of another result', () => {
    const first = writeIonBinary([read('"first"')]);
    const copy = first.slice();
    writeIonBinary([read('"other"')]);
    expect(first).toEqual(copy);
    expect(first.buffer.byteLength).toBe(first.length);
  });
});
