import { getRouteApi } from '@tanstack/react-router';
import { ExportsTable } from './components/exports-table.tsx';

const route = getRouteApi('/connections/$connection/ledgers/$ledger');

/** The exports of one ledger. */
export function LedgerExportsTab({ connection, ledger }: { connection: string; ledger: string }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <ExportsTable
      connection={connection}
      ledger={ledger}
      search={search}
      onSearch={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true })}
    />
  );
}
