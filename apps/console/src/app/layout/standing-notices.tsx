import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import { TimeText } from '../../components/time-text.tsx';
import { useConnections } from '../../lib/connections.ts';
import { linkScope, linkScopeText } from '../../lib/session/access-text.ts';
import { useSession } from '../../lib/session.ts';

/** What is true of the whole session and stays above every page: an auditor's view, or a console that anybody can change. */
export function useStandingNotices(): FlashbarProps.MessageDefinition[] {
  const session = useSession().data;
  const connections = useConnections().data;
  if (!session) return [];
  const { caller, access, insecure } = session;
  const scope = linkScope(access);
  const connection = connections?.find(({ id }) => id === scope?.connection)?.name ?? scope?.connection;
  return [
    ...(insecure
      ? [
          {
            id: 'insecure',
            type: 'warning' as const,
            header: 'Whoever reaches this console is admin',
            content:
              'It listens beyond this computer and asks nobody to sign in. Set up sign-in, or let it listen on the loopback address alone.',
          },
        ]
      : []),
    ...(caller.kind === 'link' && scope
      ? [
          {
            id: 'auditor',
            type: 'info' as const,
            header: 'Auditor’s view',
            content: (
              <>
                {caller.name ?? 'Somebody'} lets you look at {linkScopeText(scope)} of the connection {connection} and
                verify it{caller.expires === undefined ? '' : ', until '}
                {caller.expires === undefined ? null : <TimeText instant={caller.expires} precision="seconds" />}. You
                can change nothing, and see nothing else.
              </>
            ),
          },
        ]
      : []),
  ];
}
