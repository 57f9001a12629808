import Box from '@cloudscape-design/components/box';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { SessionEnd } from '../../../lib/session/session-times.ts';
import { EndButtons } from './end-buttons.tsx';

const WHY: Readonly<Record<SessionEnd, string>> = {
  idle: 'Nobody has used the console in this browser for a while, so the session has ended.',
  absolute: 'The session was as long as one may be, and has ended.',
  refused:
    'The session has ended: it was signed out in another window, or ended by your organisation or the people who run this console.',
};

interface Props {
  why: SessionEnd;
  /** The session was that of an auditor link, which nobody can sign in to again. */
  isLink: boolean;
  onLeave: () => void;
}

/** The session is over; the page behind stays as it is. */
export function EndedDialog({ why, isLink, onLeave }: Props) {
  return (
    <Modal
      visible
      header={isLink ? 'The auditor link has ended' : 'Sign in again'}
      closeAriaLabel="Close"
      onDismiss={onLeave}
      footer={<EndButtons isLink={isLink} later="Not now" onLater={onLeave} />}
    >
      <SpaceBetween size="s">
        <Box variant="p">
          {isLink
            ? 'Its time is over, or the people who run this console have ended it. To go on looking, ask whoever gave it to you for another one.'
            : WHY[why]}
        </Box>
        <Box variant="p">
          The page behind stays as it is{isLink ? '' : ', with everything typed into it'}. Archives opened from files,
          and what is saved in this browser, can be used without a session.
        </Box>
      </SpaceBetween>
    </Modal>
  );
}
