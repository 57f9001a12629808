import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { CloseDialog } from '../../components/close-dialog.tsx';
import { SHORTCUTS } from '../../lib/shortcuts.ts';

export function ShortcutsDialog({ onDismiss }: { onDismiss: () => void }) {
  return (
    <CloseDialog header="Keyboard shortcuts" onClose={onDismiss}>
      <KeyValuePairs items={SHORTCUTS.map(({ keys, does }) => ({ label: <kbd>{keys}</kbd>, value: does }))} />
      <Box variant="small">Shortcuts rest while you type in a field.</Box>
    </CloseDialog>
  );
}
