import { describe, expect, it } from 'vitest';
import { encodeUtf8, type IonStruct, type IonValue, readIonText } from '../../src/ion/index.ts';
import { read, source } from './support.ts';

function pieces(text: string): string[] {
  const found: string[] = [];
  const visit = (value: IonValue): void => {
    found.push(source(text, value.range));
    if (value.type === 'list' || value.type === 'sexp') value.items.forEach(visit);
    if (value.type === 'struct') {
      for (const field of value.fields) {
        found.push(source(text, field.nameRange));
        visit(field.value);
      }
    }
  };
  readIonText(encodeUtf8(text)).forEach(visit);
  return found;
}

describe('byte ranges', () => {
  it('hold a value with its annotations, and nothing around it', () => {
    expect(pieces(' a :: b::-1.5 // x\n')).toEqual(['a :: b::-1.5']);
    expect(pieces('sym /* x */ null.int +inf')).toEqual(['sym', 'null.int', '+inf']);
    expect(pieces("'''a''' /**/ '''b''' {{ aGk= }}")).toEqual(["'''a''' /**/ '''b'''", '{{ aGk= }}']);
  });

  it('hold containers from bracket to bracket', () => {
    expect(pieces('[ 1 , (a+b) , {} ]')).toEqual(['[ 1 , (a+b) , {} ]', '1', '(a+b)', 'a', '+', 'b', '{}']);
  });

  it('hold field names apart from their values', () => {
    expect(pieces('x::{ a : y::1, "b c":[], \'d\' : {e:$0} }')).toEqual([
      'x::{ a : y::1, "b c":[], \'d\' : {e:$0} }',
      'a',
      'y::1',
      '"b c"',
      '[]',
      "'d'",
      '{e:$0}',
      'e',
      '$0',
    ]);
  });

  it('count bytes, not characters', () => {
    const value = read('{\'é\':"😀",b:7}') as IonStruct;
    expect(value.fields.map((field) => [field.nameRange, field.value.range])).toEqual([
      [
        { start: 1, end: 5 },
        { start: 6, end: 12 },
      ],
      [
        { start: 13, end: 14 },
        { start: 15, end: 16 },
      ],
    ]);
  });
});
