import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { HashText, VisibleText } from '@qldb-console/ion-view';
import type { ReactNode } from 'react';
import { BlockStatusText } from '../../../components/block/block-status-text.tsx';
import { RevisionCountsText } from '../../../components/block/revision-counts-text.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import type { BlockRow } from '../../../lib/blocks/block-row.ts';
import { pagePaths } from '../../../lib/page-paths.ts';

interface Props {
  connection: string;
  ledger: string;
  strandId: string | undefined;
  rows: readonly BlockRow[];
  loading: boolean;
  visibleColumns: readonly string[];
  wrapLines: boolean;
  header: ReactNode;
  filter: ReactNode;
  pagination: ReactNode;
  preferences: ReactNode;
  empty: ReactNode;
}

export const BLOCK_COLUMNS = [
  { id: 'sequenceNo', label: 'Sequence number', always: true },
  { id: 'status', label: 'Judged here' },
  { id: 'time', label: 'Time' },
  { id: 'statements', label: 'Statements' },
  { id: 'revisions', label: 'Revisions' },
  { id: 'transactionId', label: 'Transaction id' },
  { id: 'blockHash', label: 'Block hash' },
  { id: 'verify', label: 'Verify' },
] as const;

type ColumnId = (typeof BLOCK_COLUMNS)[number]['id'];

/** The blocks of one page of a journal. */
export function BlocksTable({ connection, ledger, strandId, rows, loading, ...rest }: Props) {
  const { wrapLines } = rest;
  return (
    <Table
      {...rest}
      variant="container"
      ariaLabels={{ tableLabel: 'Blocks' }}
      trackBy={({ sequenceNo }) => String(sequenceNo)}
      items={rows}
      loading={loading}
      loadingText="Loading blocks"
      enableKeyboardNavigation
      stickyColumns={{ first: 1 }}
      columnDefinitions={columns(connection, ledger, strandId, wrapLines)}
    />
  );
}

/** Pixels; the others are as wide as their content. */
const MIN_WIDTHS: Partial<Record<ColumnId, { minWidth: number }>> = {
  sequenceNo: { minWidth: 110 },
  statements: { minWidth: 220 },
  revisions: { minWidth: 130 },
  verify: { minWidth: 90 },
};
/** Characters of a statement in a row; the block's page shows all of it. */
const LONGEST_STATEMENT = 500;

type Judged = Extract<BlockRow, { state: 'judged' }>;

function columns(
  connection: string,
  ledger: string,
  strandId: string | undefined,
  wrapLines: boolean,
): TableProps.ColumnDefinition<BlockRow>[] {
  const whenJudged = (draw: (row: Judged) => ReactNode) => (row: BlockRow) =>
    row.state === 'judged' ? draw(row) : '–';
  const cells: Record<ColumnId, (row: BlockRow) => ReactNode> = {
    sequenceNo: ({ sequenceNo }) => (
      <Link href={pagePaths.block(connection, ledger, sequenceNo)} ariaLabel={`Block ${sequenceNo}`}>
        {sequenceNo}
      </Link>
    ),
    time: whenJudged(({ time }) => <TimeText instant={time} />),
    transactionId: whenJudged(({ transactionId }) => <Box variant="code">{transactionId}</Box>),
    statements: whenJudged((row) => <Statements row={row} wrap={wrapLines} />),
    revisions: whenJudged(({ revisions }) => <RevisionCountsText counts={revisions} />),
    blockHash: whenJudged(({ blockHash, sequenceNo }) => (
      <HashText hash={blockHash} label={`hash of block ${sequenceNo}`} />
    )),
    status: (row) => {
      if (row.state === 'loading') return <StatusIndicator type="loading">Loading</StatusIndicator>;
      if (row.state === 'missing') return <StatusIndicator type="stopped">Not loaded</StatusIndicator>;
      return <BlockStatusText status={row.status} />;
    },
    verify: ({ sequenceNo }) =>
      strandId === undefined ? (
        '–'
      ) : (
        <Button
          variant="inline-link"
          ariaLabel={`Verify block ${sequenceNo}`}
          href={pagePaths.verify(connection, ledger, { block: sequenceNo, strand: strandId })}
        >
          Verify
        </Button>
      ),
  };
  return BLOCK_COLUMNS.map(({ id, label }) => ({
    id,
    header: label,
    cell: cells[id],
    isRowHeader: id === 'sequenceNo',
    ...MIN_WIDTHS[id],
  }));
}

function Statements({ row, wrap }: { row: Judged; wrap: boolean }) {
  if (row.firstStatement === undefined) return <Box color="text-body-secondary">None</Box>;
  return (
    <span className={wrap ? 'first-statement first-statement-whole' : 'first-statement'}>
      <code>
        <VisibleText text={row.firstStatement.slice(0, LONGEST_STATEMENT)} />
        {row.firstStatement.length > LONGEST_STATEMENT ? '…' : ''}
      </code>
      {row.statements > 1 ? <span className="nowrap">and {row.statements - 1} more</span> : null}
    </span>
  );
}
