import { checkProperty, ionModel, ionTextOf, seeded } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, equalIon, readIonText, readSingle } from '../../src/ion/index.ts';
import { read } from './support.ts';

describe('equal Ion values', () => {
  it.each([
    ['10', '0xA'],
    ['-0', '0'],
    ['1e2', '100e0'],
    ['nan', 'nan'],
    ['1.0', '10d-1'],
    ['2007-02-23T', '2007-02-23'],
    ['"a"', "'''a'''"],
    ['a', "'a'"],
    ['$4', 'name'],
    ['{a:1,b:2}', '{b:2,a:1}'],
    ['{a:1,a:2}', '{a:2,a:1}'],
    ['{a:{b:1,c:[]},d:2}', '{d:2,a:{c:[],b:1}}'],
    ['a::[1,(x)]', 'a :: [ 1 , ( x ) ]'],
    ['$0', '$0'],
  ])('%s and %s', (a, b) => {
    expect(equalIon(read(a), read(b))).toBe(true);
  });

  it.each([
    ['1', '1.'],
    ['1.', '1e0'],
    ['1.0', '1.00'],
    ['0.', '-0.'],
    ['0e0', '-0e0'],
    ['"a"', 'a'],
    ['{{"a"}}', '{{YQ==}}'],
    ['null', 'null.int'],
    ['2007-02-23T12:14Z', '2007-02-23T12:14-00:00'],
    ['2007-02-23T12:14Z', '2007-02-23T13:14+01:00'],
    ['2007-02-23T12:14:00Z', '2007-02-23T12:14:00.0Z'],
    ['2007T', '2007-01T'],
    ['[1]', '(1)'],
    ['[1,2]', '[2,1]'],
    ['[[1],2]', '[[1,2]]'],
    ['{a:1}', '{a:1,a:1}'],
    ['{a:1,a:1,a:2}', '{a:1,a:2,a:2}'],
    ['{a:1,b:2}', '{a:2,b:1}'],
    ['{a:1}', "{'a ':1}"],
    ['a::1', '1'],
    ['a::b::1', 'b::a::1'],
    ['a::b::1', "'a::b'::1"],
    ['{a:x::1}', 'x::{a:1}'],
    ['$0', "'$0'"],
    ['{}', '[]'],
  ])('not %s and %s', (a, b) => {
    expect(equalIon(read(a), read(b))).toBe(false);
  });

  it('are symbols of unknown text from the same place, whatever their ids', () => {
    const table = (imports: string) => `$ion_symbol_table::{imports:[${imports}],symbols:[null,null]}`;
    const x = '{name:"x",max_id:2}';
    const y = '{name:"y",max_id:1}';
    const values = readIonText(encodeUtf8(`${table(`${x},${y}`)} $11 $12 $13 $14 ${table(`${y},${x}`)} $12 $10`));
    const [x2, y1, gap, otherGap, x2Again, y1Again] = values as [never, never, never, never, never, never];
    expect(equalIon(x2, x2Again)).toBe(true);
    expect(equalIon(y1, y1Again)).toBe(true);
    expect(equalIon(gap, otherGap)).toBe(true);
    expect(equalIon(x2, y1)).toBe(false);
    expect(equalIon(gap, x2)).toBe(false);
    expect(equalIon(gap, read('$0'))).toBe(false);
  });

  it('are two spellings of one model, and no two different models', () => {
    checkProperty(
      fc.property(ionModel(), ionModel(), fc.integer(), (model, other, seed) => {
        const value = readSingle(encodeUtf8(`[${ionTextOf(model)}]`));
        expect(equalIon(value, readSingle(encodeUtf8(`[${ionTextOf(model, seeded(seed))}]`)))).toBe(true);
        const same = ionTextOf(model) === ionTextOf(other);
        if (!same && model.type !== 'struct')
          expect(equalIon(value, readSingle(encodeUtf8(`[${ionTextOf(other)}]`)))).toBe(false);
      }),
      500,
    );
  });

  it('compare deep and wide trees quickly', () => {
    const deep = `${'{a:1,b:'.repeat(9000)}1${'}'.repeat(9000)}`;
    expect(equalIon(read(deep), read(deep))).toBe(true);
    const fields = Array.from({ length: 50_000 }, (_, n) => `a:${n}`);
    expect(equalIon(read(`{${fields.join(',')}}`), read(`{${fields.reverse().join(',')}}`))).toBe(true);
  });
});
