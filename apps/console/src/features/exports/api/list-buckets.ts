import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

const bucketsQuery = (connection: string) =>
  queryOptions({
    queryKey: queryKeys.buckets(connection),
    queryFn: ({ signal }) => api.listBuckets(connection, { signal }),
    select: ({ buckets }) => buckets.map(({ name }) => name),
  });

/** Names of buckets, as suggestions: a form works without them. */
export const useBuckets = (connection: string) => useQuery(bucketsQuery(connection));
