import { getRouteApi } from '@tanstack/react-router';
import { ExportsTable } from './components/exports-table.tsx';

const route = getRouteApi('/connections/$connection/exports');

/** The exports of all ledgers of one connection. */
export function ExportsPage() {
  const { connection } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <ExportsTable
      connection={connection}
      ledger={undefined}
      search={search}
      onSearch={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true })}
    />
  );
}
