import { type Access, type Action, FULL_ACCESS, type Permission, permission, type Where } from '@qldb-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useConnections } from './connections.ts';
import { sessionState } from './session/session-state.ts';
import { isSignedOut, sessionQuery } from './session-query.ts';

export const useSession = () => useQuery(sessionQuery);

/** Whether the back end asks for a sign-in, and nobody has signed in when the page was loaded. */
export function useIsSignedOut(): boolean {
  return isSignedOut(useSession().error);
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
