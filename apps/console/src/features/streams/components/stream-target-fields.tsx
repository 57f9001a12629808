import type { AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Connection } from '@qldb-console/contract';
import type { Ref } from 'react';
import { SuggestField } from '../../../components/suggest-field.tsx';
import { useKinesisStreams } from '../api/list-kinesis-streams.ts';
import type { StreamForm, StreamProblems } from '../model/stream-form.ts';

interface Props {
  connection: string;
  known: Connection | undefined;
  form: StreamForm;
  problems: StreamProblems;
  targetRef: Ref<AutosuggestProps.Ref>;
  onChange: (change: Partial<StreamForm>) => void;
}

/** The Kinesis data stream that is written to, and how. */
export function StreamTargetFields({ connection, known, form, problems, targetRef, onChange }: Props) {
  const streams = useKinesisStreams(connection);
  return (
    <SpaceBetween size="l">
      <SuggestField
        ref={targetRef}
        label="Kinesis data stream ARN"
        description={
          known?.local
            ? 'Of the local Kinesis that comes with this console.'
            : 'In the region and the account of the ledger. It must exist already.'
        }
        value={form.kinesisStreamArn}
        problem={problems.kinesisStreamArn}
        placeholder="arn:aws:kinesis:us-east-1:123456789012:stream/my-stream"
        what="data streams"
        suggestions={(streams.data ?? []).map(({ arn, name, status }) => ({
          value: arn,
          description: status === undefined ? name : `${name}, ${status.toLowerCase()}`,
        }))}
        status={streams.isError ? 'error' : streams.isPending ? 'loading' : 'finished'}
        onChange={(kinesisStreamArn) => onChange({ kinesisStreamArn })}
      />
      <FormField
        label="Record aggregation"
        description="Several records of the journal travel in one record of Kinesis: fewer and cheaper calls. Consumers must take them apart (KPL format); the live view of this console does."
      >
        <Checkbox
          checked={form.aggregationEnabled}
          onChange={({ detail }) => onChange({ aggregationEnabled: detail.checked })}
        >
          Aggregate records
        </Checkbox>
      </FormField>
    </SpaceBetween>
  );
}
