import type { LedgerSummary } from '@qldb-console/contract';
import type { FilterProperty } from '../../../lib/table-filter.ts';
import { LEDGER_STATES } from './ledger-state.ts';

/** What the list of ledgers can be filtered by. */
export const LEDGER_PROPERTIES: readonly FilterProperty<LedgerSummary>[] = [
  { id: 'name', label: 'Name', group: 'Names', operators: [':', '!:', '=', '!='], texts: ({ name }) => [name] },
  {
    id: 'state',
    label: 'Status',
    group: 'Statuses',
    operators: ['=', '!='],
    texts: ({ state }) => [LEDGER_STATES[state].word, state],
    suggestions: Object.values(LEDGER_STATES).map(({ word }) => word),
  },
  {
    id: 'creationTime',
    label: 'Created (UTC)',
    group: 'Creation times',
    operators: ['>=', '<', ':'],
    texts: ({ creationTime }) => [creationTime],
    suggestions: false,
  },
];
