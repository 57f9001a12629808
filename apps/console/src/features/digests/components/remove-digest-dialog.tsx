import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { HashText } from '@qldb-console/ion-view';
import type { DigestEntry } from '../model/digest-entry.ts';
import { removeDigest } from '../model/digests.ts';

/** Asks before a digest is forgotten: one that was kept long ago cannot be had again. */
export function RemoveDigestDialog({ digest, onClose }: { digest: DigestEntry; onClose: () => void }) {
  return (
    <Modal
      visible
      header="Remove digest"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button
              variant="primary"
              onClick={() => {
                removeDigest(digest.id);
                onClose();
              }}
            >
              Remove
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="s">
        <Box variant="p">
          The digest at block {digest.tip.sequenceNo} of {digest.ledger ?? 'a ledger that is not stated'} is removed
          from this browser. A service can give a digest of that block again, but not one that was saved at that time.
        </Box>
        <HashText hash={digest.digest} label="digest" full />
      </SpaceBetween>
    </Modal>
  );
}
