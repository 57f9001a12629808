import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { pagedList } from '../../../lib/paged-query.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { isChanging } from '../model/ledger-state.ts';

const CHANGING_REFRESH_MS = 2_000;

const ledgersQuery = (connection: string, pageSize: number) =>
  infiniteQueryOptions({
    queryKey: queryKeys.ledgerList(connection, pageSize),
    queryFn: ({ signal, pageParam }) =>
      api.listLedgers(connection, { maxResults: pageSize, nextToken: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextToken,
    // A ledger is created or deleted in the background; the list follows until that is over.
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ ledgers }) => ledgers.some((ledger) => isChanging(ledger.state)))
        ? CHANGING_REFRESH_MS
        : false,
  });

/** The ledgers of a connection, page after page as the service hands them out. */
export const useLedgers = (connection: string, pageSize: number) => {
  const query = useInfiniteQuery(ledgersQuery(connection, pageSize));
  return {
    ...pagedList(query, (page) => page.ledgers),
    /** What each page after the first was asked for with. */
    tokens: query.data?.pages.map(({ nextToken }) => nextToken) ?? [],
  };
};
