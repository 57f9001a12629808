import type { CreateLedger } from '@qldb-console/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export function useCreateLedger(connection: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ledger: CreateLedger) => api.createLedger(connection, ledger),
    onSuccess: (ledger) => {
      queries.setQueryData(queryKeys.ledgerDetail(connection, ledger.name), ledger);
      return queries.invalidateQueries({ queryKey: queryKeys.ledgerLists(connection) });
    },
  });
}
