import type { JournalStream } from '@qldb-console/contract';
import type { FilterProperty } from '../../../lib/table-filter.ts';
import { STREAM_STATUSES } from './stream-status.ts';

export const STREAM_PROPERTIES: readonly FilterProperty<JournalStream>[] = [
  {
    id: 'name',
    label: 'Name',
    group: 'Names',
    operators: [':', '!:', '=', '!='],
    texts: ({ streamName }) => [streamName],
  },
  {
    id: 'streamId',
    label: 'Stream id',
    group: 'Stream ids',
    operators: [':', '!:', '=', '!='],
    texts: ({ streamId }) => [streamId],
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
    texts: ({ status }) => [STREAM_STATUSES[status].word, status],
    suggestions: Object.values(STREAM_STATUSES).map(({ word }) => word),
  },
  {
    id: 'cause',
    label: 'Cause',
    group: 'Causes',
    operators: ['=', '!=', ':'],
    texts: ({ errorCause }) => (errorCause === undefined ? [] : [errorCause]),
    suggestions: ['KINESIS_STREAM_NOT_FOUND', 'IAM_PERMISSION_REVOKED'],
  },
  {
    id: 'target',
    label: 'Kinesis data stream',
    group: 'Kinesis data streams',
    operators: [':', '!:', '=', '!='],
    texts: ({ kinesisStreamArn }) => [kinesisStreamArn],
  },
  {
    id: 'created',
    label: 'Created (UTC)',
    group: 'Creation times',
    operators: ['>=', '<', ':'],
    texts: ({ creationTime }) => (creationTime === undefined ? [] : [creationTime]),
    suggestions: false,
  },
];

/** The name of a Kinesis data stream out of its ARN; the ARN itself where it has none. */
export const kinesisNameOf = (arn: string): string => /:stream\/(.+)/.exec(arn)?.[1] ?? arn;
