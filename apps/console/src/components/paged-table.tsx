import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { type ReactNode, useEffect } from 'react';
import {
  type FilterProperty,
  formatTableFilter,
  matchesTableFilter,
  parseTableFilter,
  sortItems,
} from '../lib/table-filter.ts';
import { EmptyState } from './empty-state.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { RefreshButton } from './refresh-button.tsx';
import { TableFilterField } from './table-filter-field.tsx';
import { TableSettings, useTableSettings } from './table-settings.tsx';

/** What a list keeps in the address of its page. */
export interface ListSearch {
  readonly filter?: string | undefined;
  readonly sort?: string | undefined;
  readonly descending?: 'true' | undefined;
  readonly page?: number | undefined;
}
export interface PagedColumn<T> {
  readonly id: string;
  readonly label: string;
  readonly always?: boolean;
  /** Not shown until the reader chooses it. */
  readonly optional?: boolean;
  readonly minWidth?: number;
  /** What the column is ordered by. */
  readonly sortText?: (item: T) => string;
  readonly cell: (item: T) => ReactNode;
}
/** A list that comes page after page, as far as it has come. */
export interface PagedList<T> {
  readonly items: readonly T[];
  readonly hasNextPage: boolean;
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly isFetchingNextPage: boolean;
  /** What went wrong last; the items that came stay. */
  readonly error: unknown;
  readonly updatedAt: number;
  readonly fetchNextPage: () => void;
  readonly refetch: () => void;
  readonly retry: () => void;
}
/** One row at a time. */
interface Selection<T> {
  readonly id: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
  /** What a row is called, e.g. `ledger`. */
  readonly row: string;
  readonly nameOf: (item: T) => string;
}
interface Props<T> {
  /** Name under which the reader's choices are remembered. */
  table: string;
  title: string;
  /** What a row is, in the plural: "exports". */
  rows: string;
  variant: 'full-page' | 'container';
  description: ReactNode;
  list: PagedList<T>;
  columns: readonly PagedColumn<T>[];
  properties: readonly FilterProperty<T>[];
  idOf: (item: T) => string;
  search: ListSearch;
  onSearch: (change: ListSearch) => void;
  /** Absent: rows cannot be chosen. */
  selection?: Selection<T>;
  /** `page`: number of the page shown, from 1; all that comes before it has been asked for. */
  actions?: ReactNode | ((shown: { page: number }) => ReactNode);
  /** Shown above the filter, e.g. a choice of what is listed. */
  scope?: ReactNode;
  empty: ReactNode;
}

const PAGE_SIZES = [10, 20, 50, 100];
const PAGE_SIZE = 20;

/** How many rows of that table the reader wants to see at once. */
export function usePageSize(table: string): number {
  return useTableSettings(table, { pageSize: PAGE_SIZE, wrapLines: false, visibleColumns: [] }).pageSize;
}

/** A list of resources: pages, filter, order, columns, refresh; all of it in the address or remembered. */
export function PagedTable<T>(props: Props<T>) {
  const { table, title, rows, variant, description, list, columns, properties, idOf, search, onSearch, selection } =
    props;
  const defaults = {
    pageSize: PAGE_SIZE,
    wrapLines: false,
    visibleColumns: columns.filter(({ optional }) => !optional).map(({ id }) => id),
  };
  const { pageSize, wrapLines, visibleColumns } = useTableSettings(table, defaults);
  const filter = parseTableFilter(search.filter, properties);
  const isFiltered = filter.tokens.length > 0;
  const sortedBy = columns.find(({ id, sortText }) => id === search.sort && sortText);
  const descending = search.descending === 'true';
  const matching = sortItems(
    list.items.filter((item) => matchesTableFilter(item, filter, properties)),
    sortedBy?.sortText,
    descending,
    idOf,
  );
  const pagesLoaded = Math.max(1, Math.ceil(matching.length / pageSize));
  const page = Math.max(1, search.page ?? 1);

  // Filter and order are ours, not the service's: they are true only over all of its pages. Without them only the pages
  // up to the one shown are asked for.
  const { hasNextPage, isFetchingNextPage, error, fetchNextPage } = list;
  const isError = error !== null && error !== undefined;
  const needsMore = hasNextPage && (isFiltered || sortedBy !== undefined || page > pagesLoaded);
  useEffect(() => {
    if (needsMore && !isFetchingNextPage && !isError) fetchNextPage();
  }, [needsMore, isFetchingNextPage, isError, fetchNextPage]);

  const shownPage = needsMore ? page : Math.min(page, pagesLoaded);
  const items = matching.slice((shownPage - 1) * pageSize, shownPage * pageSize);
  const problem = isError ? (
    <ProblemAlert what={`The ${rows} could not be loaded.`} error={error} onRetry={list.retry} />
  ) : null;
  const definitions = columns.map((column): TableProps.ColumnDefinition<T> => {
    const { id, label, cell, minWidth, sortText } = column;
    return {
      id,
      header: label,
      cell,
      isRowHeader: column.always === true,
      ...(minWidth === undefined ? {} : { minWidth }),
      ...(sortText ? { sortingField: id } : {}),
    };
  });
  const sortingColumn = definitions.find(({ id }) => id === sortedBy?.id);

  return (
    <SpaceBetween size="l">
      {list.items.length > 0 ? problem : null}
      <Table
        variant={variant}
        ariaLabels={{
          tableLabel: title,
          ...(selection
            ? {
                selectionGroupLabel: `Choose a ${selection.row}`,
                itemSelectionLabel: (_state: unknown, item: T) => `Select ${selection.nameOf(item)}`,
              }
            : {}),
        }}
        {...(selection
          ? {
              selectionType: 'single' as const,
              selectedItems: list.items.filter((item) => idOf(item) === selection.id),
              onSelectionChange: ({ detail }: { detail: { selectedItems: T[] } }) => {
                const [chosen] = detail.selectedItems;
                selection.onSelect(chosen === undefined ? undefined : idOf(chosen));
              },
            }
          : {})}
        trackBy={idOf}
        items={items}
        columnDefinitions={definitions}
        visibleColumns={visibleColumns}
        wrapLines={wrapLines}
        loading={list.isPending || (items.length === 0 && needsMore && !isError)}
        loadingText={`Loading ${rows}`}
        enableKeyboardNavigation
        {...(sortingColumn ? { sortingColumn } : {})}
        sortingDescending={descending}
        onSortingChange={({ detail }) =>
          onSearch({
            sort: detail.sortingColumn.sortingField,
            descending: detail.isDescending ? 'true' : undefined,
          })
        }
        empty={
          list.items.length === 0 && problem ? problem : isFiltered && list.items.length > 0 ? noMatch() : props.empty
        }
        header={
          <Header
            variant={variant === 'full-page' ? 'awsui-h1-sticky' : 'h2'}
            counter={
              list.isPending || (isError && list.items.length === 0)
                ? ''
                : `(${list.items.length}${hasNextPage ? '+' : ''})`
            }
            description={description}
            actions={
              <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                <RefreshButton
                  what={rows}
                  updatedAt={list.updatedAt}
                  isFetching={list.isFetching}
                  onRefresh={list.refetch}
                />
                {typeof props.actions === 'function' ? props.actions({ page: shownPage }) : props.actions}
              </SpaceBetween>
            }
          >
            {title}
          </Header>
        }
        filter={
          <SpaceBetween size="s">
            {props.scope}
            <TableFilterField
              rows={rows}
              properties={properties}
              filter={filter}
              matches={hasNextPage ? undefined : matching.length}
              items={list.items}
              onChange={(next) => onSearch({ filter: formatTableFilter(next), page: undefined })}
            />
          </SpaceBetween>
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
          <TableSettings table={table} columns={columns} defaults={defaults} pageSizes={PAGE_SIZES} rows={rows} />
        }
      />
    </SpaceBetween>
  );

  function noMatch() {
    return (
      <EmptyState
        title="No matches"
        text={`None of the ${rows} matches the filter.`}
        action={<Button onClick={() => onSearch({ filter: undefined, page: undefined })}>Clear filter</Button>}
      />
    );
  }
}
