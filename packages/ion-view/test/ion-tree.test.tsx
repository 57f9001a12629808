import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { describeChildren, describeIon, IonTree } from '../src/index.ts';
import { treeAction } from '../src/tree/tree-keys.ts';
import { initialExpansion, PAGE, rowKey, visibleRows } from '../src/tree/visible-rows.ts';
import { ion } from './read.ts';

const only = (text: string) => describeIon(ion(text).value);
const state = (expanded: Iterable<string>, shown: Iterable<readonly [string, number]> = []) => ({
  expanded: new Set(expanded),
  shown: new Map(shown),
});

describe('a described value', () => {
  test('keeps the digits of a decimal and tells its coefficient and exponent', () => {
    expect(only('90.250')).toMatchObject({
      text: '90.250',
      typeName: 'decimal',
      detail: 'coefficient 90250, exponent -3',
    });
    expect(only('-0.')).toMatchObject({ text: '-0.', detail: 'coefficient -0, exponent 0' });
  });

  test('keeps an int beyond the numbers of JavaScript', () => {
    expect(only('9007199254740993').text).toBe('9007199254740993');
  });

  test('tells how precise a timestamp is and what is known of its offset', () => {
    expect(only('2017T').detail).toBe('to the year');
    expect(only('2017-08-21').detail).toBe('to the day');
    expect(only('2017-08-21T10:00Z').detail).toBe('to the minute, UTC');
    expect(only('2017-08-21T10:00:00-00:00').detail).toBe('to the second, local offset unknown');
    expect(only('2017-08-21T10:00:00.120+01:00').detail).toBe('to the millisecond, with its local offset');
    expect(only('2017-08-21T10:00:00.12Z').detail).toBe('to 2 digits of a second, UTC');
  });

  test('tells a string, a symbol and a typed null apart', () => {
    expect(only('"true"')).toMatchObject({ text: '"true"', typeName: 'string' });
    expect(only("'true'")).toMatchObject({ text: "'true'", typeName: 'symbol' });
    expect(only('true')).toMatchObject({ text: 'true', typeName: 'bool' });
    expect(only('null.string')).toMatchObject({ text: 'null.string', typeName: 'null.string' });
    expect(only('null')).toMatchObject({ text: 'null', typeName: 'null' });
    expect(only('$0').detail).toBe('a symbol of unknown text');
  });

  test('shows a blob by its base64 and its length', () => {
    expect(only('{{aGVsbG8=}}')).toMatchObject({ text: 'aGVsbG8=', detail: '5 bytes' });
  });

  test('keeps annotations in order and duplicate fields apart', () => {
    expect(only("'a b'::c::1").annotations).toEqual(["'a b'", 'c']);
    expect(describeChildren(only('{x:1,y:2,x:3}'), 0, 9).map((child) => child.label)).toEqual([
      { kind: 'field', name: 'x', duplicate: true },
      { kind: 'field', name: 'y', duplicate: false },
      { kind: 'field', name: 'x', duplicate: true },
    ]);
  });
});

describe('the rows of a tree', () => {
  test('come in source order, only from what is open', () => {
    const { value } = ion('{a:{b:1},c:[2,3],d:{}}');
    const rows = visibleRows(value, state(['', '1']));
    expect(rows.map((row) => [rowKey(row), row.level])).toEqual([
      ['', 1],
      ['0', 2],
      ['1', 2],
      ['1.0', 3],
      ['1.1', 3],
      ['2', 2],
    ]);
    expect(rows.map((row) => (row.kind === 'node' ? row.expanded : row.kind))).toEqual([
      true,
      false,
      true,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a long list shows a page, then more on request, and tells the real size of the set', () => {
    const { value } = ion(`[${Array.from({ length: 450 }, (_, i) => i).join(',')}]`);
    const rows = visibleRows(value, state(['']));
    expect(rows).toHaveLength(1 + PAGE + 1);
    expect(rows[1]).toMatchObject({ position: 1, siblings: 450 });
    expect(rows.at(-1)).toEqual({ kind: 'more', path: '', level: 2, shown: PAGE, total: 450 });
    expect(visibleRows(value, state([''], [['', 2 * PAGE]])).at(-1)).toMatchObject({ shown: 2 * PAGE });
    expect(visibleRows(value, state([''], [['', 3 * PAGE]]))).toHaveLength(451);
  });

  test('values nested thousands deep open at first only as far as the budget goes', () => {
    const { value } = ion('['.repeat(9_000) + ']'.repeat(9_000));
    const expanded = initialExpansion(value, 50);
    expect(expanded.size).toBeLessThanOrEqual(50);
    expect(visibleRows(value, { expanded, shown: new Map() }).length).toBeLessThanOrEqual(51);
  });
});

describe('keys in a tree', () => {
  const { value } = ion('{a:{b:1},c:2}');
  const rows = visibleRows(value, state(['', '0']));
  const at = (key: string) => rows.findIndex((row) => rowKey(row) === key);

  test('down and up move by row, home and end to the ends', () => {
    expect(treeAction(rows, at(''), 'ArrowDown')).toEqual({ kind: 'focus', key: '0' });
    expect(treeAction(rows, at('1'), 'ArrowUp')).toEqual({ kind: 'focus', key: '0.0' });
    expect(treeAction(rows, at('1'), 'Home')).toEqual({ kind: 'focus', key: '' });
    expect(treeAction(rows, at(''), 'End')).toEqual({ kind: 'focus', key: '1' });
  });

  test('right opens, then goes in; left closes, then goes out', () => {
    const closed = visibleRows(value, state(['']));
    expect(treeAction(closed, 1, 'ArrowRight')).toEqual({ kind: 'expand', path: '0' });
    expect(treeAction(rows, at('0'), 'ArrowRight')).toEqual({ kind: 'focus', key: '0.0' });
    expect(treeAction(rows, at('0'), 'ArrowLeft')).toEqual({ kind: 'collapse', path: '0' });
    expect(treeAction(rows, at('0.0'), 'ArrowLeft')).toEqual({ kind: 'focus', key: '0' });
  });

  test('other keys are left to the browser', () => {
    expect(treeAction(rows, 0, 'a')).toBeUndefined();
    expect(treeAction(rows, 0, 'Tab')).toBeUndefined();
  });
});

describe('the drawn tree', () => {
  test('is one tree with a name, one tab stop, and says level, place and state of each item', () => {
    const html = renderToStaticMarkup(<IonTree value={ion('{a:[1],b:usd::90.250}').value} label="Document data" />);
    expect(html).toContain('role="tree" aria-label="Document data"');
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
    expect(html).toContain('aria-level="2" aria-setsize="2" aria-posinset="1" aria-expanded="true"');
    expect(html).toContain('90.250');
  });

  test('markup in a value stays text', () => {
    const html = renderToStaticMarkup(<IonTree value={ion('{a:"<script>alert(1)</script>"}').value} label="x" />);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });

  test('a huge text is cut and offers the rest', () => {
    const html = renderToStaticMarkup(<IonTree value={ion(`"${'x'.repeat(50_000)}"`).value} label="x" />);
    expect(html.length).toBeLessThan(3_000);
    expect(html).toContain('more characters');
  });
});
