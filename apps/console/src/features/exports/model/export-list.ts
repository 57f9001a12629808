import type { JournalExport } from '@qldb-console/contract';
import type { FilterProperty } from '../../../lib/table-filter.ts';
import { EXPORT_STATUSES, OUTPUT_FORMATS } from './export-status.ts';

/** The service writes Ion text where the request named no format. */
export const formatOf = ({ outputFormat }: JournalExport) => outputFormat ?? 'ION_TEXT';

/** `s3://bucket/prefix` */
export const destinationOf = ({ bucket, prefix }: JournalExport) => `s3://${bucket}/${prefix}`;

export const EXPORT_PROPERTIES: readonly FilterProperty<JournalExport>[] = [
  {
    id: 'exportId',
    label: 'Export id',
    group: 'Export ids',
    operators: [':', '!:', '=', '!='],
    texts: ({ exportId }) => [exportId],
  },
  {
    id: 'ledger',
    label: 'Ledger',
    group: 'Ledgers',
    operators: [':', '!:', '=', '!='],
    texts: ({ ledgerName }) => [ledgerName],
  },
  {
    id: 'status',
    label: 'Status',
    group: 'Statuses',
    operators: ['=', '!='],
    texts: ({ status }) => [EXPORT_STATUSES[status].word, status],
    suggestions: Object.values(EXPORT_STATUSES).map(({ word }) => word),
  },
  {
    id: 'format',
    label: 'Output format',
    group: 'Output formats',
    operators: ['=', '!='],
    texts: (one) => [OUTPUT_FORMATS[formatOf(one)], formatOf(one)],
    suggestions: Object.values(OUTPUT_FORMATS),
  },
  {
    id: 'destination',
    label: 'Destination',
    group: 'Destinations',
    operators: [':', '!:', '=', '!='],
    texts: (one) => [destinationOf(one)],
  },
  {
    id: 'created',
    label: 'Created (UTC)',
    group: 'Creation times',
    operators: ['>=', '<', ':'],
    texts: ({ creationTime }) => [creationTime],
    suggestions: false,
  },
];
