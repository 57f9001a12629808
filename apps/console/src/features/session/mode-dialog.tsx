import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { CloseDialog } from '../../components/close-dialog.tsx';

/** What a mark in the top bar stands for. */
export type Mode = 'read-only-console' | 'read-only-connection' | 'insecure';

const TEXTS: Readonly<Record<Mode, { header: string; text: readonly string[] }>> = {
  'read-only-console': {
    header: 'This console is read-only',
    text: [
      'Whoever you are, nothing is changed through it: no ledger, key, tag, export or stream is made, changed or ended. Everything else works as ever: journals are looked through, digests taken, and documents, blocks and whole journals verified.',
      'The people who run the console have started it with the setting READ_ONLY. The back end refuses every change itself; the buttons only say so beforehand.',
    ],
  },
  'read-only-connection': {
    header: 'This connection is read-only',
    text: [
      'Nothing is changed through it, whoever you are: no ledger, key, tag, export or stream. Journals are looked through and verified as ever. Other connections may be open to changes.',
      'The configuration of the console says so of this connection (readOnly). The back end refuses every change itself; the buttons only say so beforehand.',
    ],
  },
  insecure: {
    header: 'Whoever reaches this console is admin',
    text: [
      'The console listens on an address that other computers can reach, and asks nobody to sign in. Everybody who gets to this page can read every ledger and delete it; nobody can say afterwards which person it was: the audit log, where one is kept, knows addresses alone.',
      'It was started with the setting INSECURE_NO_SIGN_IN. Set up sign-in, or let it listen on the loopback address alone, and leave the setting out.',
    ],
  },
};

export function ModeDialog({ mode, onClose }: { mode: Mode; onClose: () => void }) {
  const { header, text } = TEXTS[mode];
  return (
    <CloseDialog header={header} onClose={onClose}>
      <SpaceBetween size="s">
        {text.map((paragraph) => (
          <Box key={paragraph} variant="p">
            {paragraph}
          </Box>
        ))}
      </SpaceBetween>
    </CloseDialog>
  );
}
