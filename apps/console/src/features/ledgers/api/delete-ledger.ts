import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export function useDeleteLedger(connection: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ledger: string) => api.deleteLedger(connection, ledger),
    onSuccess: (_nothing, ledger) => {
      // A new ledger of that name is another ledger: nothing known about this one may outlive it.
      queries.removeQueries({ queryKey: queryKeys.ledger(connection, ledger) });
      return queries.invalidateQueries({ queryKey: queryKeys.ledgerLists(connection) });
    },
  });
}
