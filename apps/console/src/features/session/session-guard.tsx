import type { Session } from '@qldb-console/contract';
import { useState } from 'react';
import { useSessionState } from '../../lib/session.ts';
import { EndedDialog } from './components/ended-dialog.tsx';
import { EndingDialog } from './components/ending-dialog.tsx';
import { useSessionEnd } from './use-session-end.ts';

/** Beside every page while somebody is signed in: keeps the session alive, and stands before the page when it ends. */
export function SessionGuard({ caller: { kind } }: Pick<Session, 'caller'>) {
  const { ended } = useSessionState();
  const coming = useSessionEnd();
  /** The end that was put off until it comes. */
  const [seen, setSeen] = useState<number>();
  const [left, setLeft] = useState(false);
  if (ended === undefined && left) setLeft(false);
  if (ended !== undefined)
    return left ? null : <EndedDialog why={ended} isLink={kind === 'link'} onLeave={() => setLeft(true)} />;
  if (coming === undefined || coming.at === seen) return null;
  return <EndingDialog end={coming} isLink={kind === 'link'} onLater={() => setSeen(coming.at)} />;
}
