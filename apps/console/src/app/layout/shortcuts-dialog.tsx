import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import { SHORTCUTS } from '../../lib/shortcuts.ts';

export function ShortcutsDialog({ onDismiss }: { onDismiss: () => void }) {
  return (
    <Modal
      visible
      header="Keyboard shortcuts"
      closeAriaLabel="Close"
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onDismiss}>
            Close
          </Button>
        </Box>
      }
    >
      <KeyValuePairs items={SHORTCUTS.map(({ keys, does }) => ({ label: <kbd>{keys}</kbd>, value: does }))} />
      <Box variant="small">Shortcuts rest while you type in a field.</Box>
    </Modal>
  );
}
