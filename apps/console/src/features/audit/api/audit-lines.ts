import { ApiError } from '@qldb-console/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

const LINES_PER_PAGE = 500;
/** Of a request that instances answer in turn. */
const MOST_TRIES = 20;
/** Beyond that many entries a browser is the wrong tool; the command line takes files of any size. */
const MOST_PAGES = 40;
export const MOST_ENTRIES = LINES_PER_PAGE * MOST_PAGES;

/** The audit log from its end, page by page towards its beginning. */
export function useAuditLines() {
  return useInfiniteQuery({
    queryKey: queryKeys.audit(),
    queryFn: ({ pageParam, signal }) => fromOneInstance(() => listPage(pageParam, signal)),
    initialPageParam: {} as PageParam,
    getNextPageParam: ({ start, instance }, pages): PageParam | undefined =>
      start === 0 || pages.length >= MOST_PAGES ? undefined : { before: start, instance },
  });
}

/** Pages belong together only when one instance answered them all: each keeps a log of its own. */
interface PageParam {
  readonly before?: number;
  readonly instance?: string;
}

function listPage(page: PageParam, signal: AbortSignal) {
  return api.listAudit({ ...page, limit: LINES_PER_PAGE }, { signal });
}

/** A proxy sends each request to any instance; of few, the one that is meant has its turn soon. */
async function fromOneInstance<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let left = MOST_TRIES; ; left--)
    try {
      return await ask();
    } catch (error) {
      if (left <= 1 || !(error instanceof ApiError) || error.problem.code !== 'other-instance') throw error;
    }
}
