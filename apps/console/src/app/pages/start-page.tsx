import Button from '@cloudscape-design/components/button';
import { Navigate } from '@tanstack/react-router';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { archiveId } from '../../lib/archive-id.ts';
import { useConnections } from '../../lib/connections.ts';
import { pagePaths } from '../../lib/page-paths.ts';
import { linkScope } from '../../lib/session/access-text.ts';
import { useAccess } from '../../lib/session.ts';
import { PageLoading } from '../layout/page-loading.tsx';
import { PageMessage } from '../layout/page-message.tsx';

/** Leads to the ledgers of the first connection; an auditor to what there is to see. */
export function StartPage() {
  const connections = useConnections();
  const scope = linkScope(useAccess());
  if (scope?.kind === 'ledger')
    return (
      <Navigate
        to="/connections/$connection/ledgers/$ledger"
        params={{ connection: scope.connection, ledger: scope.ledger }}
        replace
      />
    );
  if (scope?.kind === 'archive')
    return <Navigate to="/archives/$archive" params={{ archive: archiveId({ ...scope, kind: 's3' }) }} replace />;
  if (connections.isPending) return <PageLoading />;
  if (connections.isError) {
    return (
      <ProblemAlert
        what="The connections could not be loaded."
        error={connections.error}
        onRetry={() => connections.refetch()}
        action={<Button href={pagePaths.bringYourOwn()}>Verify files without a service</Button>}
      />
    );
  }
  const first = connections.data[0];
  if (first) return <Navigate to="/connections/$connection/ledgers" params={{ connection: first.id }} replace />;
  return (
    <PageMessage
      title="No connection"
      text="The console was started without an endpoint to connect to. Files can be verified without one."
      action={{ text: 'Verify files', href: pagePaths.bringYourOwn() }}
    />
  );
}
