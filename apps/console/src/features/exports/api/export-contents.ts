import type { JournalExport } from '@qldb-console/contract';
import { hashKey, queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { isRunning } from '../model/export-status.ts';

const RUNNING_REFRESH_MS = 3_000;

const contentsQuery = (connection: string, ledger: string, exportId: string, status: JournalExport['status']) =>
  queryOptions({
    // With the status in it: what was listed while the export ran is asked for anew when it has ended.
    queryKey: [...queryKeys.exportContents(connection, ledger, exportId), status] as const,
    queryFn: ({ signal }) => api.exportContents(connection, ledger, exportId, { signal }),
    refetchInterval: isRunning(status) ? RUNNING_REFRESH_MS : false,
  });

/** What lies in the bucket of an export; nothing is asked for before its status is known. */
export function useExportContents(
  connection: string,
  ledger: string,
  exportId: string,
  status: JournalExport['status'] | undefined,
) {
  return useQuery({
    ...contentsQuery(connection, ledger, exportId, status ?? 'IN_PROGRESS'),
    enabled: status !== undefined,
    // While the status changes the list stays; that of another export never shows here.
    placeholderData: (before, query) =>
      query && hashKey(query.queryKey.slice(0, -1)) === hashKey(queryKeys.exportContents(connection, ledger, exportId))
        ? before
        : undefined,
  });
}
