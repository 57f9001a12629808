import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import type { ReactNode, Ref } from 'react';

interface Props {
  description: ReactNode;
  /** The role is recorded and not used: nothing of AWS stands behind this connection. */
  recordedOnly: boolean;
  value: string;
  problem: string | undefined;
  ref?: Ref<InputProps.Ref>;
  onChange: (roleArn: string) => void;
}

/** The role that the service takes on to write to another one. */
export function RoleField({ description, recordedOnly, value, problem, ref, onChange }: Props) {
  return (
    <FormField
      label="IAM role ARN"
      description={description}
      constraintText={
        recordedOnly ? 'The embedded ledger service records the role and writes with its own access.' : ''
      }
      errorText={problem}
      stretch
    >
      <Input
        {...(ref === undefined ? {} : { ref })}
        value={value}
        placeholder="arn:aws:iam::123456789012:role/my-role"
        autoComplete={false}
        spellcheck={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
