import type { KmsKeyState } from '@qldb-console/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Changes the state of a key. The ledgers that use it change with it: nothing kept of the connection is true any more. */
export function useUpdateKey(connection: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ keyId, state }: { keyId: string; state: KmsKeyState }) =>
      api.updateKey(connection, keyId, { state }),
    onSuccess: () => queries.invalidateQueries({ queryKey: queryKeys.connection(connection) }),
  });
}
