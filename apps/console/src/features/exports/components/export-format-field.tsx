import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import type { OutputFormat } from '@qldb-console/contract';

interface Props {
  value: OutputFormat;
  onChange: (format: OutputFormat) => void;
}

/** Ion or JSON, and what that choice decides for ever. */
export function ExportFormatField({ value, onChange }: Props) {
  return (
    <SpaceBetween size="s">
      <FormField
        label="Output format"
        description="The hashes of a journal are hashes of Ion values. Only a format that keeps the types of values can be hashed again later."
        stretch
      >
        <Tiles
          value={value}
          onChange={({ detail }) => onChange(detail.value as OutputFormat)}
          items={[
            {
              value: 'ION_TEXT',
              label: 'Ion text (recommended)',
              description: 'Readable as it is. Every hash can be recomputed.',
            },
            {
              value: 'ION_BINARY',
              label: 'Ion binary',
              description: 'The same values in fewer bytes. Every hash can be recomputed.',
            },
            {
              value: 'JSON',
              label: 'JSON Lines',
              description: 'For tools that know no Ion. Cannot be fully verified.',
            },
          ]}
        />
      </FormField>
      {value === 'JSON' ? (
        <Alert type="warning" statusIconAriaLabel="Warning" header="A JSON export cannot be fully verified">
          JSON has no types for times, decimals, symbols and bytes, so the content of documents cannot be hashed again:
          a changed document would not be noticed from the export alone. To prove anything from it later, make an Ion
          export of the same range too.
        </Alert>
      ) : null}
    </SpaceBetween>
  );
}
