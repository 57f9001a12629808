import { tagsSchema } from '@qldb-console/contract';
import { describe, expect, it } from 'vitest';
import { areTagsValid, MAX_TAGS, rowsOf, tagChanges, tagProblems, tagsOf } from '../src/lib/tag-rules.ts';

const row = (key: string, value = '') => ({ key, value });

describe('the rules of tags', () => {
  it.each([
    ['a plain tag', [row('team', 'audit')]],
    ['an empty value', [row('team')]],
    ['keys that differ in case', [row('Team'), row('team')]],
    ['the longest key and value', [row('k'.repeat(128), 'v'.repeat(256))]],
    ['names of the prototype', [row('constructor', 'b'), row('toString')]],
    ['what a map of JSON sorts first', [row('b'), row('7'), row('a')]],
    ['blanks, signs and pictures', [row(' a = + - . _ : / @ 😀 ', '\t')]],
    ['as many as there may be', Array.from({ length: MAX_TAGS }, (_, n) => row(`k${n}`))],
  ])('allow %s', (_name, rows) => {
    expect(tagProblems(rows).every((problem) => Object.keys(problem).length === 0)).toBe(true);
    expect(areTagsValid(rows)).toBe(true);
    expect(tagsSchema.safeParse(tagsOf(rows)).success).toBe(true);
    expect(rowsOf(tagsOf(rows))).toEqual(rows.toSorted((a, b) => (a.key < b.key ? -1 : 1)));
  });

  it.each([
    ['an empty key', [row('')], { key: 'Enter a key, or remove the tag.' }],
    ['a key of AWS', [row('aws:x')], { key: 'Keys that begin with aws: are reserved for AWS.' }],
    ['a key of AWS in capitals', [row('AWS:x')], { key: 'Keys that begin with aws: are reserved for AWS.' }],
    [
      'what the SDK does not send',
      [row('__proto__', 'a')],
      { key: 'A key cannot be __proto__: the AWS SDK does not send such a tag.' },
    ],
    ['a long key', [row('k'.repeat(129))], { key: 'A key can have 128 characters at most; this one has 129.' }],
    [
      'a long value',
      [row('k', 'v'.repeat(257))],
      { value: 'A value can have 256 characters at most; this one has 257.' },
    ],
  ])('refuse %s', (_name, rows, problem) => {
    expect(tagProblems(rows)).toEqual([problem]);
    expect(areTagsValid(rows)).toBe(false);
  });

  it('refuse a key that is there twice, at its second place', () => {
    const rows = [row('a', '1'), row('b'), row('a', '2')];
    expect(tagProblems(rows)).toEqual([{}, {}, { key: 'Tag 1 has this key already; a key can be used once.' }]);
    expect(areTagsValid(rows)).toBe(false);
  });

  it('refuse one more than there may be', () => {
    expect(areTagsValid(Array.from({ length: MAX_TAGS + 1 }, (_, n) => row(`k${n}`)))).toBe(false);
  });

  it('leave the tags of AWS alone that a resource has, but do not let them change', () => {
    const before = { 'aws:stack': 'a', team: 'b' };
    expect(areTagsValid(rowsOf(before), before)).toBe(true);
    expect(areTagsValid([row('aws:stack', 'other'), row('team', 'b')], before)).toBe(false);
  });
});

describe('the changes of tags', () => {
  it('are only what differs', () => {
    expect(tagChanges({ a: '1', b: '2', c: '' }, { a: '1', b: '3', d: '', __proto__x: 'y' })).toEqual({
      set: { __proto__x: 'y', b: '3', d: '' },
      removed: ['c'],
      lines: [
        { key: '__proto__x', sign: '+', text: '__proto__x: “y” is added' },
        { key: 'b', sign: '~', text: 'b: “2” becomes “3”' },
        { key: 'c', sign: '-', text: 'c: no value is removed' },
        { key: 'd', sign: '+', text: 'd: no value is added' },
      ],
    });
  });

  it('are none between equal tags', () => {
    const tags = { a: '1', toString: '' };
    expect(tagChanges(tags, { ...tags })).toEqual({ set: {}, removed: [], lines: [] });
  });

  it('take a changed case for another tag', () => {
    expect(tagChanges({ team: 'a' }, { Team: 'a' })).toMatchObject({ set: { Team: 'a' }, removed: ['team'] });
  });

  it('applied to the tags before, they give the tags after', () => {
    const keys = ['a', 'b', 'c'];
    const values = [undefined, '', '1', '2'];
    const all = values.flatMap((a) => values.flatMap((b) => values.map((c) => [a, b, c])));
    const tags = all.map((chosen) =>
      tagsOf(keys.flatMap((key, index) => (chosen[index] === undefined ? [] : [row(key, chosen[index])]))),
    );
    for (const before of tags)
      for (const after of tags) {
        const { set, removed } = tagChanges(before, after);
        const kept = rowsOf(before).filter(({ key }) => !removed.includes(key));
        expect({ ...tagsOf(kept), ...set }).toEqual(after);
        expect(removed.every((key) => Object.hasOwn(before, key))).toBe(true);
      }
  });
});
