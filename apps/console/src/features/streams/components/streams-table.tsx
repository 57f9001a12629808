import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JournalStream } from '@qldb-console/contract';
import type { ReactNode } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { type ListSearch, type PagedColumn, type PagedList, PagedTable } from '../../../components/paged-table.tsx';
import { RequestInfo } from '../../../components/request-info.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { disabledBy, usePermission } from '../../../lib/session.ts';
import { kinesisNameOf, STREAM_PROPERTIES } from '../model/stream-list.ts';
import { STREAM_STATUSES } from '../model/stream-status.ts';
import { StreamStatusText } from './stream-status-text.tsx';

interface Props {
  connection: string;
  /** Absent: the streams of all ledgers. */
  ledger: string | undefined;
  variant: 'full-page' | 'container';
  list: PagedList<JournalStream>;
  scope?: ReactNode;
  search: ListSearch;
  onSearch: (change: ListSearch) => void;
}

export const STREAMS_TABLE = 'streams';

/** Streams of one ledger or of all. */
export function StreamsTable({ connection, ledger, variant, list, scope, search, onSearch }: Props) {
  const create = pagePaths.createStream(connection, ledger === undefined ? {} : { ledger });
  const mayCreate = usePermission('operate', { connection, ledger });
  const ofOneLedger = variant === 'container';
  return (
    <PagedTable
      table={STREAMS_TABLE}
      title="Streams"
      rows="streams"
      variant={variant}
      description="Journals written to Amazon Kinesis Data Streams, block by block. A stream that has ended leaves this list after seven days."
      list={list}
      columns={columns(connection).filter(({ id }) => !ofOneLedger || id !== 'ledger')}
      properties={STREAM_PROPERTIES.filter(({ id }) => !ofOneLedger || id !== 'ledger')}
      idOf={({ streamId }) => streamId}
      scope={scope}
      search={search}
      onSearch={onSearch}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {ledger === undefined ? null : (
            <RequestInfo
              connection={connection}
              operation="ListJournalKinesisStreamsForLedger"
              input={{ LedgerName: ledger }}
            />
          )}
          <Button variant="primary" href={create} {...disabledBy(mayCreate)}>
            Create stream
          </Button>
        </SpaceBetween>
      }
      empty={
        <EmptyState
          title="No streams"
          text={`${ledger === undefined ? 'No journal' : 'This journal'} is streamed, and none was in the last seven days.`}
          action={
            <Button href={create} {...disabledBy(mayCreate)}>
              Create stream
            </Button>
          }
        />
      }
    />
  );
}

function columns(connection: string): PagedColumn<JournalStream>[] {
  return [
    {
      id: 'name',
      label: 'Stream name',
      always: true,
      minWidth: 160,
      sortText: ({ streamName }) => streamName,
      cell: ({ streamName, streamId, ledgerName }) => (
        <Link href={pagePaths.stream(connection, ledgerName, streamId)}>{streamName}</Link>
      ),
    },
    {
      id: 'status',
      label: 'Status',
      minWidth: 140,
      sortText: ({ status }) => STREAM_STATUSES[status].word,
      cell: ({ status, errorCause }) => (
        <>
          <StreamStatusText status={status} />
          {errorCause === undefined ? null : (
            <Box variant="small" display="block" color="text-body-secondary">
              {errorCause}
            </Box>
          )}
        </>
      ),
    },
    {
      id: 'ledger',
      label: 'Ledger',
      minWidth: 160,
      sortText: ({ ledgerName }) => ledgerName,
      cell: ({ ledgerName }) => <Link href={pagePaths.ledger(connection, ledgerName)}>{ledgerName}</Link>,
    },
    {
      id: 'streamId',
      label: 'Stream id',
      minWidth: 230,
      sortText: ({ streamId }) => streamId,
      cell: ({ streamId }) => <Box variant="code">{streamId}</Box>,
    },
    {
      id: 'start',
      label: 'Start, inclusive',
      minWidth: 210,
      sortText: ({ inclusiveStartTime }) => inclusiveStartTime ?? '',
      cell: ({ inclusiveStartTime }) => (inclusiveStartTime ? <TimeText instant={inclusiveStartTime} /> : '–'),
    },
    {
      id: 'end',
      label: 'End, exclusive',
      minWidth: 150,
      sortText: ({ exclusiveEndTime }) => exclusiveEndTime ?? '',
      cell: ({ exclusiveEndTime }) => (exclusiveEndTime ? <TimeText instant={exclusiveEndTime} /> : 'No end'),
    },
    {
      id: 'target',
      label: 'Kinesis data stream',
      minWidth: 170,
      sortText: ({ kinesisStreamArn }) => kinesisNameOf(kinesisStreamArn),
      cell: ({ kinesisStreamArn }) => <span title={kinesisStreamArn}>{kinesisNameOf(kinesisStreamArn)}</span>,
    },
    {
      id: 'created',
      label: 'Created',
      optional: true,
      minWidth: 210,
      sortText: ({ creationTime }) => creationTime ?? '',
      cell: ({ creationTime }) => (creationTime ? <TimeText instant={creationTime} /> : '–'),
    },
    {
      id: 'aggregation',
      label: 'Aggregation',
      optional: true,
      cell: ({ aggregationEnabled }) =>
        aggregationEnabled === undefined ? 'Not told' : aggregationEnabled ? 'On' : 'Off',
    },
  ];
}
