import type { LedgerSummary } from '@qldb-console/contract';
import { describe, expect, it } from 'vitest';
import { LEDGER_PROPERTIES } from '../src/features/ledgers/model/ledger-list.ts';
import { matchesTableFilter, parseTableFilter } from '../src/lib/table-filter.ts';

const ledgers: LedgerSummary[] = [
  { name: 'vehicle-registration', state: 'ACTIVE', creationTime: '2024-03-01T10:00:00.000Z' },
  { name: 'audit', state: 'CREATING', creationTime: '2025-01-15T08:30:00.000Z' },
  { name: 'Archive', state: 'ACTIVE', creationTime: '2023-12-31T23:59:59.999Z' },
];
const namesThatMatch = (text: string) => {
  const filter = parseTableFilter(text, LEDGER_PROPERTIES);
  return ledgers.filter((ledger) => matchesTableFilter(ledger, filter, LEDGER_PROPERTIES)).map(({ name }) => name);
};

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
});
