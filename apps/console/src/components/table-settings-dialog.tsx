import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useId, useState } from 'react';
import { updateTablePreferences } from '../lib/preferences.ts';
import { type TableSettingsProps, useTableSettings } from './table-settings.tsx';

export function TableSettingsDialog(props: TableSettingsProps & { onClose: () => void }) {
  const { table, columns, defaults, pageSizes, rows, onClose } = props;
  const [draft, setDraft] = useState(useTableSettings(table, defaults));
  const columnsLabel = useId();
  const confirm = () => {
    updateTablePreferences(table, draft);
    onClose();
  };
  return (
    <Modal
      visible
      header="Preferences"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" onClick={confirm}>
              Confirm
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <FormField label="Page size">
          <RadioGroup
            value={String(draft.pageSize)}
            items={pageSizes.map((size) => ({ value: String(size), label: `${size} ${rows}` }))}
            onChange={({ detail }) => setDraft({ ...draft, pageSize: Number(detail.value) })}
          />
        </FormField>
        <fieldset className="plain-fieldset" aria-labelledby={columnsLabel}>
          <Box variant="awsui-key-label">
            <span id={columnsLabel}>Columns</span>
          </Box>
          {columns.map(({ id, label, always }) => (
            <Checkbox
              key={id}
              checked={draft.visibleColumns.includes(id)}
              disabled={always === true}
              onChange={({ detail }) => setDraft({ ...draft, visibleColumns: toggled(id, detail.checked) })}
            >
              {label}
            </Checkbox>
          ))}
        </fieldset>
        <Checkbox
          checked={draft.wrapLines}
          description="Show the whole text of each cell"
          onChange={({ detail }) => setDraft({ ...draft, wrapLines: detail.checked })}
        >
          Wrap lines
        </Checkbox>
      </SpaceBetween>
    </Modal>
  );

  /** Keeps the order in which the table defines its columns. */
  function toggled(id: string, visible: boolean): string[] {
    return columns
      .map((column) => column.id)
      .filter((other) => (other === id ? visible : draft.visibleColumns.includes(other)));
  }
}
