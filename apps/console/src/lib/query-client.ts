import { ApiError } from '@qldb-console/contract';
import { QueryClient } from '@tanstack/react-query';

const MOST_RETRIES = 2;

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
        retry: (failures, error) => failures < MOST_RETRIES && isWorthRetrying(error),
        retryDelay: (attempt) => 300 * 2 ** attempt,
        // The back end is on this machine or near it: the browser's guess about being online says nothing about it.
        networkMode: 'always',
        staleTime: 10_000,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
