import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { isRunning } from '../model/export-status.ts';

const RUNNING_REFRESH_MS = 1_000;

const exportQuery = (connection: string, ledger: string, exportId: string) =>
  queryOptions({
    queryKey: queryKeys.exportDetail(connection, ledger, exportId),
    queryFn: ({ signal }) => api.describeExport(connection, ledger, exportId, { signal }),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data.status) ? RUNNING_REFRESH_MS : false),
  });

/** One export; its status is followed while it runs. */
export const useExport = (connection: string, ledger: string, exportId: string) =>
  useQuery(exportQuery(connection, ledger, exportId));
