import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { LedgersTable } from './components/ledgers-table.tsx';

const DeleteLedgerDialog = lazy(() =>
  import('./components/delete-ledger-dialog.tsx').then((module) => ({ default: module.DeleteLedgerDialog })),
);
const route = getRouteApi('/connections/$connection/ledgers');

/** All ledgers of one connection. */
export function LedgersPage() {
  const { connection } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [deleting, setDeleting] = useState<string>();
  return (
    <>
      <LedgersTable
        connection={connection}
        search={search}
        onSearch={(change) => void navigate({ search: (previous) => ({ ...previous, ...change }), replace: true })}
        onDelete={setDeleting}
      />
      {deleting === undefined ? null : (
        <Suspense fallback={null}>
          <DeleteLedgerDialog connection={connection} ledger={deleting} onClose={() => setDeleting(undefined)} />
        </Suspense>
      )}
    </>
  );
}
