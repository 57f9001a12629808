import type { KmsKey } from '@qldb-console/contract';
import type { FilterProperty } from '../../../lib/table-filter.ts';
import { KEY_STATES } from './key-state.ts';

export const KEY_PROPERTIES: readonly FilterProperty<KmsKey>[] = [
  {
    id: 'alias',
    label: 'Alias',
    group: 'Aliases',
    operators: [':', '!:', '=', '!='],
    texts: ({ alias }) => (alias === undefined ? [] : [alias]),
  },
  {
    id: 'keyId',
    label: 'Key id or ARN',
    group: 'Key ids',
    operators: [':', '!:', '=', '!='],
    texts: ({ keyId, arn }) => [keyId, arn],
  },
  {
    id: 'state',
    label: 'Status',
    group: 'Statuses',
    operators: ['=', '!='],
    texts: ({ state }) => [KEY_STATES[state].word, state],
    suggestions: Object.values(KEY_STATES).map(({ word }) => word),
  },
  {
    id: 'description',
    label: 'Description',
    group: 'Descriptions',
    operators: [':', '!:'],
    texts: ({ description }) => (description === undefined ? [] : [description]),
  },
];
