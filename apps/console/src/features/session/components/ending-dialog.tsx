import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import LiveRegion from '@cloudscape-design/components/live-region';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { refresher } from '../../../lib/api-client.ts';
import { takeActivity } from '../../../lib/session/activity.ts';
import { sessionState } from '../../../lib/session/session-state.ts';
import { signOut } from '../model/sign-out.ts';
import type { ComingEnd } from '../use-session-end.ts';
import { EndButtons } from './end-buttons.tsx';

interface Props {
  end: ComingEnd;
  /** The session is that of an auditor link, which nobody can sign in to again. */
  isLink: boolean;
  onLater: () => void;
}

/** Two minutes before the session ends: how long there is, and what can be done. */
export function EndingDialog({ end: { why, at }, isLink, onLater }: Props) {
  const [failed, setFailed] = useState<string>();
  const [staying, setStaying] = useState(false);
  const idle = why === 'idle';
  const stay = async () => {
    setStaying(true);
    takeActivity();
    const outcome = await refresher.stayActive().catch(() => 'unknown' as const);
    setStaying(false);
    if (outcome === 'ended') sessionState.noteEnded('refused');
    else if (outcome === 'unknown') setFailed('Whether you stay signed in is not known');
  };
  const leave = () => signOut().catch(() => setFailed('You were not signed out'));
  return (
    <Modal
      visible
      header={
        idle ? 'You are about to be signed out' : isLink ? 'The link is about to end' : 'Your session is about to end'
      }
      closeAriaLabel={idle ? 'Stay signed in' : 'Close'}
      onDismiss={idle ? () => void stay() : onLater}
      footer={
        idle ? (
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={() => void leave()}>Sign out</Button>
              <Button variant="primary" loading={staying} onClick={() => void stay()}>
                Stay signed in
              </Button>
            </SpaceBetween>
          </Box>
        ) : (
          <EndButtons isLink={isLink} later="Later" onLater={onLater} />
        )
      }
    >
      <SpaceBetween size="s">
        {/* No paragraph: what is said aloud is a block of its own. */}
        <Box>
          {idle
            ? 'Nobody has used the console in this browser for a while. The session ends in '
            : isLink
              ? 'The time that the auditor link was given for ends in '
              : 'It is as long as a session may be, and ends in '}
          <TimeLeft at={at} />.
        </Box>
        <Box variant="p">
          {idle
            ? 'This page stays as it is, with everything typed into it; you can sign in again later.'
            : isLink
              ? 'What you have saved stays with you. To go on looking, ask whoever gave you the link for another one.'
              : 'Sign in again now, in a window of its own, and go on here: this page stays as it is.'}
        </Box>
        {failed === undefined ? null : (
          <Alert type="error" statusIconAriaLabel="Error" header={failed}>
            The console, or the sign-in page of your organisation, did not answer as it should. Try again.
          </Alert>
        )}
      </SpaceBetween>
    </Modal>
  );
}

/** The time left, once a second; said aloud only every half minute. */
function TimeLeft({ at }: { at: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((at - now) / 1_000));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const steps = Math.ceil(seconds / 30) * 30;
  return (
    <>
      <Box variant="strong">{text} minutes</Box>
      <LiveRegion hidden>{steps >= 60 ? `${steps / 60} minutes left` : `Less than ${steps} seconds left`}</LiveRegion>
    </>
  );
}
