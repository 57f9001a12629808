import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from './api-client.ts';
import { queryKeys } from './query-keys.ts';

/** The endpoints this console was started with; they do not change while it runs. */
export const connectionsQuery = queryOptions({
  queryKey: queryKeys.connections(),
  queryFn: ({ signal }) => api.listConnections({ signal }),
  select: (answer) => answer.connections,
  staleTime: Number.POSITIVE_INFINITY,
});

export const useConnections = () => useQuery(connectionsQuery);

/** The connection of that id; `undefined` while unknown. */
export function useConnection(id: string) {
  return useConnections().data?.find((connection) => connection.id === id);
}
