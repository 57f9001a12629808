import FormField from '@cloudscape-design/components/form-field';
import Toggle from '@cloudscape-design/components/toggle';

interface Props {
  on: boolean;
  onChange: (on: boolean) => void;
}

export function DeletionProtectionField({ on, onChange }: Props) {
  return (
    <FormField
      label="Deletion protection"
      description="While it is on, the ledger cannot be deleted. It can be lifted and set again at any time."
    >
      <Toggle checked={on} onChange={({ detail }) => onChange(detail.checked)}>
        {on ? 'On' : 'Off'}
      </Toggle>
    </FormField>
  );
}
