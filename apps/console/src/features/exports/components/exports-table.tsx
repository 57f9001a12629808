import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JournalExport } from '@qldb-console/contract';
import { VisibleText } from '@qldb-console/ion-view';
import { EmptyState } from '../../../components/empty-state.tsx';
import { type ListSearch, type PagedColumn, PagedTable, usePageSize } from '../../../components/paged-table.tsx';
import { RequestInfo } from '../../../components/request-info.tsx';
import { TimeRangeText } from '../../../components/time-range-text.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { disabledBy, usePermission } from '../../../lib/session.ts';
import { useExports } from '../api/list-exports.ts';
import { destinationOf, EXPORT_PROPERTIES, formatOf } from '../model/export-list.ts';
import { ENCRYPTIONS, EXPORT_STATUSES, OUTPUT_FORMATS } from '../model/export-status.ts';
import { ExportStatusText } from './export-status-text.tsx';

interface Props {
  connection: string;
  /** Absent: the exports of all ledgers. */
  ledger: string | undefined;
  search: ListSearch;
  onSearch: (change: ListSearch) => void;
}

const TABLE = 'exports';

/** The exports of one ledger or of all. */
export function ExportsTable({ connection, ledger, search, onSearch }: Props) {
  const list = useExports(connection, ledger, usePageSize(TABLE));
  const create = pagePaths.createExport(connection, ledger === undefined ? {} : { ledger });
  const mayCreate = usePermission('operate', { connection, ledger });
  return (
    <PagedTable
      table={TABLE}
      title="Exports"
      rows="exports"
      variant={ledger === undefined ? 'full-page' : 'container'}
      description="Journals written to Amazon S3. A finished export leaves this list after seven days; its objects stay in the bucket."
      list={list}
      columns={columns(connection).filter(({ id }) => ledger === undefined || id !== 'ledger')}
      properties={EXPORT_PROPERTIES.filter(({ id }) => ledger === undefined || id !== 'ledger')}
      idOf={({ exportId }) => exportId}
      search={search}
      onSearch={onSearch}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {ledger === undefined ? (
            <RequestInfo connection={connection} operation="ListJournalS3Exports" input={{}} />
          ) : (
            <RequestInfo connection={connection} operation="ListJournalS3ExportsForLedger" input={{ Name: ledger }} />
          )}
          <Button variant="primary" href={create} {...disabledBy(mayCreate)}>
            Create export
          </Button>
        </SpaceBetween>
      }
      empty={
        <EmptyState
          title="No exports"
          text={`No export of ${ledger === undefined ? 'a journal' : 'this journal'} was made in the last seven days.`}
          action={
            <Button href={create} {...disabledBy(mayCreate)}>
              Create export
            </Button>
          }
        />
      }
    />
  );
}

function columns(connection: string): PagedColumn<JournalExport>[] {
  return [
    {
      id: 'exportId',
      label: 'Export id',
      always: true,
      minWidth: 230,
      sortText: ({ exportId }) => exportId,
      cell: ({ exportId, ledgerName }) => (
        <Link href={pagePaths.export(connection, ledgerName, exportId)}>{exportId}</Link>
      ),
    },
    {
      id: 'status',
      label: 'Status',
      minWidth: 120,
      sortText: ({ status }) => EXPORT_STATUSES[status].word,
      cell: ({ status }) => <ExportStatusText status={status} />,
    },
    {
      id: 'ledger',
      label: 'Ledger',
      minWidth: 160,
      sortText: ({ ledgerName }) => ledgerName,
      cell: ({ ledgerName }) => <Link href={pagePaths.ledger(connection, ledgerName)}>{ledgerName}</Link>,
    },
    {
      id: 'range',
      label: 'Blocks stamped',
      sortText: ({ inclusiveStartTime }) => inclusiveStartTime,
      cell: ({ inclusiveStartTime, exclusiveEndTime }) => (
        <TimeRangeText start={inclusiveStartTime} end={exclusiveEndTime} />
      ),
    },
    {
      id: 'format',
      label: 'Output format',
      minWidth: 130,
      sortText: (one) => OUTPUT_FORMATS[formatOf(one)],
      cell: (one) => OUTPUT_FORMATS[formatOf(one)],
    },
    {
      id: 'destination',
      label: 'Destination',
      minWidth: 200,
      sortText: destinationOf,
      cell: (one) => <VisibleText text={destinationOf(one)} />,
    },
    {
      id: 'created',
      label: 'Created',
      minWidth: 210,
      sortText: ({ creationTime }) => creationTime,
      cell: ({ creationTime }) => <TimeText instant={creationTime} />,
    },
    { id: 'encryption', label: 'Encryption', optional: true, cell: ({ encryption }) => ENCRYPTIONS[encryption] },
    { id: 'role', label: 'Role', optional: true, cell: ({ roleArn }) => <VisibleText text={roleArn} /> },
  ];
}
