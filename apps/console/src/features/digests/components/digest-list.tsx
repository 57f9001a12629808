import { lazy, type ReactNode, Suspense, useState } from 'react';
import { StoredHashEncoding } from '../../../components/stored-hash-encoding.tsx';
import type { DigestEntry } from '../model/digest-entry.ts';
import { DigestsTable } from './digests-table.tsx';

const LoadDigestDialog = lazy(() =>
  import('./load-digest-dialog.tsx').then((module) => ({ default: module.LoadDigestDialog })),
);
const RemoveDigestDialog = lazy(() =>
  import('./remove-digest-dialog.tsx').then((module) => ({ default: module.RemoveDigestDialog })),
);

interface Props {
  digests: readonly DigestEntry[];
  /** Gets what opens the dialog for loading a digest. */
  header: (load: () => void) => ReactNode;
  empty: (load: () => void) => ReactNode;
}

/** The table of digests with its dialogs. */
export function DigestList({ digests, header, empty }: Props) {
  const [loading, setLoading] = useState(false);
  const [removing, setRemoving] = useState<DigestEntry>();
  const load = () => setLoading(true);
  return (
    <StoredHashEncoding>
      <DigestsTable digests={digests} header={header(load)} empty={empty(load)} onRemove={setRemoving} />
      <Suspense fallback={null}>
        {loading ? <LoadDigestDialog onClose={() => setLoading(false)} /> : null}
        {removing ? <RemoveDigestDialog digest={removing} onClose={() => setRemoving(undefined)} /> : null}
      </Suspense>
    </StoredHashEncoding>
  );
}
