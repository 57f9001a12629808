import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { VisibleText } from '@qldb-console/ion-view';
import { useQuery } from '@tanstack/react-query';
import { archiveQuery } from '../api/archive-queries.ts';
import { NotIndexedYet } from '../components/not-indexed-yet.tsx';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { DocumentsTable } from './documents-table.tsx';
import { GoToDocument } from './go-to-document.tsx';
import { TablesTable } from './tables-table.tsx';
import { chosenTable, tableParam } from './unknown-table.ts';
import { whileGrowing } from './while-growing.ts';

export interface DocumentsSearch {
  /** Id of the table. */
  readonly table?: string | undefined;
  /** Beginning of document ids. */
  readonly filter?: string | undefined;
  readonly page?: number | undefined;
}
interface Props {
  archive: ReadyArchive;
  search: DocumentsSearch;
  onSearch: (change: DocumentsSearch) => void;
}

/** The documents of an archive, table by table. */
export function DocumentsTab({ archive, search, onSearch }: Props) {
  const { id, strand, judged } = archive;
  const { strandId } = strand;
  const tables = useQuery({ ...archiveQuery(id, judged, 'tables', { strandId }), ...whileGrowing(judged) });
  if (judged === undefined) return <NotIndexedYet archive={archive} />;
  if (tables.isError)
    return (
      <Alert
        type="error"
        statusIconAriaLabel="Error"
        header="The tables could not be listed"
        action={<Button onClick={() => void tables.refetch()}>Retry</Button>}
      >
        <VisibleText text={tables.error.message} />
      </Alert>
    );
  if (tables.data === undefined) return <StatusIndicator type="loading">Listing the tables</StatusIndicator>;
  const { answer } = tables.data;
  const chosen = chosenTable(answer, search.table);
  return (
    <SpaceBetween size="l">
      {judged.phase === 'done' ? null : (
        <StatusIndicator type={judged.phase === 'running' ? 'loading' : 'info'}>
          {judged.blocks.toLocaleString('en')} blocks are judged so far: documents of later ones are not listed yet
        </StatusIndicator>
      )}
      <TablesTable
        tables={answer}
        chosen={chosen?.id}
        onChoose={(table) => onSearch({ table: tableParam(table), filter: undefined, page: undefined })}
        actions={<GoToDocument archive={archive} />}
      />
      {chosen === undefined ? null : (
        <DocumentsTable key={chosen.id} archive={archive} table={chosen} search={search} onSearch={onSearch} />
      )}
    </SpaceBetween>
  );
}
