import { checkProperty, ionModel, ionTextOf, naughtyStrings } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, type IonValue, readIonText, writeIonJson } from '../../src/ion/index.ts';
import { blockText } from '../aws.ts';
import { read } from './support.ts';

/** The model value as JSON.parse shows its JSON; Infinity stands for numbers that are too large for it. */
function plain(value: IonValue): unknown {
  switch (value.type) {
    case 'null':
      return null;
    case 'int':
      return Number(value.value);
    case 'float':
      return Number.isFinite(value.value) ? value.value : null;
    case 'decimal':
      return Number(`${value.negative ? '-' : ''}${value.coefficient}e${value.exponent}`);
    case 'timestamp':
      return expect.stringMatching(/^\d{4}/);
    case 'symbol':
      return value.text ?? '$0';
    case 'blob':
      return Buffer.from(value.bytes).toString('base64');
    case 'clob':
      return Buffer.from(value.bytes).toString('latin1');
    case 'list':
    case 'sexp':
      return value.items.map(plain);
    case 'struct':
      return Object.fromEntries(value.fields.map(({ name, value: inner }) => [name.text ?? '$0', plain(inner)]));
    default:
      return value.value;
  }
}

describe('JSON of Ion', () => {
  it.each([
    ['null', 'null'],
    ['null.int', 'null'],
    ['null.struct', 'null'],
    ['true', 'true'],
    ['false', 'false'],
    ['0', '0'],
    ['-17', '-17'],
    ['170141183460469231731687303715884105728', '170141183460469231731687303715884105728'],
    ['1e0', '1e0'],
    ['-0e0', '-0e0'],
    ['1.5e300', '1.5e300'],
    ['nan', 'null'],
    ['+inf', 'null'],
    ['-inf', 'null'],
    ['0.', '0'],
    ['-0.', '-0'],
    ['12.', '12'],
    ['1.50', '1.50'],
    ['-0.000', '-0.000'],
    ['12d4', '12e4'],
    ['1d-30', '1e-30'],
    ['1d2147483647', '1e2147483647'],
    ['2017T', '"2017T"'],
    ['2017-08T', '"2017-08T"'],
    ['2017-08-21', '"2017-08-21"'],
    ['2017-08-21T12:30-00:00', '"2017-08-21T12:30-00:00"'],
    ['2019-09-16T19:37:05.360Z', '"2019-09-16T19:37:05.360Z"'],
    ['2017-08-21T12:30:05+05:45', '"2017-08-21T12:30:05+05:45"'],
    ['symbol', '"symbol"'],
    ["'a b'", '"a b"'],
    ['$0', '"$0"'],
    ["'$0'", '"$0"'],
    ['"a \\"b\\" \\\\ \\n é 😀"', '"a \\"b\\" \\\\ \\n é 😀"'],
    ['{{"clob \\"q\\" \\\\ \\n\\x00\\x7f\\xff~"}}', '"clob \\"q\\" \\\\ \\u000a\\u0000\\u007f\\u00ff~"'],
    ['{{AAEC/w==}}', '"AAEC/w=="'],
    ['{{}}', '""'],
    ['[]', '[]'],
    ['[1,[2,(3 four)],{}]', '[1,[2,[3,"four"]],{}]'],
    ['(a + "b")', '["a","+","b"]'],
    ["{a:1,'b c':{d:null.list},$0:2}", '{"a":1,"b c":{"d":null},"$0":2}'],
    ['{same:1,same:2}', '{"same":1,"same":2}'],
    ['a::b::[c::1,{d:e::null}]', '[1,{"d":null}]'],
    ["\"long '''\"", "\"long '''\""],
  ])('%s becomes %s', (ion, json) => {
    expect(writeIonJson(read(ion))).toBe(json);
  });

  it('is one line of JSON that means what the value means, as far as JSON can say it', () => {
    checkProperty(
      fc.property(ionModel(), (model) => {
        const value = read(ionTextOf(model));
        const json = writeIonJson(value);
        expect(json).not.toMatch(/[\n\r]/);
        expect(JSON.parse(json)).toEqual(plain(value));
        // As Ion it has the same number of fields: a field that is there twice is still there twice.
        const [again] = readIonText(encodeUtf8(json), { json: true });
        if (value.type === 'struct' && again?.type === 'struct')
          expect(again.fields.map(({ name }) => name.text)).toEqual(value.fields.map(({ name }) => name.text ?? '$0'));
      }),
      1500,
    );
  });

  it('holds strings and field names that break careless programs', () => {
    for (const naughty of naughtyStrings()) {
      const json = writeIonJson(read(`[${JSON.stringify(naughty)},{${JSON.stringify(naughty)}:1}]`));
      const [string, struct] = JSON.parse(json) as [string, object];
      expect(string).toBe(naughty);
      expect(Object.entries(struct)).toEqual([[naughty, 1]]);
    }
  });

  it('shows the hashes of a block of AWS as the base64 they have in its Ion text', () => {
    const json = JSON.parse(writeIonJson(read(blockText)));
    expect(json.blockHash).toBe('NoChM92yKRuJAb/jeLd1VnYn4DHiWIf071ACfic9uHc=');
    expect(json.revisions[0].metadata.txTime).toBe('2019-09-16T19:37:05.344Z');
    expect(json.revisions[0].data.PendingPenaltyTicketAmount).toBe(90.25);
  });

  it('is written at any depth', () => {
    const json = writeIonJson(read(`${'[{a:'.repeat(4999)}1${'}]'.repeat(4999)}`));
    expect(json.length).toBe(4999 * 8 + 1);
  });
});
