import type { WorkloadRequest } from '@qldb-console/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Commits sample blocks; only the embedded ledger service can. */
export function useWorkload(connection: string, ledger: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (workload: WorkloadRequest) => api.runWorkload(connection, ledger, workload),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.tip(connection, ledger) }),
  });
}
