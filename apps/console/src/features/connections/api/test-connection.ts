import { useMutation } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';

/** Asks the services of a connection whether they answer. Nothing of it is kept: an outcome is true for its moment. */
export function useTestConnection(connection: string) {
  return useMutation({
    mutationFn: async () => ({ result: await api.testConnection(connection), at: Date.now() }),
  });
}
