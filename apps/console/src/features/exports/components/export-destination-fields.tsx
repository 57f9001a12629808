import type { AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Connection, ExportEncryption } from '@qldb-console/contract';
import type { Ref } from 'react';
import { SuggestField } from '../../../components/suggest-field.tsx';
import { useBuckets } from '../api/list-buckets.ts';
import { type ExportForm, type ExportProblems, prefixWarning } from '../model/export-form.ts';

interface Props {
  connection: string;
  known: Connection | undefined;
  form: ExportForm;
  problems: ExportProblems;
  bucketRef: Ref<AutosuggestProps.Ref>;
  prefixRef: Ref<InputProps.Ref>;
  kmsKeyRef: Ref<InputProps.Ref>;
  onChange: (change: Partial<ExportForm>) => void;
}

/** Where the objects are written, and how they are encrypted there. */
export function ExportDestinationFields(props: Props) {
  const { connection, known, form, problems, bucketRef, prefixRef, kmsKeyRef, onChange } = props;
  const buckets = useBuckets(connection);
  return (
    <SpaceBetween size="l">
      <ColumnLayout columns={2}>
        <SuggestField
          ref={bucketRef}
          label="S3 bucket"
          description={
            known?.local
              ? 'Of the local object store that comes with this console.'
              : 'In the region of the ledger; exports across regions are not possible.'
          }
          value={form.bucket}
          problem={problems.bucket}
          placeholder="my-exports"
          what="buckets"
          suggestions={(buckets.data ?? []).map((value) => ({ value }))}
          status={buckets.isError ? 'error' : buckets.isPending ? 'loading' : 'finished'}
          onChange={(bucket) => onChange({ bucket })}
        />
        <FormField
          label={
            <span>
              Prefix <i>- optional</i>
            </span>
          }
          description="The folder of the objects; a slash is added at its end."
          constraintText={`Up to 128 characters. Objects: s3://${form.bucket || '…'}/${folder(form.prefix)}…`}
          errorText={problems.prefix}
          warningText={problems.prefix === undefined ? prefixWarning(form.prefix) : undefined}
        >
          <Input
            ref={prefixRef}
            value={form.prefix}
            placeholder="my-ledger/"
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => onChange({ prefix: detail.value })}
          />
        </FormField>
      </ColumnLayout>
      <FormField label="Encryption of the objects" description="Done by Amazon S3 when it stores them.">
        <RadioGroup
          value={form.encryption}
          onChange={({ detail }) => onChange({ encryption: detail.value as ExportEncryption })}
          items={[
            {
              value: 'NO_ENCRYPTION',
              label: 'Default of the bucket',
              description: 'The request asks for nothing else.',
            },
            { value: 'SSE_S3', label: 'Key managed by Amazon S3', description: 'AES-256 (SSE-S3).' },
            {
              value: 'SSE_KMS',
              label: 'AWS KMS key',
              description: 'The role below must be allowed to use the key (SSE-KMS).',
            },
          ]}
        />
      </FormField>
      {form.encryption === 'SSE_KMS' ? (
        <FormField label="KMS key ARN" description="A symmetric key." errorText={problems.kmsKeyArn} stretch>
          <Input
            ref={kmsKeyRef}
            value={form.kmsKeyArn}
            placeholder="arn:aws:kms:us-east-1:123456789012:key/…"
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => onChange({ kmsKeyArn: detail.value })}
          />
        </FormField>
      ) : null}
    </SpaceBetween>
  );
}

const folder = (prefix: string) => (prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`);
