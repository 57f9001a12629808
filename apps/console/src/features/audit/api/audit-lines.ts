import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

const LINES_PER_PAGE = 500;
/** Beyond that many entries a browser is the wrong tool; the command line takes files of any size. */
const MOST_PAGES = 40;
export const MOST_ENTRIES = LINES_PER_PAGE * MOST_PAGES;

/** The audit log from its end, page by page towards its beginning. */
export function useAuditLines() {
  return useInfiniteQuery({
    queryKey: queryKeys.audit(),
    queryFn: ({ pageParam, signal }) => api.listAudit({ before: pageParam, limit: LINES_PER_PAGE }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ start }, pages) => (start === 0 || pages.length >= MOST_PAGES ? undefined : start),
  });
}
