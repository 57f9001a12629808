import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from './api-client.ts';
import { queryKeys } from './query-keys.ts';
import { isSignedOut, sessionQuery } from './session-query.ts';

/** The endpoints this console was started with; they do not change while it runs. */
export const connectionsQuery = queryOptions({
  queryKey: queryKeys.connections(),
  queryFn: async ({ signal, client }) => {
    // Without a session this would be refused, and each refusal is on record: that somebody only opened the page is none.
    const failed =
      client.getQueryState(sessionQuery.queryKey)?.error ??
      (await client.ensureQueryData(sessionQuery).then(
        () => undefined,
        (error: unknown) => error,
      ));
    if (isSignedOut(failed)) throw failed;
    return api.listConnections({ signal });
  },
  select: (answer) => answer.connections,
  staleTime: Number.POSITIVE_INFINITY,
});

export const useConnections = () => useQuery(connectionsQuery);

/** The connection of that id; `undefined` while unknown. */
export function useConnection(id: string) {
  return useConnections().data?.find((connection) => connection.id === id);
}
