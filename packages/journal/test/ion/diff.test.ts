import { checkProperty, ionModel, ionTextOf } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffIon, equalIon, formatScalar, type IonValue } from '../../src/ion/index.ts';
import { read } from './support.ts';

const RUNS = 500;

const shown = (value: IonValue | undefined) =>
  value === undefined ? '' : 'fields' in value || 'items' in value ? value.type : formatScalar(value);
const diff = (before: string, after: string) =>
  diffIon(read(before), read(after)).map(
    ({ kind, path, before: was, after: is }) => `${kind} ${path}: ${shown(was)} -> ${shown(is)}`,
  );

describe('what differs between two Ion values', () => {
  it.each([
    ['{a:90.25}', '{a:90.250}', ['changed a: 90.25 -> 90.250']],
    ['{a:x}', '{a:"x"}', ['changed a: x -> "x"']],
    ['{a:2017T}', '{a:2017-01T}', ['changed a: 2017T -> 2017-01T']],
    ['{a:1,b:2}', '{b:2,a:1}', []],
    ['{a:1}', '{a:1,b:2}', ['added b:  -> 2']],
    ['{a:1,b:2}', '{a:1}', ['removed b: 2 -> ']],
    ['{a:{b:{c:1}}}', '{a:{b:{c:2}}}', ['changed a.b.c: 1 -> 2']],
    ['{a:[1,2,3]}', '{a:[1,9,2,3]}', ['added a[1]:  -> 9']],
    ['{a:[1,2,3]}', '{a:[1,3]}', ['removed a[1]: 2 -> ']],
    ['[{id:1,n:2},{id:3}]', '[{id:1,n:5},{id:3}]', ['changed [0].n: 2 -> 5']],
    ['{a:[1]}', '{a:(1)}', ['changed a: list -> sexp']],
    ['usd::{a:1}', 'eur::{a:1}', ['changed : struct -> struct']],
    ['1', '2', ['changed : 1 -> 2']],
    ["{'a b':1}", "{'a b':2}", ["changed 'a b': 1 -> 2"]],
    ['{a:1,a:2}', '{a:2,a:3}', ['changed a: 1 -> 3']],
    ['{a:1,a:2}', '{a:2}', ['removed a: 1 -> ']],
    ['[b,a]', '[a,b]', ['removed [0]: b -> ', 'added [1]:  -> b']],
  ])('%s and %s', (before, after, expected) => {
    expect(diff(before, after)).toEqual(expected);
  });

  it('is nothing exactly when the values are equal, and goes to the leaves', () => {
    checkProperty(
      fc.property(ionModel(), ionModel(), fc.boolean(), (a, b, same) => {
        const before = read(`[${ionTextOf(a)},${ionTextOf(b)}]`);
        const after = read(`[${ionTextOf(a)},${ionTextOf(same ? b : a)}]`);
        const changes = diffIon(before, after);
        expect(changes.length === 0).toBe(equalIon(before, after));
        for (const { kind, before: was, after: is } of changes) {
          expect(kind).toBe(was === undefined ? 'added' : is === undefined ? 'removed' : 'changed');
          if (was !== undefined && is !== undefined) expect(equalIon(was, is)).toBe(false);
        }
      }),
      RUNS,
    );
  });

  it('takes long lists and deep values without hanging', () => {
    const long = (from: number) => `[${Array.from({ length: 20_000 }, (_, i) => i + from).join(',')}]`;
    expect(diff(long(0), long(1)).length).toBeGreaterThan(0);
    const deep = (leaf: string) => `${'['.repeat(5_000)}${leaf}${']'.repeat(5_000)}`;
    expect(diff(deep('1'), deep('2'))).toHaveLength(1);
  });
});
