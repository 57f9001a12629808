import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { HashText, VisibleText } from '@qldb-console/ion-view';
import { BlockStatusText } from '../../../components/block/block-status-text.tsx';
import { RevisionCountsText } from '../../../components/block/revision-counts-text.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import type { RunPlace, RunRow } from '../model/run-block.ts';

interface Props {
  rows: readonly RunRow[];
  /** Blocks of the object in all; those behind the last row are still to be judged. */
  blocks: number;
  page: number;
  onPage: (page: number) => void;
  hrefOf: (place: RunPlace) => string;
}

const PAGE_SIZE = 50;

/** The blocks of an object, page by page. */
export function ObjectBlocksTable({ rows, blocks, page, onPage, hrefOf }: Props) {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const shown = Math.min(Math.max(1, page), pages);
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Blocks of the object' }}
      trackBy={({ place }) => String(place.index)}
      items={rows.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE)}
      enableKeyboardNavigation
      stickyColumns={{ first: 1 }}
      columnDefinitions={columns(hrefOf)}
      header={
        <Header
          variant="h2"
          counter={`(${blocks.toLocaleString('en')})`}
          description="Each block is read out of the object and hashed again in this browser, and compared with the block before it."
        >
          Blocks
        </Header>
      }
      pagination={
        pages > 1 ? (
          <Pagination
            currentPageIndex={shown}
            pagesCount={pages}
            onChange={({ detail }) => onPage(detail.currentPageIndex)}
          />
        ) : undefined
      }
      empty={<EmptyState title="No blocks" text="No block was found in this object." />}
    />
  );
}

function columns(hrefOf: (place: RunPlace) => string): TableProps.ColumnDefinition<RunRow>[] {
  return [
    {
      id: 'sequenceNo',
      header: 'Sequence number',
      isRowHeader: true,
      minWidth: 110,
      cell: ({ sequenceNo, place }) => (
        <Link href={hrefOf(place)} ariaLabel={`Block ${sequenceNo ?? `number ${place.index + 1}`}`}>
          {sequenceNo ?? 'Not known'}
        </Link>
      ),
    },
    { id: 'status', header: 'Judged here', minWidth: 200, cell: ({ status }) => <BlockStatusText status={status} /> },
    {
      id: 'time',
      header: 'Time',
      minWidth: 210,
      cell: (row) => (row.state === 'unreadable' || row.time === undefined ? '–' : <TimeText instant={row.time} />),
    },
    {
      id: 'statement',
      header: 'Statement',
      minWidth: 220,
      cell: (row) =>
        row.state !== 'judged' || row.firstStatement === undefined ? (
          '–'
        ) : (
          <span className="first-statement">
            <code>
              <VisibleText text={row.firstStatement.slice(0, 200)} />
            </code>
            {row.statements > 1 ? <span className="nowrap">and {row.statements - 1} more</span> : null}
          </span>
        ),
    },
    {
      id: 'revisions',
      header: 'Revisions',
      minWidth: 120,
      cell: (row) => {
        if (row.state === 'judged') return <RevisionCountsText counts={row.revisions} />;
        return row.state === 'json' ? row.revisions : '–';
      },
    },
    {
      id: 'blockHash',
      header: 'Block hash',
      minWidth: 150,
      cell: (row) =>
        row.state === 'unreadable' || row.blockHash === undefined ? (
          '–'
        ) : (
          <HashText hash={row.blockHash} label={`hash of block ${row.sequenceNo ?? ''}`} />
        ),
    },
  ];
}
