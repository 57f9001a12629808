import type { CreateKmsKey } from '@qldb-console/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export function useCreateKey(connection: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key: CreateKmsKey) => api.createKey(connection, key),
    onSuccess: () => queries.invalidateQueries({ queryKey: queryKeys.keys(connection) }),
  });
}
