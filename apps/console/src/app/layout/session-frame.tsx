import type { Session } from '@qldb-console/contract';
import { lazy, Suspense } from 'react';
import type { Mode } from '../../features/session/mode-dialog.tsx';
import { notify } from '../../lib/notifications.ts';

const SessionGuard = lazy(() =>
  import('../../features/session/session-guard.tsx').then((module) => ({ default: module.SessionGuard })),
);
const AccountDialog = lazy(() =>
  import('../../features/session/account-dialog.tsx').then((module) => ({ default: module.AccountDialog })),
);
const ModeDialog = lazy(() =>
  import('../../features/session/mode-dialog.tsx').then((module) => ({ default: module.ModeDialog })),
);

/** What the marks of the session in the top bar open. */
export type SessionDialog = 'account' | Mode;

interface Props {
  session: Session;
  open: SessionDialog | undefined;
  onClose: () => void;
}

/** What belongs to the session and not to a page; none of it is loaded in a console without sign-in. */
export function SessionFrame({ session, open, onClose }: Props) {
  return (
    <Suspense fallback={null}>
      {session.caller.kind === 'local' ? null : <SessionGuard caller={session.caller} />}
      {open === 'account' ? (
        <AccountDialog session={session} onSignOut={signOutOrTell} onClose={onClose} />
      ) : open === undefined ? null : (
        <ModeDialog mode={open} onClose={onClose} />
      )}
    </Suspense>
  );
}

export function signOutOrTell(): void {
  void import('../../features/session/model/sign-out.ts')
    .then(({ signOut }) => signOut())
    .catch((error: unknown) =>
      notify({
        id: 'sign-out',
        type: 'error',
        header: 'You were not signed out',
        content: error instanceof Error ? `${error.message}. Try again.` : 'Try again.',
      }),
    );
}
