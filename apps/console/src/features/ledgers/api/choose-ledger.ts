import { useLedgers } from './list-ledgers.ts';

const PAGE_SIZE = 100;

/** The ledgers of a connection for a field that lets the reader choose one. */
export function useLedgerChoice(connection: string) {
  const { items, error, isPending, hasNextPage, fetchNextPage, retry } = useLedgers(connection, PAGE_SIZE);
  const status = error ? 'error' : isPending ? 'loading' : hasNextPage ? 'pending' : 'finished';
  return { ledgers: items, status, onLoadMore: fetchNextPage, onRetry: retry } as const;
}
