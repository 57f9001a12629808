import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { HashText, VisibleText } from '@qldb-console/ion-view';
import type { ReactNode } from 'react';
import { BlockStatusText } from '../../../components/block/block-status-text.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { blocksText, capitalised } from '../../../lib/block-range.ts';
import { pagePaths } from '../../../lib/page-paths.ts';
import type { ArchiveRow } from '../../../workers/archive/calls.ts';
import type { JournalRow } from '../model/journal-rows.ts';

interface Props {
  archive: string;
  strandId: string;
  rows: readonly JournalRow[];
  loading: boolean;
  visibleColumns: readonly string[];
  wrapLines: boolean;
  header: ReactNode;
  filter: ReactNode;
  pagination: ReactNode;
  preferences: ReactNode;
  empty: ReactNode;
}

export const ARCHIVE_BLOCK_COLUMNS = [
  { id: 'sequenceNo', label: 'Sequence number', always: true },
  { id: 'status', label: 'Judged here' },
  { id: 'time', label: 'Time' },
  { id: 'revisions', label: 'Revisions' },
  { id: 'transactionId', label: 'Transaction id' },
  { id: 'blockHash', label: 'Block hash' },
  { id: 'object', label: 'File' },
  { id: 'verify', label: 'Verify' },
] as const;
type ColumnId = (typeof ARCHIVE_BLOCK_COLUMNS)[number]['id'];

/** Pixels; the others are as wide as their content. */
const MIN_WIDTHS: Partial<Record<ColumnId, { minWidth: number }>> = {
  sequenceNo: { minWidth: 110 },
  status: { minWidth: 150 },
  verify: { minWidth: 90 },
};

/** The blocks of one page of an archive. */
export function ArchiveBlocksTable({ archive, strandId, rows, loading, ...rest }: Props) {
  return (
    <Table
      {...rest}
      variant="container"
      ariaLabels={{ tableLabel: 'Blocks' }}
      trackBy={({ id }) => id}
      items={rows}
      loading={loading}
      loadingText="Loading blocks"
      enableKeyboardNavigation
      stickyColumns={{ first: 1 }}
      columnDefinitions={columns(archive, strandId)}
    />
  );
}

function columns(archive: string, strand: string): TableProps.ColumnDefinition<JournalRow>[] {
  const ofBlock = (draw: (row: ArchiveRow) => ReactNode) => (item: JournalRow) =>
    item.kind === 'block' ? draw(item.row) : '–';
  const cells: Record<ColumnId, (item: JournalRow) => ReactNode> = {
    sequenceNo: (item) =>
      item.kind === 'gap' ? (
        numbersText(item.first, item.last)
      ) : (
        <BlockNumber {...{ archive, strand }} row={item.row} />
      ),
    status: (item) =>
      item.kind === 'gap' ? (
        <StatusIndicator type="warning">
          {item.first === item.last ? 'Missing' : `${(item.last - item.first + 1).toLocaleString('en')} missing`}
        </StatusIndicator>
      ) : (
        <BlockStatusText status={item.status} />
      ),
    time: ofBlock(({ time }) => (time === undefined ? '–' : <TimeText instant={new Date(time).toISOString()} />)),
    revisions: ofBlock(({ revisions }) => (revisions === 0 ? 'None' : revisions.toLocaleString('en'))),
    transactionId: ofBlock(({ transactionId }) =>
      transactionId === undefined ? '–' : <Box variant="code">{transactionId}</Box>,
    ),
    blockHash: ofBlock(({ blockHash, sequenceNo }) =>
      sequenceNo === undefined ? '–' : <HashText hash={blockHash} label={`hash of block ${sequenceNo}`} />,
    ),
    object: ofBlock(({ file, start }) => (
      <span className="archive-file" title={file}>
        <VisibleText text={shortName(file, strand)} />
        <Box variant="span" color="text-body-secondary">
          , byte {start.toLocaleString('en')}
        </Box>
      </span>
    )),
    verify: ofBlock(({ sequenceNo }) =>
      sequenceNo === undefined ? (
        '–'
      ) : (
        <Button
          variant="inline-link"
          ariaLabel={`Verify block ${sequenceNo}`}
          href={pagePaths.archiveVerify(archive, { block: sequenceNo, strand })}
        >
          Verify
        </Button>
      ),
    ),
  };
  return ARCHIVE_BLOCK_COLUMNS.map(({ id, label }) => ({
    id,
    header: label,
    cell: cells[id],
    isRowHeader: id === 'sequenceNo',
    ...MIN_WIDTHS[id],
  }));
}

function BlockNumber({ archive, strand, row }: { archive: string; strand: string; row: ArchiveRow }) {
  const { sequenceNo } = row;
  if (sequenceNo === undefined)
    return (
      <Link href={pagePaths.archivePlace(archive, row.row, { strand })} ariaLabel="What cannot be read">
        None
      </Link>
    );
  return (
    <Link
      href={pagePaths.archiveBlock(archive, sequenceNo, { strand, row: row.row })}
      ariaLabel={`Block ${sequenceNo}`}
    >
      {sequenceNo}
    </Link>
  );
}

const numbersText = (first: number, last: number) => capitalised(blocksText(first, last)).replace(/^Blocks? /, '');

/** The name of an object without what all names of a strand's objects begin with. */
function shortName(file: string, strand: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return name.startsWith(`${strand}.`) ? name.slice(strand.length + 1) : name;
}
