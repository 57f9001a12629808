import { useLedgers } from './list-ledgers.ts';

const PAGE_SIZE = 100;

/** The ledgers of a connection for a field that lets the reader choose one. */
export function useLedgerChoice(connection: string) {
  const query = useLedgers(connection, PAGE_SIZE);
  const { hasNextPage, isError, isFetching } = query;
  const status = isError ? 'error' : isFetching && !query.data ? 'loading' : hasNextPage ? 'pending' : 'finished';
  return {
    ledgers: query.data?.pages.flatMap((page) => page.ledgers) ?? [],
    status,
    onLoadMore: () => void query.fetchNextPage(),
    onRetry: () => void query.refetch(),
  } as const;
}
