import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import type { LiveRecord } from '../model/live-record.ts';

interface Props {
  records: readonly LiveRecord[];
  onOpen: (record: LiveRecord) => void;
}

const PAGE_SIZE = 25;

/** The records as they lay in Kinesis, newest first. */
export function LiveRecordsTable({ records, onOpen }: Props) {
  const [page, setPage] = useState(1);
  const pages = Math.max(1, Math.ceil(records.length / PAGE_SIZE));
  const shown = Math.min(page, pages);
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Records' }}
      trackBy={({ id }) => String(id)}
      items={records.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE)}
      enableKeyboardNavigation
      header={
        <Header
          variant="h2"
          counter={`(${records.length})`}
          description="As they lay in the Kinesis data stream, taken out of aggregated records."
        >
          Records
        </Header>
      }
      pagination={
        pages > 1 ? (
          <Pagination
            currentPageIndex={shown}
            pagesCount={pages}
            onChange={({ detail }) => setPage(detail.currentPageIndex)}
          />
        ) : undefined
      }
      empty={<EmptyState title="No records yet" text="They appear here as soon as they arrive." />}
      columnDefinitions={[
        {
          id: 'kind',
          header: 'Record',
          isRowHeader: true,
          minWidth: 170,
          cell: (record) => (
            <Link ariaLabel={`${record.kind} ${record.about}, record ${record.id}`} onFollow={() => onOpen(record)}>
              {record.kind}
            </Link>
          ),
        },
        {
          id: 'about',
          header: 'About',
          minWidth: 220,
          cell: (record) => <About record={record} />,
        },
        {
          id: 'arrival',
          header: 'Arrived in Kinesis',
          minWidth: 210,
          cell: ({ arrivalTime }) => <TimeText instant={arrivalTime} />,
        },
        {
          id: 'place',
          header: 'In aggregated record',
          minWidth: 130,
          cell: ({ place }) => (place ? `${place.index} of ${place.of}` : 'Alone'),
        },
        { id: 'bytes', header: 'Bytes', minWidth: 90, cell: ({ bytes }) => bytes.length.toLocaleString('en') },
        {
          id: 'shard',
          header: 'Shard',
          minWidth: 190,
          cell: ({ shardId }) => <Box variant="code">{shardId}</Box>,
        },
      ]}
    />
  );
}

function About({ record: { about, problem, otherStream } }: { record: LiveRecord }) {
  if (problem)
    return (
      <StatusIndicator type="error">
        {problem.code} at byte {problem.at}
      </StatusIndicator>
    );
  if (otherStream !== undefined) return <StatusIndicator type="info">Of another stream</StatusIndicator>;
  return about;
}
