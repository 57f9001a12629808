import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import { VisibleText } from '@qldb-console/ion-view';
import { type ReactNode, useState } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import type { ArchiveTable } from '../../../workers/archive/calls.ts';

interface Props {
  tables: readonly ArchiveTable[];
  /** Id of the one whose documents are listed. */
  chosen: string | undefined;
  onChoose: (id: string) => void;
  actions: ReactNode;
}

const PAGE_SIZE = 10;

/** The tables of an archive, as its transactions name them. One is chosen: its documents are listed. */
export function TablesTable({ tables, chosen, onChoose, actions }: Props) {
  const [page, setPage] = useState(() =>
    Math.max(1, Math.ceil((tables.findIndex(({ id }) => id === chosen) + 1) / PAGE_SIZE)),
  );
  const pages = Math.max(1, Math.ceil(tables.length / PAGE_SIZE));
  const shown = Math.min(page, pages);
  return (
    <Table
      variant="container"
      ariaLabels={{
        tableLabel: 'Tables',
        selectionGroupLabel: 'Choose a table',
        itemSelectionLabel: (_state, { name, id }) => `Documents of ${id === '' ? 'unknown tables' : name}`,
      }}
      trackBy="id"
      items={tables.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE)}
      selectionType="single"
      selectedItems={tables.filter(({ id }) => id === chosen)}
      onSelectionChange={({ detail }) => {
        const [one] = detail.selectedItems;
        if (one !== undefined) onChoose(one.id);
      }}
      onRowClick={({ detail }) => onChoose(detail.item.id)}
      wrapLines
      enableKeyboardNavigation
      header={
        <Header
          variant="h2"
          counter={`(${tables.length.toLocaleString('en')})`}
          description="As the transactions of the blocks name them. Choose one to list its documents."
          actions={actions}
        >
          Tables
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
      empty={<EmptyState title="No tables" text="No block that was judged wrote a document, and none names a table." />}
      columnDefinitions={[
        {
          id: 'name',
          header: 'Table',
          isRowHeader: true,
          minWidth: 200,
          cell: ({ id, name }) =>
            id === '' ? 'Unknown: no transaction tells it' : <VisibleText text={name === '' ? '(no name)' : name} />,
        },
        {
          id: 'id',
          header: 'Table id',
          minWidth: 220,
          cell: ({ id }) => (id === '' ? '–' : <Box variant="code">{<VisibleText text={id} />}</Box>),
        },
        {
          id: 'documents',
          header: 'Documents',
          minWidth: 110,
          cell: ({ documents }) => documents.toLocaleString('en'),
        },
        {
          id: 'revisions',
          header: 'Revisions',
          minWidth: 110,
          cell: ({ revisions }) => revisions.toLocaleString('en'),
        },
      ]}
    />
  );
}
