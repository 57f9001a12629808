import type { CreateStream } from '@qldb-console/contract';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

const forgetStreams = (queries: QueryClient, connection: string, ledger: string) =>
  Promise.all([
    queries.invalidateQueries({ queryKey: queryKeys.ledgerStreams(connection, ledger) }),
    queries.invalidateQueries({ queryKey: queryKeys.streamsOfAll(connection) }),
  ]);

export function useCreateStream(connection: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ ledger, request }: { ledger: string; request: CreateStream }) =>
      api.createStream(connection, ledger, request),
    onSuccess: (_answer, { ledger }) => forgetStreams(queries, connection, ledger),
  });
}

export function useCancelStream(connection: string, ledger: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (streamId: string) => api.cancelStream(connection, ledger, streamId),
    onSettled: () => forgetStreams(queries, connection, ledger),
  });
}
