import Button from '@cloudscape-design/components/button';
import { lazy, Suspense, useState } from 'react';
import { disabledBy, usePermission, useSession } from '../../lib/session.ts';
import type { ShareTarget } from './share-dialog.tsx';

const ShareDialog = lazy(() => import('./share-dialog.tsx').then((module) => ({ default: module.ShareDialog })));

/** The button that makes an auditor link. Without sign-in there are none, and everybody sees everything anyhow. */
export function ShareWithAuditor({ connection, target }: { connection: string; target: ShareTarget }) {
  const caller = useSession().data?.caller.kind;
  const mayShare = usePermission(
    'administer',
    target.kind === 'ledger'
      ? { connection, ledger: target.ledger }
      : { connection, archive: { bucket: target.bucket, prefix: target.prefix } },
    { mutates: false },
  );
  const [open, setOpen] = useState(false);
  if (caller !== 'user') return null;
  return (
    <>
      <Button iconName="share" {...disabledBy(mayShare)} onClick={() => setOpen(true)}>
        Share with an auditor
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <ShareDialog connection={connection} target={target} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
