import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { isLive } from '../model/stream-status.ts';

const LIVE_REFRESH_MS = 3_000;

const streamQuery = (connection: string, ledger: string, streamId: string) =>
  queryOptions({
    queryKey: queryKeys.streamDetail(connection, ledger, streamId),
    queryFn: ({ signal }) => api.describeStream(connection, ledger, streamId, { signal }),
    // A stream that has ended never changes again.
    refetchInterval: ({ state }) => (state.data && isLive(state.data.status) ? LIVE_REFRESH_MS : false),
  });

/** One stream; its status is followed until it has ended. */
export const useStream = (connection: string, ledger: string, streamId: string) =>
  useQuery(streamQuery(connection, ledger, streamId));
