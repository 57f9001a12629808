import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { memo, useDeferredValue, useMemo } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { TableSettings, useTableSettings } from '../../../components/table-settings.tsx';
import type { StrandState } from '../../../workers/archive/calls.ts';
import { type JournalPosition, journalPage, turnTo } from '../../journal/model/journal-page.ts';
import { archiveQuery } from '../api/archive-queries.ts';
import { NotIndexedYet } from '../components/not-indexed-yet.tsx';
import { journalRows } from '../model/journal-rows.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { asFarAsJudged } from '../model/strand-progress.ts';
import { ARCHIVE_BLOCK_COLUMNS, ArchiveBlocksTable } from './archive-blocks-table.tsx';
import { FindInArchive } from './find-in-archive.tsx';

export interface ArchiveJournalSearch {
  /** Place in the archive of the first row, from 0; absent: where the order begins. */
  readonly at: number | undefined;
  readonly order: 'newest' | undefined;
  /** What is looked for. */
  readonly find: string | undefined;
}
interface Props {
  archive: ReadyArchive;
  search: ArchiveJournalSearch;
  onSearch: (change: Partial<ArchiveJournalSearch>) => void;
}

const TABLE = 'archive-blocks';
const DEFAULTS = { pageSize: 25, wrapLines: false, visibleColumns: ARCHIVE_BLOCK_COLUMNS.map(({ id }) => id) };

/** The journal of an archive: what is looked for in it, and all of it. */
export function ArchiveJournalTab({ archive, search, onSearch }: Props) {
  const { judged } = archive;
  if (judged === undefined) return <NotIndexedYet archive={archive} />;
  return (
    <SpaceBetween size="l">
      <FindInArchive archive={archive} judged={judged} text={search.find} onText={(find) => onSearch({ find })} />
      <Blocks archive={archive} judged={judged} at={search.at} order={search.order} onSearch={onSearch} />
    </SpaceBetween>
  );
}

interface BlocksProps extends Pick<ArchiveJournalSearch, 'at' | 'order'> {
  archive: ReadyArchive;
  judged: StrandState;
  onSearch: Props['onSearch'];
}

/**
 * The blocks, page by page, as the index has them, with what the judging of all blocks says of each. Drawn again only when
 * they change, not with what is looked for.
 */
const Blocks = memo(function Blocks({ archive, judged, at, order, onSearch }: BlocksProps) {
  const { id, strand } = archive;
  const { strandId } = strand;
  const { pageSize, wrapLines, visibleColumns } = useTableSettings(TABLE, DEFAULTS);
  const newestFirst = order === 'newest';
  const total = judged.blocks;
  const position: JournalPosition = { at, order: newestFirst ? 'newest' : 'oldest' };
  const page = journalPage(position, Math.max(0, total - 1), pageSize);
  // Rows of the page, and one more on either side: what is missing between two blocks is told by both.
  const lowest = Math.min(...page.rows);
  const count = page.rows.length;
  const from = Math.max(0, lowest - 1);
  const rows = useQuery({
    ...archiveQuery(id, asFarAsJudged(strandId, judged), 'rows', { strandId, from, count: count + 2 }),
    enabled: total > 0,
    placeholderData: keepPreviousData,
  });
  const answer = rows.data?.answer;
  const { verdict } = judged;
  const items = useMemo(
    () =>
      answer &&
      journalRows({ rows: answer.items, from: lowest, to: lowest + count, total: answer.total, newestFirst }, verdict),
    [answer, lowest, count, newestFirst, verdict],
  );
  // Drawn piece by piece: in one go they would hold the page up for longer than 50 ms.
  const shown = useDeferredValue(items, undefined);
  return (
    <ArchiveBlocksTable
      archive={id}
      strandId={strandId}
      rows={shown ?? []}
      loading={shown === undefined && total > 0 && !rows.isError}
      wrapLines={wrapLines}
      visibleColumns={visibleColumns}
      empty={<EmptyState title="No blocks yet" text="Blocks stand here as soon as they are judged." />}
      header={
        <Header
          variant="h2"
          counter={`(${total.toLocaleString('en')}${judged.phase === 'done' ? '' : ` of about ${(strand.last - strand.first + 1).toLocaleString('en')}`})`}
          description="What the files hold, in their order, each block with what the judging of the whole journal says of it. Blocks that are missing have a row of their own."
        >
          Blocks
        </Header>
      }
      filter={
        <SegmentedControl
          label="Order"
          selectedId={position.order}
          options={[
            { id: 'oldest', text: 'Oldest first' },
            { id: 'newest', text: 'Newest first' },
          ]}
          onChange={({ detail }) =>
            onSearch({ at: undefined, order: detail.selectedId === 'newest' ? 'newest' : undefined })
          }
        />
      }
      pagination={
        <Pagination
          currentPageIndex={page.page}
          pagesCount={page.pages}
          onChange={({ detail }) => {
            const { at } = turnTo(detail.currentPageIndex, position, Math.max(0, total - 1), pageSize);
            onSearch({ at });
          }}
        />
      }
      preferences={
        <TableSettings
          table={TABLE}
          columns={ARCHIVE_BLOCK_COLUMNS}
          defaults={DEFAULTS}
          pageSizes={[10, 25, 50, 100]}
          rows="blocks"
        />
      }
    />
  );
});
