import { AUDIT_KINDS } from '@qldb-console/contract';
import type { FilterProperty } from '../../../lib/table-filter.ts';
import { type AuditRow, actorText, outcomeText, visible } from './audit-row.ts';

/** What the audit log can be filtered by. */
export const AUDIT_PROPERTIES: readonly FilterProperty<AuditRow>[] = [
  {
    id: 'kind',
    label: 'Kind',
    group: 'Kinds',
    operators: ['=', '!=', ':', '!:'],
    texts: ({ entry }) => [entry?.kind ?? 'unreadable'],
    suggestions: AUDIT_KINDS,
  },
  {
    id: 'actor',
    label: 'Who',
    group: 'People and links',
    operators: [':', '!:', '=', '!='],
    texts: ({ entry }) => (entry ? [actorText(entry), visible(entry.actor.id)] : []),
  },
  {
    id: 'target',
    label: 'What it is about',
    group: 'Ledgers and other targets',
    operators: [':', '!:', '=', '!='],
    texts: ({ entry }) => (entry?.target === undefined ? [] : [visible(entry.target)]),
  },
  {
    id: 'action',
    label: 'Action',
    group: 'Actions',
    operators: [':', '!:', '=', '!='],
    texts: ({ entry }) => (entry ? [visible(entry.action)] : []),
  },
  {
    id: 'outcome',
    label: 'Outcome',
    group: 'Outcomes',
    operators: [':', '!:', '=', '!='],
    texts: ({ entry }) => (entry ? [outcomeText(entry)] : []),
  },
  {
    id: 'address',
    label: 'Address',
    group: 'Addresses',
    operators: [':', '!:', '=', '!='],
    texts: ({ entry }) => (entry?.from ? [visible(entry.from.address)] : []),
  },
  {
    id: 'text',
    label: 'Whole line',
    group: 'Lines',
    operators: [':', '!:'],
    texts: ({ text }) => [visible(text)],
    suggestions: false,
  },
];
