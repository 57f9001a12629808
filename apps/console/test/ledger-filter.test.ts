import type { LedgerSummary } from '@qldb-console/contract';
import { describe, expect, it } from 'vitest';
import {
  formatFilter,
  type LedgerFilter,
  matchesFilter,
  parseFilter,
  sortLedgers,
} from '../src/features/ledgers/model/ledger-filter.ts';

const ledgers: LedgerSummary[] = [
  { name: 'vehicle-registration', state: 'ACTIVE', creationTime: '2024-03-01T10:00:00.000Z' },
  { name: 'audit', state: 'CREATING', creationTime: '2025-01-15T08:30:00.000Z' },
  { name: 'Archive', state: 'ACTIVE', creationTime: '2023-12-31T23:59:59.999Z' },
];
const namesThatMatch = (text: string) =>
  ledgers.filter((ledger) => matchesFilter(ledger, parseFilter(text))).map(({ name }) => name);

describe('the filter of the ledgers list', () => {
  it.each([
    ['name:REG', ['vehicle-registration']],
    ['name!:a', []],
    ['name=audit', ['audit']],
    ['name!=audit', ['vehicle-registration', 'Archive']],
    ['state=ACTIVE', ['vehicle-registration', 'Archive']],
    ['state=Creating', ['audit']],
    ['state!=active', ['audit']],
    ['creationTime>=2024', ['vehicle-registration', 'audit']],
    ['creationTime<2024-03', ['Archive']],
    ['creationTime:2025-01-15', ['audit']],
    [':archive', ['Archive']],
    ['!:active', ['audit']],
    ['name:a;state=ACTIVE', ['vehicle-registration', 'Archive']],
    ['name=audit|name=Archive', ['audit', 'Archive']],
    ['', ['vehicle-registration', 'audit', 'Archive']],
  ])('%j keeps %j', (filter, names) => {
    expect(namesThatMatch(filter)).toEqual(names);
  });

  it.each<LedgerFilter>([
    { match: 'all', tokens: [{ property: 'name', operator: ':', value: 'a;b|c%3B' }] },
    {
      match: 'any',
      tokens: [
        { property: undefined, operator: '!:', value: '=:<>' },
        { property: 'creationTime', operator: '<=', value: '2024-01-01T00:00' },
      ],
    },
    { match: 'all', tokens: [] },
  ])('is the same after a way through the address: %j', (filter) => {
    expect(parseFilter(formatFilter(filter))).toEqual(filter);
  });

  it('drops parts that make no sense and keeps the others', () => {
    expect(parseFilter('nonsense;name:a;state=%E0%A4')).toEqual({
      match: 'all',
      tokens: [{ property: 'name', operator: ':', value: 'a' }],
    });
  });
});

describe('the order of the ledgers list', () => {
  it('is that of the service until one is chosen', () => {
    expect(sortLedgers(ledgers, undefined)).toEqual(ledgers);
  });

  it('sorts by a property, equal ones by name whatever the direction', () => {
    const names = (descending: boolean) => sortLedgers(ledgers, { by: 'state', descending }).map(({ name }) => name);
    expect(names(false)).toEqual(['Archive', 'vehicle-registration', 'audit']);
    expect(names(true)).toEqual(['audit', 'Archive', 'vehicle-registration']);
  });
});
