import Button from '@cloudscape-design/components/button';
import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { LedgerSummary } from '@qldb-console/contract';
import { useEffect } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { RefreshButton } from '../../../components/refresh-button.tsx';
import { RequestInfo } from '../../../components/request-info.tsx';
import { TableSettings, useTableSettings } from '../../../components/table-settings.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import type { useLedgers } from '../api/list-ledgers.ts';
import {
  type FilterProperty,
  formatFilter,
  matchesFilter,
  NO_FILTER,
  parseFilter,
  sortLedgers,
} from '../model/ledger-filter.ts';
import { LedgerFilterField } from './ledger-filter-field.tsx';
import { LedgerStateText } from './ledger-state-text.tsx';

interface LedgersSearch {
  filter?: string | undefined;
  sort?: FilterProperty | undefined;
  descending?: 'true' | undefined;
  page?: number | undefined;
  selected?: string | undefined;
}
interface Props {
  connection: string;
  ledgers: ReturnType<typeof useLedgers>;
  search: LedgersSearch;
  onSearch: (change: LedgersSearch) => void;
  onDelete: (ledger: string) => void;
}

const TABLE = 'ledgers';
const COLUMNS = [
  { id: 'name', label: 'Name', always: true },
  { id: 'state', label: 'Status' },
  { id: 'creationTime', label: 'Created' },
];
const DEFAULTS = { pageSize: 20, wrapLines: false, visibleColumns: COLUMNS.map(({ id }) => id) };
export const useLedgersTableSettings = () => useTableSettings(TABLE, DEFAULTS);

const LABELS: TableProps.AriaLabels<LedgerSummary> = {
  tableLabel: 'Ledgers',
  selectionGroupLabel: 'Choose a ledger',
  itemSelectionLabel: (_state, ledger) => `Select ${ledger.name}`,
};

export function LedgersTable({ connection, ledgers, search, onSearch, onDelete }: Props) {
  const { pageSize, wrapLines, visibleColumns } = useLedgersTableSettings();
  const columns = columnsOf(connection);
  const all = ledgers.data?.pages.flatMap((page) => page.ledgers) ?? [];
  const filter = parseFilter(search.filter);
  const sort = search.sort && { by: search.sort, descending: search.descending === 'true' };
  const matching = sortLedgers(
    all.filter((ledger) => matchesFilter(ledger, filter)),
    sort,
  );
  const pagesLoaded = Math.max(1, Math.ceil(matching.length / pageSize));
  const page = Math.max(1, search.page ?? 1);

  // Filter and order are ours, not the service's: they are true only over all of its pages. Without them only the pages
  // up to the one shown are asked for.
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = ledgers;
  const needsMore = hasNextPage && (search.filter !== undefined || sort !== undefined || page > pagesLoaded);
  useEffect(() => {
    if (needsMore && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [needsMore, isFetchingNextPage, isError, fetchNextPage]);

  const shownPage = needsMore ? page : Math.min(page, pagesLoaded);
  const items = matching.slice((shownPage - 1) * pageSize, shownPage * pageSize);
  const selected = all.find(({ name }) => name === search.selected);
  const problem = ledgers.isError ? (
    <ProblemAlert
      what="The ledgers could not be loaded."
      error={ledgers.error}
      onRetry={() => (ledgers.isFetchNextPageError ? ledgers.fetchNextPage() : ledgers.refetch())}
    />
  ) : null;
  const sortingColumn = columns.find(({ sortingField }) => sortingField === search.sort);

  return (
    <SpaceBetween size="l">
      {all.length > 0 ? problem : null}
      <Table
        variant="full-page"
        ariaLabels={LABELS}
        trackBy="name"
        items={items}
        columnDefinitions={columns}
        visibleColumns={visibleColumns}
        wrapLines={wrapLines}
        loading={ledgers.isPending || (items.length === 0 && needsMore && !isError)}
        loadingText="Loading ledgers"
        enableKeyboardNavigation
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={({ detail }) => onSearch({ selected: detail.selectedItems[0]?.name })}
        {...(sortingColumn ? { sortingColumn } : {})}
        sortingDescending={search.descending === 'true'}
        onSortingChange={({ detail }) =>
          onSearch({
            sort: detail.sortingColumn.sortingField as FilterProperty,
            descending: detail.isDescending ? 'true' : undefined,
          })
        }
        empty={all.length === 0 && problem ? problem : emptyState(search.filter !== undefined && all.length > 0)}
        header={
          <Header
            variant="awsui-h1-sticky"
            counter={ledgers.data ? `(${all.length}${hasNextPage ? '+' : ''})` : ''}
            description="Ledgers of this connection. Open one to look into its journal and to prove what is in it."
            actions={
              <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                <RefreshButton
                  what="ledgers"
                  updatedAt={ledgers.dataUpdatedAt}
                  isFetching={ledgers.isFetching}
                  onRefresh={() => void ledgers.refetch()}
                />
                <RequestInfo
                  connection={connection}
                  operation="ListLedgers"
                  input={{ MaxResults: pageSize, NextToken: ledgers.data?.pages[shownPage - 2]?.nextToken }}
                />
                <ButtonDropdown
                  disabled={!selected}
                  disabledReason="Select a ledger first"
                  items={selected ? actionsOn(connection, selected.name) : []}
                  onItemClick={({ detail }) => {
                    if (detail.id === 'delete' && selected) onDelete(selected.name);
                  }}
                >
                  Actions
                </ButtonDropdown>
                <Button variant="primary" href={pagePaths.createLedger(connection)}>
                  Create ledger
                </Button>
              </SpaceBetween>
            }
          >
            Ledgers
          </Header>
        }
        filter={
          <LedgerFilterField
            filter={filter}
            matches={hasNextPage ? undefined : matching.length}
            ledgers={all}
            onChange={(next) => onSearch({ filter: formatFilter(next), page: undefined })}
          />
        }
        pagination={
          <Pagination
            currentPageIndex={shownPage}
            pagesCount={Math.max(pagesLoaded, shownPage)}
            openEnd={hasNextPage}
            onChange={({ detail }) =>
              onSearch({ page: detail.currentPageIndex === 1 ? undefined : detail.currentPageIndex })
            }
          />
        }
        preferences={
          <TableSettings
            table={TABLE}
            columns={COLUMNS}
            defaults={DEFAULTS}
            pageSizes={[10, 20, 50, 100]}
            rows="ledgers"
          />
        }
      />
    </SpaceBetween>
  );

  function emptyState(filtered: boolean) {
    return filtered ? (
      <EmptyState
        title="No matches"
        text="No ledger matches the filter."
        action={
          <Button onClick={() => onSearch({ filter: formatFilter(NO_FILTER), page: undefined })}>Clear filter</Button>
        }
      />
    ) : (
      <EmptyState
        title="No ledgers"
        text="This connection has no ledgers yet."
        action={<Button href={pagePaths.createLedger(connection)}>Create ledger</Button>}
      />
    );
  }
}

function actionsOn(connection: string, ledger: string): ButtonDropdownProps.Items {
  return [
    { id: 'view', text: 'View details', href: pagePaths.ledger(connection, ledger) },
    { id: 'edit', text: 'Edit', href: pagePaths.editLedger(connection, ledger) },
    { id: 'tags', text: 'Manage tags', href: pagePaths.ledger(connection, ledger, 'tags') },
    { id: 'digest', text: 'Get digest', href: pagePaths.ledger(connection, ledger, 'digests') },
    { id: 'delete', text: 'Delete' },
  ];
}

function columnsOf(connection: string): TableProps.ColumnDefinition<LedgerSummary>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      sortingField: 'name',
      isRowHeader: true,
      cell: ({ name }) => <Link href={pagePaths.ledger(connection, name)}>{name}</Link>,
    },
    { id: 'state', header: 'Status', sortingField: 'state', cell: ({ state }) => <LedgerStateText state={state} /> },
    {
      id: 'creationTime',
      header: 'Created',
      sortingField: 'creationTime',
      cell: ({ creationTime }) => <TimeText instant={creationTime} />,
    },
  ];
}
