import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { getRouteApi } from '@tanstack/react-router';
import { PermissionGate } from '../../components/permission-gate.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useConnection } from '../../lib/connections.ts';
import { pagePaths } from '../../lib/page-paths.ts';
import { usePermission } from '../../lib/session.ts';
import { useKeys } from '../keys/api/list-keys.ts';
import { useLedger } from './api/describe-ledger.ts';
import { EditLedgerForm } from './components/edit-ledger-form.tsx';
import { ImpairedNote } from './components/impaired-note.tsx';

const route = getRouteApi('/connections/$connection/ledgers/$ledger/edit');

/** The form that changes a ledger. */
export function EditLedgerPage() {
  const { connection, ledger } = route.useParams();
  const mayChange = usePermission('administer', { connection, ledger });
  return (
    <PermissionGate
      title={`Edit ledger ${ledger}`}
      permission={mayChange}
      back={{ text: 'The ledger', href: pagePaths.ledger(connection, ledger) }}
    >
      <EditLedger connection={connection} ledger={ledger} />
    </PermissionGate>
  );
}

function EditLedger({ connection, ledger }: { connection: string; ledger: string }) {
  const known = useConnection(connection);
  const detail = useLedger(connection, ledger);
  const embedded = known?.embedded ?? false;
  // The form begins with the ledger's key, which may be one of these.
  const keys = useKeys(connection, embedded);
  const ready = detail.data !== undefined && known !== undefined && (!embedded || !keys.isPending);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Only what you change is sent. Name, creation time and journal of a ledger never change."
        >
          Edit ledger {ledger}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {detail.isError ? (
          <ProblemAlert
            what={`Ledger ${ledger} could not be loaded.`}
            error={detail.error}
            onRetry={() => void detail.refetch()}
            action={<Button href={pagePaths.ledgers(connection)}>All ledgers</Button>}
          />
        ) : null}
        {!ready && !detail.isError ? <StatusIndicator type="loading">Loading the ledger</StatusIndicator> : null}
        {detail.data ? <ImpairedNote editing connection={connection} embedded={embedded} ledger={detail.data} /> : null}
        {ready ? (
          <EditLedgerForm
            connection={connection}
            embedded={embedded}
            ledger={detail.data}
            localKeys={keys.data?.map(({ arn }) => arn) ?? []}
          />
        ) : null}
      </SpaceBetween>
    </ContentLayout>
  );
}
