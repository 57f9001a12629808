import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { VisibleText } from '@qldb-console/ion-view';
import { REVISION_FLAGS } from '@qldb-console/journal/engine';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import type { ArchiveDocument, ArchiveTable } from '../../../workers/archive/calls.ts';
import { archiveQuery } from '../api/archive-queries.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';
import type { DocumentsSearch } from './documents-tab.tsx';
import { whileGrowing } from './while-growing.ts';

interface Props {
  archive: ReadyArchive;
  table: ArchiveTable;
  search: DocumentsSearch;
  onSearch: (change: DocumentsSearch) => void;
}

const PAGE_SIZE = 20;

/** The documents of one table by id, or those whose ids begin with what the reader typed. */
export function DocumentsTable({ archive: { id, strand, judged }, table, search, onSearch }: Props) {
  const { strandId } = strand;
  const [typed, setTyped] = useState(search.filter ?? '');
  const prefix = search.filter;
  const page = Math.max(1, search.page ?? 1);
  const documents = useQuery({
    ...archiveQuery(id, judged, 'documents', {
      strandId,
      tableId: table.id,
      prefix,
      from: (page - 1) * PAGE_SIZE,
      count: PAGE_SIZE,
    }),
    ...whileGrowing(judged),
  });
  const total = documents.data?.answer.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const clear = () => {
    setTyped('');
    onSearch({ filter: undefined, page: undefined });
  };
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Documents' }}
      trackBy="documentId"
      items={documents.data?.answer.items ?? []}
      loading={documents.isPending}
      loadingText="Listing the documents"
      wrapLines
      enableKeyboardNavigation
      header={
        <Header
          variant="h2"
          counter={documents.isPending ? '' : `(${total.toLocaleString('en')})`}
          description={
            table.id === ''
              ? 'Documents of which no transaction tells the table, by id.'
              : 'By id, with the last revision of each.'
          }
        >
          Documents of {table.id === '' ? 'unknown tables' : <VisibleText text={table.name} />}
        </Header>
      }
      filter={
        <TextFilter
          filteringText={typed}
          filteringPlaceholder="Find documents by the beginning of their ids"
          filteringAriaLabel="Find documents by the beginning of their ids"
          filteringClearAriaLabel="Clear"
          countText={
            prefix === undefined || documents.isPending
              ? ''
              : `${total.toLocaleString('en')} ${total === 1 ? 'match' : 'matches'}`
          }
          onChange={({ detail }) => setTyped(detail.filteringText)}
          onDelayedChange={({ detail }) => {
            const text = detail.filteringText.trim();
            onSearch({ filter: text === '' ? undefined : text, page: undefined });
          }}
        />
      }
      pagination={
        pages > 1 ? (
          <Pagination
            currentPageIndex={Math.min(page, pages)}
            pagesCount={pages}
            onChange={({ detail }) =>
              onSearch({ page: detail.currentPageIndex === 1 ? undefined : detail.currentPageIndex })
            }
          />
        ) : undefined
      }
      empty={
        prefix === undefined ? (
          <EmptyState title="No documents" text="No block that was judged wrote a document of this table." />
        ) : (
          <EmptyState
            title="No matches"
            text="No document of this table has an id that begins so. Upper and lower case count."
            action={<Button onClick={clear}>Clear filter</Button>}
          />
        )
      }
      columnDefinitions={[
        {
          id: 'document',
          header: 'Document id',
          isRowHeader: true,
          minWidth: 220,
          cell: ({ documentId }) => (
            <Link href={pagePaths.archiveDocument(id, documentId, { strand: strandId })}>
              <Box variant="code" color="inherit">
                {documentId}
              </Box>
            </Link>
          ),
        },
        {
          id: 'revisions',
          header: 'Revisions',
          minWidth: 110,
          cell: ({ revisions }) => revisions.toLocaleString('en'),
        },
        {
          id: 'version',
          header: 'Last version',
          minWidth: 115,
          cell: ({ lastVersion }) => lastVersion?.toLocaleString('en') ?? 'Not told',
        },
        {
          id: 'block',
          header: 'Last block',
          minWidth: 110,
          cell: ({ lastSequenceNo, lastRow }) =>
            lastSequenceNo === undefined ? (
              '–'
            ) : (
              <Link href={pagePaths.archiveBlock(id, lastSequenceNo, { strand: strandId, row: lastRow })}>
                {lastSequenceNo.toLocaleString('en')}
              </Link>
            ),
        },
        {
          id: 'time',
          header: 'Written',
          minWidth: 190,
          cell: ({ lastTime }) => (lastTime === undefined ? 'Not told' : <TimeText instant={lastTime} />),
        },
        { id: 'standing', header: 'Standing', minWidth: 190, cell: (document) => <Standing of={document} /> },
      ]}
    />
  );
}

/** Whether it is there still, and what is to be known of its revisions. */
function Standing({ of: { deleted, flags, revisions, lastVersion = -1 } }: { of: ArchiveDocument }) {
  const has = (flag: keyof typeof REVISION_FLAGS) => (flags & REVISION_FLAGS[flag]) !== 0;
  return (
    <>
      {has('failed') ? (
        <div>
          <StatusIndicator type="error">Altered revision</StatusIndicator>
        </div>
      ) : null}
      {has('finding') && !has('redacted') ? (
        <div>
          <StatusIndicator type="warning">Incomplete revision</StatusIndicator>
        </div>
      ) : null}
      {revisions <= lastVersion ? (
        <div>
          <StatusIndicator type="warning">Versions missing</StatusIndicator>
        </div>
      ) : null}
      {has('redacted') ? (
        <div>
          <StatusIndicator type="info">Redacted revision</StatusIndicator>
        </div>
      ) : null}
      {deleted ? <StatusIndicator type="stopped">Deleted</StatusIndicator> : 'Current'}
    </>
  );
}
