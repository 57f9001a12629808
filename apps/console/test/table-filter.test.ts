import { expect, test } from 'vitest';
import {
  type FilterProperty,
  formatTableFilter,
  matchesTableFilter,
  parseTableFilter,
  sortItems,
  type TableFilter,
} from '../src/lib/table-filter.ts';

interface Thing {
  readonly name: string;
  readonly status: string;
  readonly created: string;
}
const PROPERTIES: readonly FilterProperty<Thing>[] = [
  { id: 'name', label: 'Name', group: 'Names', operators: [':'], texts: ({ name }) => [name] },
  {
    id: 'status',
    label: 'Status',
    group: 'Statuses',
    operators: ['='],
    texts: ({ status }) => [status, status.toUpperCase().replace(' ', '_')],
  },
  { id: 'created', label: 'Created', group: 'Times', operators: ['>='], texts: ({ created }) => [created] },
];
const thing: Thing = { name: 'Nightly;export', status: 'In progress', created: '2025-06-30T10:00:00.000Z' };
const matches = (text: string) => matchesTableFilter(thing, parseTableFilter(text, PROPERTIES), PROPERTIES);

test('a filter survives the address, with separators in its values', () => {
  for (const match of ['all', 'any'] as const) {
    const filter: TableFilter = {
      match,
      tokens: [
        { property: 'name', operator: ':', value: 'a;b|c%3B' },
        { property: undefined, operator: '!:', value: 'x=y' },
      ],
    };
    expect(parseTableFilter(formatTableFilter(filter), PROPERTIES)).toEqual(filter);
  }
  expect(formatTableFilter({ tokens: [], match: 'all' })).toBeUndefined();
});

test('parts that make no sense, and properties there are not, are dropped', () => {
  const { tokens } = parseTableFilter('name:a;colour=red;nonsense;:%zz;names:b', PROPERTIES);
  expect(tokens).toEqual([{ property: 'name', operator: ':', value: 'a' }]);
});

test('text matches in any case, by the word on screen and by the one of the API', () => {
  expect(matches('name:nightly')).toBe(true);
  expect(matches('status=in progress')).toBe(true);
  expect(matches('status=IN_PROGRESS')).toBe(true);
  expect(matches('status=progress')).toBe(false);
  expect(matches('status!=completed')).toBe(true);
  expect(matches('name!:export')).toBe(false);
});

test('text without a property is looked for in all of them', () => {
  expect(matches(':2025-06')).toBe(true);
  expect(matches('!:nightly')).toBe(false);
});

test('times compare as ISO 8601, a shorter one stands for its beginning', () => {
  expect(matches('created>=2025-06-30')).toBe(true);
  expect(matches('created<2025-06-30')).toBe(false);
  expect(matches('created<2025-07')).toBe(true);
});

test('all tokens must match, or any of them', () => {
  expect(matches('name:nightly;status=Completed')).toBe(false);
  expect(matches('name:nightly|status=Completed')).toBe(true);
});

test('items are ordered by a text, equal ones by their id; without a text they keep the order of the service', () => {
  const items = [
    { id: 'b', text: '1' },
    { id: 'a', text: '1' },
    { id: 'c', text: '0' },
  ];
  const ids = (by: ((item: { text: string }) => string) | undefined, descending: boolean) =>
    sortItems(items, by, descending, ({ id }) => id).map(({ id }) => id);
  expect(ids(({ text }) => text, false)).toEqual(['c', 'a', 'b']);
  expect(ids(({ text }) => text, true)).toEqual(['a', 'b', 'c']);
  expect(ids(undefined, false)).toEqual(['b', 'a', 'c']);
});
