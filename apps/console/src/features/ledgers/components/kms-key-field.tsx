import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { RefObject } from 'react';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { useKeys } from '../../keys/api/list-keys.ts';
import { KEY_STATES, keyName } from '../../keys/model/key-state.ts';
import { type KmsKeyChoice, kmsKeyProblem } from '../model/kms-key-choice.ts';

interface Props {
  connection: string;
  /** Whether the connection is the embedded service, which keeps keys of its own to choose from. */
  embedded: boolean;
  choice: KmsKeyChoice;
  /** Whether what the reader has not filled in yet is called wrong. */
  strict: boolean;
  /** Focused by the form when what is named there is wrong. */
  field: RefObject<InputProps.Ref | null>;
  onChange: (choice: KmsKeyChoice) => void;
}

/** The key a ledger is encrypted with: AWS's own, one of the embedded service, or any by its name. */
export function KmsKeyField({ connection, embedded, choice, strict, field, onChange }: Props) {
  const keys = useKeys(connection, embedded);
  const problem = kmsKeyProblem(choice);
  const options = (keys.data ?? []).map((key) => ({
    value: key.arn,
    label: keyName(key),
    description: [key.description, key.arn].filter(Boolean).join(' · '),
    tags: [KEY_STATES[key.state].word],
  }));
  return (
    <SpaceBetween size="s">
      <FormField
        label="Encryption key"
        description="What the journal is encrypted with at rest. It can be changed later."
        stretch
      >
        <RadioGroup
          value={choice.kind}
          onChange={({ detail }) => onChange({ ...choice, kind: detail.value as KmsKeyChoice['kind'] })}
          items={[
            {
              value: 'aws',
              label: 'Key owned by AWS',
              description: 'Nothing to manage, no cost of its own. The default.',
            },
            ...(embedded
              ? [
                  {
                    value: 'local',
                    label: 'Key of the embedded service',
                    description:
                      'Stands in for a key of AWS KMS: nothing is encrypted, but its state acts on the ledger.',
                  },
                ]
              : []),
            {
              value: 'other',
              label: embedded ? 'Another key, by ARN or alias' : 'Key of your own, by ARN or alias',
              description: embedded
                ? 'A key the embedded service does not know yet is added to its keys.'
                : 'A symmetric key of AWS KMS in the region of the ledger. Whoever disables it makes the journal unreadable.',
            },
          ]}
        />
      </FormField>
      {choice.kind === 'local' ? (
        <FormField label="Key" errorText={strict ? problem : undefined}>
          <Select
            ref={field}
            options={options}
            selectedOption={options.find(({ value }) => value === choice.local) ?? null}
            placeholder="Choose a key"
            statusType={keys.isPending ? 'loading' : 'finished'}
            loadingText="Loading the keys"
            empty="There are no keys. Create one on the page Keys."
            onChange={({ detail }) => onChange({ ...choice, local: detail.selectedOption.value ?? '' })}
          />
        </FormField>
      ) : null}
      {choice.kind === 'local' && keys.isError ? (
        <ProblemAlert what="The keys could not be loaded." error={keys.error} onRetry={() => void keys.refetch()} />
      ) : null}
      {choice.kind === 'other' ? (
        <FormField
          label="ARN, id or alias of the key"
          constraintText={
            <>
              For example <Box variant="code">arn:aws:kms:us-east-1:123456789012:key/…</Box> or{' '}
              <Box variant="code">alias/ledgers</Box>.
            </>
          }
          errorText={strict || choice.other !== '' ? problem : undefined}
        >
          <Input
            ref={field}
            value={choice.other}
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => onChange({ ...choice, other: detail.value })}
          />
        </FormField>
      ) : null}
    </SpaceBetween>
  );
}
