import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { pagedList } from '../../../lib/paged-query.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { isRunning } from '../model/export-status.ts';

const RUNNING_REFRESH_MS = 2_000;

/** Without a ledger: the exports of all of them. */
const exportsQuery = (connection: string, ledger: string | undefined, pageSize: number) =>
  infiniteQueryOptions({
    queryKey:
      ledger === undefined
        ? queryKeys.exportList(connection, pageSize)
        : queryKeys.ledgerExportList(connection, ledger, pageSize),
    queryFn: ({ signal, pageParam }) => {
      const page = { maxResults: pageSize, nextToken: pageParam };
      return ledger === undefined
        ? api.listExports(connection, page, { signal })
        : api.listLedgerExports(connection, ledger, page, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextToken,
    // Followed only while something in it still moves.
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ exports }) => exports.some(({ status }) => isRunning(status)))
        ? RUNNING_REFRESH_MS
        : false,
  });

/** The exports of a connection, or of one ledger, page after page as the service hands them out. */
export const useExports = (connection: string, ledger: string | undefined, pageSize: number) =>
  pagedList(useInfiniteQuery(exportsQuery(connection, ledger, pageSize)), (page) => page.exports);
