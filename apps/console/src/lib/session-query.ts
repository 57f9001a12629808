import { ApiError } from '@qldb-console/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api-client.ts';
import { queryKeys } from './query-keys.ts';
import { wantReports } from './report.ts';
import { sessionState } from './session/session-state.ts';

/** Who uses this console, and what they may do. Asked for once: who signs in comes with a new page. */
export const sessionQuery = queryOptions({
  queryKey: queryKeys.session(),
  queryFn: async ({ signal }) => {
    const session = await api.getSession({ signal });
    wantReports(session.audit);
    if (session.times) sessionState.noteTimes(session.times);
    return session;
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
  retryOnMount: false,
});

/** Whether the back end asks for a sign-in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.problem.code === 'sign-in-required';
}
