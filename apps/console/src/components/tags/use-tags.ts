import type { Tags } from '@qldb-console/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api-client.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import type { TagChanges } from '../../lib/tag-rules.ts';

/** The tags of a ledger or stream. */
export function useTags(connection: string, arn: string) {
  return useQuery({
    queryKey: queryKeys.tags(connection, arn),
    queryFn: async ({ signal }): Promise<Tags> => (await api.listTags(connection, arn, { signal })).tags,
  });
}

/**
 * Sends changes of tags: first what goes, so that there is room for what comes. Whatever becomes of it, the tags are
 * asked for again, so that a second try sends only what is still to be changed.
 */
export function useChangeTags(connection: string, arn: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ set, removed }: TagChanges) => {
      if (removed.length > 0) await api.untagResource(connection, arn, removed);
      if (Object.keys(set).length > 0) await api.tagResource(connection, arn, set);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.tags(connection, arn) }),
  });
}
