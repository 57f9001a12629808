import { describe, expect, test } from 'vitest';
import { type IndentedSource, indentSource } from '../src/index.ts';
import { ion } from './read.ts';

const asText = (indented: IndentedSource) =>
  indented.lines.map((line) => '  '.repeat(line.indent) + line.tokens.map((token) => token.text).join('')).join('\n');

describe('indented Ion text', () => {
  test('scalars and field names are the source itself, whatever their spelling', () => {
    const { value, source } = ion(
      `{ 'a b' :1_000, b:0b101,c : usd::90.250 ,d:-0., e:'''long''' '''text''', f:"\\u00e9", g:{{ aGVs bG8= }}, h:[1,[2]],}`,
    );
    expect(asText(indentSource(value, source, 100))).toBe(
      [
        '{',
        "  'a b': 1_000,",
        '  b: 0b101,',
        '  c: usd::90.250,',
        '  d: -0.,',
        "  e: '''long''' '''text''',",
        '  f: "\\u00e9",',
        '  g: {{ aGVs bG8= }},',
        '  h: [',
        '    1,',
        '    [2]',
        '  ]',
        '}',
      ].join('\n'),
    );
  });

  test('without source text scalars are written out in full', () => {
    const { value } = ion('{a:x::1.50,b:2017-08-21,c:null.list}');
    expect(asText(indentSource(value, undefined, 100))).toBe('{ a: x::1.50, b: 2017-08-21, c: null.list }');
  });

  test('a struct of scalars that is short stays on one line, a longer one does not', () => {
    expect(asText(indentSource(ion('{a:1,b:2}').value, undefined, 10))).toBe('{ a: 1, b: 2 }');
    expect(indentSource(ion(`{a:"${'x'.repeat(100)}"}`).value, undefined, 10).lines).toHaveLength(3);
  });

  test('stops at the limit and says so', () => {
    const { value, source } = ion(`[${Array.from({ length: 1000 }, (_, i) => i).join(',')}]`);
    const indented = indentSource(value, source, 20);
    expect(indented.lines).toHaveLength(20);
    expect(indented.complete).toBe(false);
  });

  test('nesting as deep as can be read does not overflow the stack', () => {
    const { value, source } = ion(`${'['.repeat(9_000)}{a:[1]}${']'.repeat(9_000)}`);
    expect(indentSource(value, source, 100_000).complete).toBe(true);
  });

  test('a byte order mark and characters of several bytes do not shift the slices', () => {
    const { value, source } = ion(`\ufeff{'ü':"日本",z:1}`);
    expect(asText(indentSource(value, source, 10))).toBe(`{ 'ü': "日本", z: 1 }`);
  });
});
