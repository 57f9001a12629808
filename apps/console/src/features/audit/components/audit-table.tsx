import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { paths } from '@qldb-console/contract';
import type { ReactNode } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { type ListSearch, type PagedColumn, type PagedList, PagedTable } from '../../../components/paged-table.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { BASE_PATH } from '../../../lib/base-path.ts';
import { AUDIT_PROPERTIES } from '../model/audit-properties.ts';
import { type AuditRow, actorText, detailsText, outcomeText, visible } from '../model/audit-row.ts';

interface Props {
  list: PagedList<AuditRow>;
  hasFile: boolean;
  search: ListSearch;
  onSearch: (change: ListSearch) => void;
  /** Above the filter. */
  scope: ReactNode;
}

type Entry = NonNullable<AuditRow['entry']>;
const of = (cell: (entry: Entry) => ReactNode) => (row: AuditRow) => (row.entry ? cell(row.entry) : '');

const COLUMNS: readonly PagedColumn<AuditRow>[] = [
  {
    id: 'seq',
    label: 'Entry',
    always: true,
    minWidth: 90,
    cell: ({ entry }) => (entry ? String(entry.seq) : 'Unreadable line'),
  },
  { id: 'time', label: 'When', minWidth: 210, cell: of(({ time }) => <TimeText instant={time} />) },
  { id: 'actor', label: 'Who', minWidth: 140, cell: of(actorText) },
  { id: 'kind', label: 'Kind', minWidth: 110, cell: of(({ kind }) => kind) },
  { id: 'action', label: 'Action', minWidth: 150, cell: of(({ action }) => visible(action)) },
  { id: 'target', label: 'What it is about', minWidth: 160, cell: of(({ target }) => visible(target ?? '–')) },
  { id: 'outcome', label: 'Outcome', minWidth: 150, cell: of(outcomeText) },
  { id: 'address', label: 'Address', minWidth: 120, cell: of(({ from }) => visible(from?.address ?? '–')) },
  {
    id: 'details',
    label: 'Details',
    minWidth: 260,
    cell: (row) => <Box variant="code">{row.entry ? detailsText(row.entry) : visible(row.text.slice(0, 500))}</Box>,
  },
  { id: 'connection', label: 'Connection', optional: true, cell: of(({ connection }) => visible(connection ?? '–')) },
  { id: 'browser', label: 'Browser', optional: true, cell: of(({ from }) => visible(from?.userAgent ?? '–')) },
  {
    id: 'awsRequestId',
    label: 'AWS request id',
    optional: true,
    cell: of(({ outcome }) => visible(outcome?.awsRequestIds?.join(' ') ?? '–')),
  },
  { id: 'requestId', label: 'Request id', optional: true, cell: of(({ requestId }) => visible(requestId ?? '–')) },
];

/** The entries, newest first. */
export function AuditTable({ list, hasFile, search, onSearch, scope }: Props) {
  return (
    <PagedTable
      table="audit"
      title="Audit log"
      rows="entries"
      variant="full-page"
      description="Who did what, when and from where. What is changed is on record before it is done; newest first."
      list={list}
      columns={COLUMNS}
      properties={AUDIT_PROPERTIES}
      idOf={({ id }) => id}
      search={search}
      onSearch={onSearch}
      scope={scope}
      actions={
        <Button iconName="download" href={`${BASE_PATH}${paths.auditFile()}`} download disabled={!hasFile}>
          Download file
        </Button>
      }
      empty={<EmptyState title="No entries" text="Nothing is on record yet." />}
    />
  );
}
