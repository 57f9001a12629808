import type { TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import type { Session } from '@qldb-console/contract';
import { highestRole } from '../../lib/session/access-text.ts';
import { signInBeside, signInHref } from '../../lib/session/sign-in.ts';
import { type SessionDialog, signOutOrTell } from './session-frame.tsx';

type Marks = TopNavigationProps.Utility[];
type Open = (dialog: SessionDialog) => void;

/** What the reader must know of this console at every moment: that nothing can be changed, or that anybody can change it. */
export function modeMarks(session: Session | undefined, connectionReadOnly: boolean, onOpen: Open): Marks {
  const readOnly = session?.readOnly ? 'read-only-console' : connectionReadOnly ? 'read-only-connection' : undefined;
  return [
    ...(session?.insecure
      ? [mark('status-warning', 'No sign-in', 'No sign-in: what that means', () => onOpen('insecure'))]
      : []),
    ...(readOnly ? [mark('lock-private', 'Read-only', 'Read-only: what that means', () => onOpen(readOnly))] : []),
  ];
}

function mark(iconName: 'status-warning' | 'lock-private', text: string, ariaLabel: string, onClick: () => void) {
  return { type: 'button' as const, iconName, text, ariaLabel, onClick };
}

/**
 * The reader's own menu, or the way to sign in; nothing in a console without sign-in.
 *
 * @param hasEnded the session ended while the page was open: what is typed into it is not left behind
 */
export function sessionMenu(
  session: Session | undefined,
  { isSignedOut, hasEnded }: { isSignedOut: boolean; hasEnded: boolean },
  onOpen: Open,
): Marks {
  const signIn = { type: 'button', variant: 'primary-button', text: 'Sign in' } as const;
  if (isSignedOut) return [{ ...signIn, href: signInHref() }];
  if (hasEnded) return [{ ...signIn, onClick: signInBesideOrHere }];
  if (!session || session.caller.kind === 'local') return [];
  const { caller, access } = session;
  const isLink = caller.kind === 'link';
  const name = isLink ? 'Auditor' : (caller.name ?? caller.email ?? 'Signed in');
  const role = highestRole(access);
  return [
    {
      type: 'menu-dropdown',
      iconName: 'user-profile',
      text: name,
      ariaLabel: `Account: ${name}`,
      ...(caller.email === undefined ? {} : { description: caller.email }),
      items: [
        ...(isLink
          ? []
          : [
              {
                id: 'account',
                text: 'Roles and session',
                ...(role === undefined ? {} : { secondaryText: role }),
              },
            ]),
        { id: 'sign-out', text: isLink ? 'Leave the auditor’s view' : 'Sign out' },
      ],
      onItemClick: ({ detail }) => (detail.id === 'account' ? onOpen('account') : signOutOrTell()),
    },
  ];
}

/** Where the browser opens no window, this one is left. */
function signInBesideOrHere(): void {
  if (!signInBeside()) globalThis.location.assign(signInHref());
}
