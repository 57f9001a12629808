import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ROLES, type Session } from '@qldb-console/contract';
import { VisibleText } from '@qldb-console/ion-view';
import { TimeText } from '../../components/time-text.tsx';
import { useConnections } from '../../lib/connections.ts';
import { ROLE_MEANINGS, rolesOn } from '../../lib/session/access-text.ts';
import { useSessionState } from '../../lib/session.ts';

interface Props {
  session: Session;
  onSignOut: () => void;
  onClose: () => void;
}

/** Who is signed in, as what, and until when. */
export function AccountDialog({ session: { caller, access }, onSignOut, onClose }: Props) {
  const connections = useConnections().data ?? [];
  const { times } = useSessionState();
  return (
    <Modal
      visible
      header="Your roles and session"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onSignOut}>Sign out</Button>
            <Button variant="primary" onClick={onClose}>
              Close
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          items={[
            { label: 'Name', value: <VisibleText text={caller.name ?? '–'} /> },
            { label: 'E-mail', value: <VisibleText text={caller.email ?? '–'} /> },
            ...connections.map(({ id, name }) => {
              const roles = rolesOn(access, id);
              return {
                label: `On ${name}`,
                value:
                  roles.length === 0 ? (
                    'No role'
                  ) : (
                    <ul className="plain-list">
                      {roles.map((role) => (
                        <li key={role}>{role}</li>
                      ))}
                    </ul>
                  ),
              };
            }),
            ...(times
              ? [
                  {
                    label: 'The session ends',
                    value: (
                      <>
                        <TimeText instant={times.absoluteEnds} precision="seconds" />
                        {times.idleEnds === undefined ? null : (
                          <Box variant="small" color="text-body-secondary" display="block">
                            earlier when nobody uses the console:{' '}
                            <TimeText instant={times.idleEnds} precision="seconds" /> as things stand
                          </Box>
                        )}
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
        <Box variant="small" color="text-body-secondary">
          {ROLES.map((role) => `${role.charAt(0).toUpperCase()}${role.slice(1)}: ${ROLE_MEANINGS[role]}.`).join(' ')}{' '}
          Roles come from the groups you belong to in your organisation.
        </Box>
      </SpaceBetween>
    </Modal>
  );
}
