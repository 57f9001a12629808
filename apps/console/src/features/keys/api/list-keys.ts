import { useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** The keys of the embedded service; other connections have none, and are not asked. */
export function useKeys(connection: string, embedded: boolean) {
  return useQuery({
    queryKey: queryKeys.keys(connection),
    queryFn: async ({ signal }) => (await api.listKeys(connection, { signal })).keys,
    enabled: embedded,
  });
}
