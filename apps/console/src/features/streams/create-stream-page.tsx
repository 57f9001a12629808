import type { AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import type { SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { LedgerSelect } from '../../components/ledger-select.tsx';
import { PermissionGate } from '../../components/permission-gate.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RequestInfo } from '../../components/request-info.tsx';
import { RoleField } from '../../components/role-field.tsx';
import { TagsEditor } from '../../components/tags/tags-editor.tsx';
import { TimeRangeFields } from '../../components/time-range-fields.tsx';
import { useConnection } from '../../lib/connections.ts';
import { notify } from '../../lib/notifications.ts';
import { pagePaths } from '../../lib/page-paths.ts';
import { usePermission } from '../../lib/session.ts';
import { areTagsValid, type TagRow, tagsOf } from '../../lib/tag-rules.ts';
import { type ChosenPreset, RANGES_FROM, WHOLE_AND_ON, withoutRange } from '../../lib/time-range.ts';
import { problemsOfTyped } from '../../lib/typed-problems.ts';
import { useLedgerChoice } from '../ledgers/api/choose-ledger.ts';
import { useCreateStream } from './api/change-stream.ts';
import { StreamTargetFields } from './components/stream-target-fields.tsx';
import { emptyStream, STREAM_FIELDS, type StreamForm, streamProblems, streamRequest } from './model/stream-form.ts';

const route = getRouteApi('/connections/$connection/streams/create');

/** The form for a new stream. */
export function CreateStreamPage() {
  const { connection } = route.useParams();
  const mayCreate = usePermission('operate', { connection });
  return (
    <PermissionGate
      title="Create stream"
      permission={mayCreate}
      back={{ text: 'All streams', href: pagePaths.streams(connection) }}
    >
      <CreateStreamForm connection={connection} />
    </PermissionGate>
  );
}

function CreateStreamForm({ connection }: { connection: string }) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const known = useConnection(connection);
  const choice = useLedgerChoice(connection);
  const creation = useCreateStream(connection);
  const [typed, setTyped] = useState<Partial<StreamForm>>({});
  const [preset, setPreset] = useState<ChosenPreset | undefined>(() => ({ ...WHOLE_AND_ON, now: Date.now() }));
  const [tags, setTags] = useState<readonly TagRow[]>([]);
  const [submitted, setSubmitted] = useState(false);
  const fields = useFields();

  const only = choice.ledgers.length === 1 ? choice.ledgers[0]?.name : undefined;
  const ledger = typed.ledger ?? search.ledger ?? only ?? '';
  const created = choice.ledgers.find(({ name }) => name === ledger)?.creationTime;
  // Until the reader types something, a field follows the choice of ledger and what the connection suggests.
  const form: StreamForm = {
    ...emptyStream(ledger, known?.defaults),
    ...preset?.range(preset.now, created),
    ...typed,
    ledger,
  };
  const mayUse = usePermission('operate', { connection, ledger: form.ledger });
  const problems = {
    ...streamProblems(form, Date.now()),
    ...(form.ledger === '' || mayUse.allowed ? {} : { ledger: mayUse.reason }),
  };
  const shown = submitted ? problems : problemsOfTyped(problems, typed);
  const request = streamRequest(form, tagsOf(tags.filter(({ key }) => key !== '')));
  const change = (part: Partial<StreamForm>) => setTyped({ ...typed, ...part });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (creation.isPending) return;
    const wrong = STREAM_FIELDS.find((name) => problems[name] !== undefined);
    if (wrong !== undefined || request === undefined) {
      fields.focus(wrong);
      return;
    }
    if (!areTagsValid(tags)) return;
    creation.mutate(
      { ledger, request },
      {
        onSuccess: ({ streamId }) => {
          notify({
            type: 'success',
            header: `Streaming the journal of ${ledger}`,
            content: `The service accepted stream ${form.streamName}.`,
          });
          void navigate({
            to: '/connections/$connection/ledgers/$ledger/streams/$streamId',
            params: { connection, ledger, streamId },
          });
        },
      },
    );
  };

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Writes every block of a journal to Amazon Kinesis Data Streams: those there are, and those to come."
        >
          Create stream
        </Header>
      }
    >
      <form onSubmit={submit} noValidate>
        <Form
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" formAction="none" href={pagePaths.streams(connection)}>
                Cancel
              </Button>
              {request ? (
                <RequestInfo
                  connection={connection}
                  operation="StreamJournalToKinesis"
                  input={{
                    LedgerName: ledger,
                    StreamName: request.streamName,
                    InclusiveStartTime: request.inclusiveStartTime,
                    ExclusiveEndTime: request.exclusiveEndTime,
                    KinesisConfiguration: {
                      StreamArn: request.kinesisStreamArn,
                      AggregationEnabled: request.aggregationEnabled,
                    },
                    RoleArn: request.roleArn,
                    Tags: request.tags,
                  }}
                />
              ) : null}
              <Button variant="primary" loading={creation.isPending} loadingText="Creating the stream">
                Create stream
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="l">
            <Container header={<Header variant="h2">What is streamed</Header>}>
              <SpaceBetween size="l">
                <FormField
                  label="Stream name"
                  description="Unique among the active streams of the ledger."
                  constraintText={`1 to 32 letters, digits and hyphens, not digits only; no hyphen at either end, no two in a row. ${form.streamName.length}/32`}
                  errorText={shown.streamName}
                >
                  <Input
                    ref={fields.streamName}
                    value={form.streamName}
                    placeholder="my-stream"
                    autoComplete={false}
                    spellcheck={false}
                    onChange={({ detail }) => change({ streamName: detail.value })}
                  />
                </FormField>
                <LedgerSelect
                  ref={fields.ledger}
                  label="Ledger"
                  description="Its first and other internal blocks are not streamed: they hold no transaction."
                  {...choice}
                  value={ledger}
                  problem={shown.ledger}
                  onChange={(name) => change({ ledger: name })}
                />
                <TimeRangeFields
                  range={form}
                  problems={shown}
                  presets={RANGES_FROM}
                  preset={preset?.id}
                  whenOpen="Without an end it runs until it is canceled."
                  startRef={fields.start}
                  endRef={fields.end}
                  onPreset={(chosen) => {
                    setPreset({ ...chosen, now: Date.now() });
                    setTyped(withoutRange(typed));
                  }}
                  onType={(range) => {
                    setPreset(undefined);
                    change(range);
                  }}
                />
              </SpaceBetween>
            </Container>
            <Container header={<Header variant="h2">Where it is written</Header>}>
              <SpaceBetween size="l">
                <StreamTargetFields
                  connection={connection}
                  known={known}
                  form={form}
                  problems={shown}
                  targetRef={fields.kinesisStreamArn}
                  onChange={change}
                />
                <RoleField
                  ref={fields.roleArn}
                  description="The role with which the service writes: kinesis:PutRecord, kinesis:PutRecords, kinesis:DescribeStream, kinesis:ListShards."
                  recordedOnly={known?.embedded ?? false}
                  value={form.roleArn}
                  problem={shown.roleArn}
                  onChange={(roleArn) => change({ roleArn })}
                />
              </SpaceBetween>
            </Container>
            <Container header={<Header variant="h2">Tags</Header>}>
              <TagsEditor rows={tags} strict={submitted} onChange={setTags} />
            </Container>
            {creation.isError ? (
              <ProblemAlert
                what={`Stream ${creation.variables.request.streamName} was not created.`}
                error={creation.error}
              />
            ) : null}
          </SpaceBetween>
        </Form>
      </form>
    </ContentLayout>
  );
}

/** The fields, to lead the reader to the first one that is wrong. */
function useFields() {
  const ledger = useRef<SelectProps.Ref>(null);
  const streamName = useRef<InputProps.Ref>(null);
  const start = useRef<InputProps.Ref>(null);
  const end = useRef<InputProps.Ref>(null);
  const kinesisStreamArn = useRef<AutosuggestProps.Ref>(null);
  const roleArn = useRef<InputProps.Ref>(null);
  const all = { ledger, streamName, start, end, kinesisStreamArn, roleArn };
  return {
    ...all,
    focus: (name: (typeof STREAM_FIELDS)[number] | undefined) => {
      if (name !== undefined) all[name].current?.focus();
    },
  };
}
