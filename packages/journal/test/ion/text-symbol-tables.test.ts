import { describe, expect, it } from 'vitest';
import { encodeUtf8, readIonText } from '../../src/ion/index.ts';
import { failure } from './support.ts';

/** Texts of the top-level symbols; an unknown one as the place it comes from. */
function symbols(text: string): unknown[] {
  return readIonText(encodeUtf8(text)).map((value) => {
    if (value.type !== 'symbol') return value.type;
    return value.unknown === undefined ? value.text : value.unknown;
  });
}

describe('local symbol tables', () => {
  it('define symbol ids from $10 on for values, field names and annotations', () => {
    const [value] = readIonText(encodeUtf8('$ion_symbol_table::{symbols:["a","b"]} $10::{$11:$10}'));
    expect(value).toMatchObject({
      annotations: [{ text: 'a' }],
      fields: [{ name: { text: 'b' }, value: { type: 'symbol', text: 'a' } }],
    });
  });

  it('are not returned', () => {
    expect(symbols('$ion_symbol_table::{symbols:["a"]}')).toEqual([]);
    expect(symbols("$3::{symbols:['''a''']} '$ion_symbol_table'::x::{} y")).toEqual(['y']);
  });

  it('replace the table before them, or append to it', () => {
    expect(symbols('$ion_symbol_table::{symbols:["a"]} $10 $ion_symbol_table::{symbols:["b"]} $10')).toEqual([
      'a',
      'b',
    ]);
    const append = '$ion_symbol_table::{imports:$ion_symbol_table,symbols:["b"]}';
    expect(symbols(`$ion_symbol_table::{symbols:["a"]} ${append} $10 $11`)).toEqual(['a', 'b']);
    expect(symbols(`${append} $10`)).toEqual(['b']);
  });

  it('are dropped by a version marker and by an empty one', () => {
    const table = '$ion_symbol_table::{symbols:["a"]}';
    expect(failure(() => symbols(`${table} $ion_1_0 $10`))).toBe(`ion-unknown-symbol at ${table.length + 10}`);
    expect(failure(() => symbols(`${table} $ion_symbol_table::null.struct $10`))).toMatch(/^ion-unknown-symbol at/);
    expect(symbols(`${table} '$ion_1_0' $2 $10`)).toEqual(['a']);
  });

  it('are plain values below the top level or with another first annotation', () => {
    expect(symbols('[$ion_symbol_table::{symbols:["a"]}] x::$ion_symbol_table::{}')).toEqual(['list', 'struct']);
    expect(symbols('$ion_symbol_table::[] $ion_symbol_table::null')).toEqual(['list', 'null']);
  });

  it('use the table before them for what stands in them', () => {
    expect(symbols('$ion_symbol_table::{symbols:["symbols"]} $ion_symbol_table::{$10:["x"]} $10')).toEqual(['x']);
  });

  it('ignore fields of other types and other names', () => {
    expect(symbols('$ion_symbol_table::{symbols:"a",imports:7,name:"n"} x')).toEqual(['x']);
  });

  it('give gaps an unknown text of their own', () => {
    expect(symbols('$ion_symbol_table::{symbols:["a",null,7,"b"]} $10 $11 $12 $13')).toEqual([
      'a',
      { id: 11, table: undefined, position: 0 },
      { id: 12, table: undefined, position: 0 },
      'b',
    ]);
  });

  it('give imported symbols an unknown text with the place it comes from', () => {
    const imports = '[{name:"x",version:2,max_id:2},{name:"none",max_id:0},{name:"y",max_id:3}]';
    expect(symbols(`$ion_symbol_table::{imports:${imports},symbols:["a"]} $10 $11 $12 $14 $15`)).toEqual([
      { id: 10, table: 'x', position: 1 },
      { id: 11, table: 'x', position: 2 },
      { id: 12, table: 'y', position: 1 },
      { id: 14, table: 'y', position: 3 },
      'a',
    ]);
  });

  it('ignore imports without a usable name, and the system table', () => {
    const imports = '[7,null.struct,{},{name:"",max_id:5},{name:x,max_id:5},{name:"$ion",max_id:9}]';
    expect(symbols(`$ion_symbol_table::{imports:${imports},symbols:["a"]} $10`)).toEqual(['a']);
  });

  it.each([
    ['{imports:[{name:"x"}]}', 'ion-shared-symbol-table at 29'],
    ['{imports:[{name:"x",max_id:null.int}]}', 'ion-shared-symbol-table at 29'],
    ['{imports:[{name:"x",max_id:-1}]}', 'ion-shared-symbol-table at 29'],
    ['{imports:[{name:"x",max_id:2147483648}]}', 'ion-shared-symbol-table at 29'],
    ['{symbols:[],symbols:[]}', 'duplicate-field at 31'],
    ['{imports:[],a:1,imports:[]}', 'duplicate-field at 35'],
  ])('refuse %s', (table, expected) => {
    expect(failure(() => symbols(`$ion_symbol_table::${table}`))).toBe(expected);
  });
});

describe('symbol ids', () => {
  it.each([
    ['$1', '$ion'],
    ['$4', 'name'],
    ['$9', '$ion_shared_symbol_table'],
    ['$007', 'symbols'],
  ])('%s is a system symbol', (id, text) => {
    expect(symbols(id)).toEqual([text]);
  });

  it.each(['$10', '$99999999999999999999', '$2147483648'])('%s is not defined', (id) => {
    expect(failure(() => symbols(` ${id}`))).toBe('ion-unknown-symbol at 1');
    expect(failure(() => symbols(`{${id}:1}`))).toBe('ion-unknown-symbol at 1');
    expect(failure(() => symbols(`a::${id}::1`))).toBe('ion-unknown-symbol at 3');
  });
});

describe('version markers', () => {
  it('are consumed at the top level and plain symbols elsewhere', () => {
    expect(symbols('$ion_1_0 a $ion_1_0')).toEqual(['a']);
    expect(symbols('x::$ion_1_0 [$ion_1_0]')).toEqual(['$ion_1_0', 'list']);
  });

  it('of another version are refused, quoted ones are symbols', () => {
    expect(failure(() => symbols(' $ion_1_1'))).toBe('ion-unsupported-version at 1');
    expect(failure(() => symbols('$ion_2_0 {}'))).toBe('ion-unsupported-version at 0');
    expect(symbols("'$ion_1_1' $ion_1 $ion_1_1_1")).toEqual(['$ion_1_1', '$ion_1', '$ion_1_1_1']);
  });
});
