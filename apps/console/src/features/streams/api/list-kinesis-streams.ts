import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

const kinesisStreamsQuery = (connection: string) =>
  queryOptions({
    queryKey: queryKeys.kinesisStreams(connection),
    queryFn: ({ signal }) => api.listKinesisStreams(connection, { signal }),
    select: ({ streams }) => streams,
  });

/** Kinesis data streams, as suggestions: a form works without them. */
export const useKinesisStreams = (connection: string) => useQuery(kinesisStreamsQuery(connection));
