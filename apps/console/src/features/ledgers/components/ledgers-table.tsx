import Button from '@cloudscape-design/components/button';
import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { LedgerSummary, Permission } from '@qldb-console/contract';
import { EmptyState } from '../../../components/empty-state.tsx';
import { type ListSearch, type PagedColumn, PagedTable, usePageSize } from '../../../components/paged-table.tsx';
import { RequestInfo } from '../../../components/request-info.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { disabledBy, usePermission } from '../../../lib/session.ts';
import { useLedgers } from '../api/list-ledgers.ts';
import { LEDGER_PROPERTIES } from '../model/ledger-list.ts';
import { LEDGER_STATES } from '../model/ledger-state.ts';
import { LedgerStateText } from './ledger-state-text.tsx';

interface LedgersSearch extends ListSearch {
  /** Name of the chosen ledger. */
  readonly selected?: string | undefined;
}
interface Props {
  connection: string;
  search: LedgersSearch;
  onSearch: (change: LedgersSearch) => void;
  onDelete: (ledger: string) => void;
}

const TABLE = 'ledgers';

/** The ledgers of a connection, with what can be done to the chosen one. */
export function LedgersTable({ connection, search, onSearch, onDelete }: Props) {
  const pageSize = usePageSize(TABLE);
  const ledgers = useLedgers(connection, pageSize);
  const selected = ledgers.items.find(({ name }) => name === search.selected)?.name;
  const create = pagePaths.createLedger(connection);
  const mayCreate = usePermission('administer', { connection });
  const mayChange = usePermission('administer', { connection, ledger: selected });
  return (
    <PagedTable
      table={TABLE}
      title="Ledgers"
      rows="ledgers"
      variant="full-page"
      description="Ledgers of this connection. Open one to look into its journal and to prove what is in it."
      list={ledgers}
      columns={columns(connection)}
      properties={LEDGER_PROPERTIES}
      idOf={({ name }) => name}
      search={search}
      onSearch={onSearch}
      selection={{
        id: selected,
        onSelect: (name) => onSearch({ selected: name }),
        row: 'ledger',
        nameOf: ({ name }) => name,
      }}
      actions={({ page }) => (
        <SpaceBetween direction="horizontal" size="xs">
          <RequestInfo
            connection={connection}
            operation="ListLedgers"
            input={{ MaxResults: pageSize, NextToken: ledgers.tokens[page - 2] }}
          />
          <ButtonDropdown
            disabled={selected === undefined}
            disabledReason="Select a ledger first"
            items={selected === undefined ? [] : actionsOn(connection, selected, mayChange)}
            onItemClick={({ detail }) => {
              if (detail.id === 'delete' && selected !== undefined) onDelete(selected);
            }}
          >
            Actions
          </ButtonDropdown>
          <Button variant="primary" href={create} {...disabledBy(mayCreate)}>
            Create ledger
          </Button>
        </SpaceBetween>
      )}
      empty={
        <EmptyState
          title="No ledgers"
          text="This connection has no ledgers yet."
          action={
            <Button href={create} {...disabledBy(mayCreate)}>
              Create ledger
            </Button>
          }
        />
      }
    />
  );
}

function actionsOn(connection: string, ledger: string, mayChange: Permission): ButtonDropdownProps.Items {
  return [
    { id: 'view', text: 'View details', href: pagePaths.ledger(connection, ledger) },
    { id: 'edit', text: 'Edit', href: pagePaths.editLedger(connection, ledger), ...disabledBy(mayChange) },
    { id: 'tags', text: 'Manage tags', href: pagePaths.ledger(connection, ledger, 'tags') },
    { id: 'digest', text: 'Get digest', href: pagePaths.ledger(connection, ledger, 'digests') },
    { id: 'delete', text: 'Delete', ...disabledBy(mayChange) },
  ];
}

function columns(connection: string): PagedColumn<LedgerSummary>[] {
  return [
    {
      id: 'name',
      label: 'Name',
      always: true,
      minWidth: 180,
      sortText: ({ name }) => name,
      cell: ({ name }) => <Link href={pagePaths.ledger(connection, name)}>{name}</Link>,
    },
    {
      id: 'state',
      label: 'Status',
      minWidth: 120,
      sortText: ({ state }) => LEDGER_STATES[state].word,
      cell: ({ state }) => <LedgerStateText state={state} />,
    },
    {
      id: 'creationTime',
      label: 'Created',
      minWidth: 210,
      sortText: ({ creationTime }) => creationTime,
      cell: ({ creationTime }) => <TimeText instant={creationTime} />,
    },
  ];
}
