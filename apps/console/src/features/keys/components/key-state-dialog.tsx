import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { KmsKey } from '@qldb-console/contract';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { notify } from '../../../lib/notifications.ts';
import { useUpdateKey } from '../api/update-key.ts';
import { KEY_STATES, keyName } from '../model/key-state.ts';

interface Props {
  connection: string;
  kmsKey: KmsKey;
  /** Only what takes the key away is asked about. */
  state: 'Disabled' | 'PendingDeletion';
  /** Ledgers with this key; `undefined` while unknown. */
  users: readonly string[] | undefined;
  onClose: () => void;
}

const ACTIONS = { Disabled: 'Disable key', PendingDeletion: 'Schedule deletion' } as const;

/** Says what becomes of the ledgers before their key is taken away. */
export function KeyStateDialog({ connection, kmsKey: key, state, users, onClose }: Props) {
  const updating = useUpdateKey(connection);
  const submit = () =>
    updating.mutate(
      { keyId: key.keyId, state },
      {
        onSuccess: () => {
          notify({ type: 'success', header: `Key ${keyName(key)}: ${KEY_STATES[state].word.toLowerCase()}` });
          onClose();
        },
      },
    );
  return (
    <Modal
      visible
      header={`${ACTIONS[state]} ${keyName(key)}`}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" loading={updating.isPending} onClick={submit}>
              {ACTIONS[state]}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {users === undefined ? (
          <Box variant="p">Which ledgers use this key is not known at the moment.</Box>
        ) : users.length === 0 ? (
          <Box variant="p">No ledger uses this key.</Box>
        ) : (
          <Alert
            type="warning"
            statusIconAriaLabel="Warning"
            header={users.length === 1 ? '1 ledger uses this key' : `${users.length} ledgers use this key`}
          >
            <Box variant="strong">{users.join(', ')}</Box>: reading and writing the journal, digests, new exports and
            streams are refused from now on; those that run wait. Describing, tagging and editing the ledger go on.
          </Alert>
        )}
        <Box variant="p">
          {KEY_STATES[state].means} It can be enabled again at any time, and nothing is lost meanwhile.
        </Box>
        {updating.isError ? <ProblemAlert what="The key was not changed." error={updating.error} /> : null}
      </SpaceBetween>
    </Modal>
  );
}
