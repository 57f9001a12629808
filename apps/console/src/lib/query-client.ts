import { ApiError } from '@qldb-console/contract';
import { QueryClient } from '@tanstack/react-query';
import { retryAfterMs } from './retry-after.ts';

const MOST_RETRIES = 2;
/** Where the back end asks for more patience than this, the reader is told instead. */
const LONGEST_WAIT_MS = 5_000;

/** Asking again helps only where nothing answered, or the other side was overloaded. */
function isWorthRetrying(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  const { code, status } = error.problem;
  return code === 'upstream-unreachable' || code === 'upstream-timeout' || status === 429 || status === 503;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) =>
          failures < MOST_RETRIES && isWorthRetrying(error) && (retryAfterMs(error) ?? 0) <= LONGEST_WAIT_MS,
        retryDelay: (attempt, error) => Math.max(300 * 2 ** attempt, retryAfterMs(error) ?? 0),
        // The back end is on this machine or near it: the browser's guess about being online says nothing about it.
        networkMode: 'always',
        staleTime: 10_000,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
