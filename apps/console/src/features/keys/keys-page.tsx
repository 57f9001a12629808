import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { KmsKey, KmsKeyState } from '@qldb-console/contract';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { PermissionGate } from '../../components/permission-gate.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useConnections } from '../../lib/connections.ts';
import { notify } from '../../lib/notifications.ts';
import { pagePaths } from '../../lib/page-paths.ts';
import { usePermission } from '../../lib/session.ts';
import { useKeyUsers } from './api/key-users.ts';
import { useKeys } from './api/list-keys.ts';
import { useUpdateKey } from './api/update-key.ts';
import { CreateKeyDialog } from './components/create-key-dialog.tsx';
import { KeyStateDialog } from './components/key-state-dialog.tsx';
import { KeysTable } from './components/keys-table.tsx';
import { keyName } from './model/key-state.ts';

const route = getRouteApi('/connections/$connection/keys');

/** The keys of the embedded service; a word on where keys are kept for every other connection. */
export function KeysPage() {
  const { connection } = route.useParams();
  const connections = useConnections();
  const maySee = usePermission('administer', { connection }, { mutates: false });
  const known = connections.data?.find(({ id }) => id === connection);
  if (connections.isPending) return <StatusIndicator type="loading">Loading the connection</StatusIndicator>;
  if (known?.embedded)
    return (
      <PermissionGate
        title="Keys"
        permission={maySee}
        back={{ text: 'All ledgers', href: pagePaths.ledgers(connection) }}
      >
        <LocalKeys connection={connection} />
      </PermissionGate>
    );
  return (
    <ContentLayout header={<Header variant="h1">Keys</Header>}>
      {connections.isError ? (
        <ProblemAlert
          what="The connections could not be loaded."
          error={connections.error}
          onRetry={() => void connections.refetch()}
        />
      ) : known ? (
        <EmptyState
          title="Keys are kept in AWS KMS"
          text={`Only the embedded ledger service keeps keys of its own. Those of ${known.name} are managed where it takes them from.`}
          action={<Button href={pagePaths.ledgers(connection)}>All ledgers</Button>}
        />
      ) : (
        <EmptyState
          title="No such connection"
          text={`The console was not started with a connection ${connection}.`}
          action={<Button href={pagePaths.connections()}>All connections</Button>}
        />
      )}
    </ContentLayout>
  );
}

function LocalKeys({ connection }: { connection: string }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const keys = useKeys(connection, true);
  const users = useKeyUsers(connection, true);
  const enabling = useUpdateKey(connection);
  const [creating, setCreating] = useState(false);
  const [taking, setTaking] = useState<{ key: KmsKey; state: 'Disabled' | 'PendingDeletion' }>();

  const changeState = (key: KmsKey, state: KmsKeyState) => {
    if (state !== 'Enabled') return setTaking({ key, state });
    enabling.mutate(
      { keyId: key.keyId, state },
      {
        onSuccess: () => {
          notify({
            type: 'success',
            header: `Key ${keyName(key)} enabled`,
            content: 'The ledgers that use it can be read and written again.',
          });
        },
      },
    );
  };

  return (
    <SpaceBetween size="l">
      {enabling.isError ? <ProblemAlert what="The key was not enabled." error={enabling.error} /> : null}
      {users.isError ? (
        <ProblemAlert
          what="Which ledgers use the keys could not be found out."
          error={users.error}
          onRetry={() => void users.refetch()}
        />
      ) : null}
      <KeysTable
        connection={connection}
        keys={keys}
        users={users.data}
        search={search}
        onSearch={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
        onCreate={() => setCreating(true)}
        onChangeState={changeState}
        onRefresh={() => {
          void keys.refetch();
          void users.refetch();
        }}
      />
      {creating ? <CreateKeyDialog connection={connection} onClose={() => setCreating(false)} /> : null}
      {taking ? (
        <KeyStateDialog
          connection={connection}
          kmsKey={taking.key}
          state={taking.state}
          users={users.data ? (users.data.get(taking.key.arn) ?? []) : undefined}
          onClose={() => setTaking(undefined)}
        />
      ) : null}
    </SpaceBetween>
  );
}
