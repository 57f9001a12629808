import type { CreateExport } from '@qldb-console/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export function useCreateExport(connection: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ ledger, request }: { ledger: string; request: CreateExport }) =>
      api.createExport(connection, ledger, request),
    onSuccess: (_answer, { ledger }) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: queryKeys.exportLists(connection) }),
        queries.invalidateQueries({ queryKey: queryKeys.ledgerExports(connection, ledger) }),
      ]),
  });
}
