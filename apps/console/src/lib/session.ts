import {
  type Access,
  type Action,
  ApiError,
  FULL_ACCESS,
  type Permission,
  permission,
  type Where,
} from '@qldb-console/contract';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api } from './api-client.ts';
import { useConnections } from './connections.ts';
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

export const useSession = () => useQuery(sessionQuery);

/** Whether the back end asks for a sign-in, and nobody has signed in when the page was loaded. */
export function useIsSignedOut(): boolean {
  return isSignedOut(useSession().error);
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.problem.code === 'sign-in-required';
}

/**
 * What the reader was granted. While it is not known, everything: it is the back end that refuses; the console only says so
 * beforehand.
 */
export function useAccess(): Access {
  return useSession().data?.access ?? FULL_ACCESS;
}

/** Whether the reader may do that there, with the reason where not. */
export function usePermission(action: Action, where: Where, options?: { readonly mutates?: boolean }): Permission {
  return usePermissions()(action, where, options);
}

/** The same for what is only known while a list is drawn. */
export function usePermissions(): (
  action: Action,
  where: Where,
  options?: { readonly mutates?: boolean },
) => Permission {
  const { data: session } = useSession();
  const connections = useConnections().data;
  return (action, where, options) =>
    permission(
      session?.access ?? FULL_ACCESS,
      action,
      where,
      {
        console: session?.readOnly ?? false,
        connection: connections?.find(({ id }) => id === where.connection)?.readOnly,
      },
      options,
    );
}

/** What a button needs to be disabled with the reason; nothing for what is allowed. */
export function disabledBy(permission: Permission): { disabled?: true; disabledReason?: string } {
  return permission.allowed ? {} : { disabled: true, disabledReason: permission.reason };
}

/** When the session ends, and whether it has. */
export function useSessionState() {
  return useSyncExternalStore(sessionState.subscribe, sessionState.get);
}
