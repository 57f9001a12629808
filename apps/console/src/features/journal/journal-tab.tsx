import '@qldb-console/ion-view/ion-view.css';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RefreshButton } from '../../components/refresh-button.tsx';
import { StoredHashEncoding } from '../../components/stored-hash-encoding.tsx';
import { TableSettings, useTableSettings } from '../../components/table-settings.tsx';
import { blockRow } from '../../lib/blocks/block-row.ts';
import type { LoadedBlock } from '../../lib/blocks/loaded-block.ts';
import { useBlockRange, useForgetBlocks } from './api/block-range.ts';
import { useJournalTip } from './api/journal-tip.ts';
import { useWorkload } from './api/run-workload.ts';
import { AddSampleBlocks } from './components/add-sample-blocks.tsx';
import { BLOCK_COLUMNS, BlocksTable } from './components/blocks-table.tsx';
import { GoToBlock } from './components/go-to-block.tsx';
import { JudgeBlocks } from './components/judge-blocks.tsx';
import { type JournalPosition, journalPage, turnTo } from './model/journal-page.ts';

interface Props extends JournalPosition {
  connection: string;
  ledger: string;
  embedded: boolean;
  onSearch: (position: JournalPosition) => void;
}

const TABLE = 'blocks';
const DEFAULTS = { pageSize: 25, wrapLines: false, visibleColumns: BLOCK_COLUMNS.map(({ id }) => id) };
const NOTHING: ReadonlyMap<number, LoadedBlock> = new Map();

/** The journal, page by page; every block is judged here as it arrives. */
export function JournalTab({ connection, ledger, embedded, at, order, onSearch }: Props) {
  const { pageSize, wrapLines, visibleColumns } = useTableSettings(TABLE, DEFAULTS);
  const position = { at, order };
  const tip = useJournalTip(connection, ledger);
  const page = tip.data && journalPage(position, tip.data.sequenceNo, pageSize);
  const range = useBlockRange(
    tip.data && page && { connection, ledger, strandId: tip.data.strandId, from: page.from, to: page.to },
  );
  const workload = useWorkload(connection, ledger);
  const forgetBlocks = useForgetBlocks(connection, ledger);

  const blocks = range.data?.blocks ?? NOTHING;
  const rows = page?.rows.map((sequenceNo) => blockRow(sequenceNo, blocks, range.isFetching)) ?? [];
  const refresh = () => {
    void tip.refetch();
    void forgetBlocks();
  };

  return (
    <StoredHashEncoding>
      <SpaceBetween size="l">
        {workload.isError ? (
          <ProblemAlert what="The sample blocks were not added." error={workload.error} onRetry={workload.reset} />
        ) : null}
        {tip.isError ? (
          <ProblemAlert
            what="The end of the journal could not be asked for."
            error={tip.error}
            onRetry={() => void tip.refetch()}
          />
        ) : null}
        {range.isError ? (
          <ProblemAlert
            what="The blocks could not be loaded."
            error={range.error}
            onRetry={() => void range.refetch()}
          />
        ) : null}
        {page?.beyond === undefined ? null : (
          <Alert type="info" statusIconAriaLabel="Info" header={`There is no block ${page.beyond}`}>
            The journal ends at block {tip.data?.sequenceNo}. It is shown from there.
          </Alert>
        )}
        <JudgeBlocks connection={connection} ledger={ledger} tip={tip.data} />
        <BlocksTable
          connection={connection}
          ledger={ledger}
          strandId={tip.data?.strandId}
          rows={rows}
          loading={tip.isPending || (range.isPending && !range.isError && tip.isSuccess)}
          visibleColumns={visibleColumns}
          wrapLines={wrapLines}
          empty={
            <EmptyState
              title="No blocks to show"
              text="The journal could not be read."
              action={<Button onClick={refresh}>Try again</Button>}
            />
          }
          header={
            <Header
              variant="h2"
              counter={tip.data ? `(${(tip.data.sequenceNo + 1).toLocaleString('en')})` : ''}
              description="Each block is read and hashed again in this browser, and compared with the block before it. Unless you verify against a digest saved outside, that shows only that the journal agrees with itself."
              actions={
                <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                  <RefreshButton
                    what="blocks"
                    updatedAt={tip.dataUpdatedAt}
                    isFetching={tip.isFetching || range.isFetching}
                    onRefresh={refresh}
                  />
                  {embedded ? <AddSampleBlocks workload={workload} connection={connection} ledger={ledger} /> : null}
                </SpaceBetween>
              }
            >
              Blocks
            </Header>
          }
          filter={
            <SpaceBetween direction="horizontal" size="m">
              <GoToBlock onGo={(sequenceNo) => onSearch({ at: sequenceNo, order })} />
              <SegmentedControl
                label="Order"
                selectedId={order}
                options={[
                  { id: 'newest', text: 'Newest first' },
                  { id: 'oldest', text: 'Oldest first' },
                ]}
                onChange={({ detail }) =>
                  onSearch({ at: undefined, order: detail.selectedId === 'oldest' ? 'oldest' : 'newest' })
                }
              />
            </SpaceBetween>
          }
          pagination={
            <Pagination
              currentPageIndex={page?.page ?? 1}
              pagesCount={page?.pages ?? 1}
              onChange={({ detail }) =>
                tip.data && onSearch(turnTo(detail.currentPageIndex, position, tip.data.sequenceNo, pageSize))
              }
            />
          }
          preferences={
            <TableSettings
              table={TABLE}
              columns={BLOCK_COLUMNS}
              defaults={DEFAULTS}
              pageSizes={[10, 25, 50, 100]}
              rows="blocks"
            />
          }
        />
      </SpaceBetween>
    </StoredHashEncoding>
  );
}
