import FormField from '@cloudscape-design/components/form-field';
import Tiles from '@cloudscape-design/components/tiles';
import type { PermissionsMode } from '@qldb-console/contract';

interface Props {
  mode: PermissionsMode;
  onChange: (mode: PermissionsMode) => void;
}

/** Who may do what with the documents of a ledger. */
export function PermissionsModeField({ mode, onChange }: Props) {
  return (
    <FormField label="Permissions mode" description="Who may do what with the documents of the ledger." stretch>
      <Tiles
        value={mode}
        onChange={({ detail }) => onChange(detail.value === 'ALLOW_ALL' ? 'ALLOW_ALL' : 'STANDARD')}
        items={[
          {
            value: 'STANDARD',
            label: 'Standard (recommended)',
            description: 'Permissions are checked for each table and each PartiQL command.',
          },
          {
            value: 'ALLOW_ALL',
            label: 'Allow all',
            description: 'Whoever may send commands to the ledger may do everything in it. Meant for old ledgers.',
          },
        ]}
      />
    </FormField>
  );
}
