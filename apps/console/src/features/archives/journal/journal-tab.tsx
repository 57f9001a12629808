import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../../components/empty-state.tsx';
import { TableSettings, useTableSettings } from '../../../components/table-settings.tsx';
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

/** The journal of an archive, page by page, as its index has it, with what the judging of all blocks says of each. */
export function ArchiveJournalTab({ archive, search, onSearch }: Props) {
  const { id, strand, judged } = archive;
  const { strandId } = strand;
  const { pageSize, wrapLines, visibleColumns } = useTableSettings(TABLE, DEFAULTS);
  const newestFirst = search.order === 'newest';
  const total = judged?.blocks ?? 0;
  const position: JournalPosition = { at: search.at, order: newestFirst ? 'newest' : 'oldest' };
  const page = journalPage(position, Math.max(0, total - 1), pageSize);
  // Rows of the page, and one more on either side: what is missing between two blocks is told by both.
  const lowest = Math.min(...page.rows);
  const from = Math.max(0, lowest - 1);
  const rows = useQuery({
    ...archiveQuery(id, asFarAsJudged(strandId, judged), 'rows', { strandId, from, count: page.rows.length + 2 }),
    enabled: total > 0,
    placeholderData: keepPreviousData,
  });
  const answer = rows.data?.answer;
  const items =
    answer === undefined
      ? []
      : journalRows(
          { rows: answer.items, from: lowest, to: lowest + page.rows.length, total: answer.total, newestFirst },
          judged?.verdict,
        );
  if (judged === undefined) return <NotIndexedYet archive={archive} />;
  return (
    <SpaceBetween size="l">
      <FindInArchive archive={archive} judged={judged} text={search.find} onText={(find) => onSearch({ find })} />
      <ArchiveBlocksTable
        archive={id}
        strandId={strandId}
        rows={items}
        loading={rows.isPending && total > 0}
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
    </SpaceBetween>
  );
}
