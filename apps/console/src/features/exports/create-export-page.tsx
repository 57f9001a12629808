import type { AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import type { InputProps } from '@cloudscape-design/components/input';
import type { SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { LedgerSelect } from '../../components/ledger-select.tsx';
import { PermissionGate } from '../../components/permission-gate.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RequestInfo } from '../../components/request-info.tsx';
import { RoleField } from '../../components/role-field.tsx';
import { TimeRangeFields } from '../../components/time-range-fields.tsx';
import { useConnection } from '../../lib/connections.ts';
import { notify } from '../../lib/notifications.ts';
import { pagePaths } from '../../lib/page-paths.ts';
import { usePermission } from '../../lib/session.ts';
import { type ChosenPreset, RANGES_UNTIL_NOW, WHOLE_UNTIL_NOW, withoutRange } from '../../lib/time-range.ts';
import { problemsOfTyped } from '../../lib/typed-problems.ts';
import { useLedgerChoice } from '../ledgers/api/choose-ledger.ts';
import { useCreateExport } from './api/create-export.ts';
import { ExportDestinationFields } from './components/export-destination-fields.tsx';
import { ExportFormatField } from './components/export-format-field.tsx';
import { EXPORT_FIELDS, type ExportForm, emptyExport, exportProblems, exportRequest } from './model/export-form.ts';

const route = getRouteApi('/connections/$connection/exports/create');

/** The form for a new export. */
export function CreateExportPage() {
  const { connection } = route.useParams();
  const mayCreate = usePermission('operate', { connection });
  return (
    <PermissionGate
      title="Create export"
      permission={mayCreate}
      back={{ text: 'All exports', href: pagePaths.exports(connection) }}
    >
      <CreateExportForm connection={connection} />
    </PermissionGate>
  );
}

function CreateExportForm({ connection }: { connection: string }) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const known = useConnection(connection);
  const choice = useLedgerChoice(connection);
  const creation = useCreateExport(connection);
  const [typed, setTyped] = useState<Partial<ExportForm>>({});
  const [preset, setPreset] = useState<ChosenPreset | undefined>(() => ({ ...WHOLE_UNTIL_NOW, now: Date.now() }));
  const [submitted, setSubmitted] = useState(false);
  const fields = useFields();

  const only = choice.ledgers.length === 1 ? choice.ledgers[0]?.name : undefined;
  const ledger = typed.ledger ?? search.ledger ?? only ?? '';
  const created = choice.ledgers.find(({ name }) => name === ledger)?.creationTime;
  // Until the reader types something, a field follows the choice of ledger and what the connection suggests.
  const form: ExportForm = { ...emptyExport(ledger, known?.defaults), ...preset?.range(preset.now, created), ...typed };
  const mayUse = usePermission('operate', { connection, ledger: form.ledger });
  const problems = {
    ...exportProblems(form, Date.now()),
    ...(form.ledger === '' || mayUse.allowed ? {} : { ledger: mayUse.reason }),
  };
  const shown = submitted ? problems : problemsOfTyped(problems, typed);
  const request = exportRequest(form);
  const change = (part: Partial<ExportForm>) => setTyped({ ...typed, ...part });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (creation.isPending) return;
    const wrong = EXPORT_FIELDS.find((name) => problems[name] !== undefined);
    if (wrong !== undefined || request === undefined) {
      fields.focus(wrong);
      return;
    }
    creation.mutate(
      { ledger, request },
      {
        onSuccess: ({ exportId }) => {
          notify({
            type: 'success',
            header: `Exporting the journal of ${ledger}`,
            content: 'The service accepted the export. Its page follows it until it is done.',
          });
          void navigate({
            to: '/connections/$connection/ledgers/$ledger/exports/$exportId',
            params: { connection, ledger, exportId },
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
          description="Writes the blocks of a journal to Amazon S3, with manifests that say which objects belong together."
        >
          Create export
        </Header>
      }
    >
      <form onSubmit={submit} noValidate>
        <Form
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" formAction="none" href={pagePaths.exports(connection)}>
                Cancel
              </Button>
              {request ? (
                <RequestInfo
                  connection={connection}
                  operation="ExportJournalToS3"
                  input={{
                    Name: ledger,
                    InclusiveStartTime: request.inclusiveStartTime,
                    ExclusiveEndTime: request.exclusiveEndTime,
                    S3ExportConfiguration: {
                      Bucket: request.bucket,
                      Prefix: request.prefix,
                      EncryptionConfiguration: {
                        ObjectEncryptionType: request.encryption,
                        KmsKeyArn: request.kmsKeyArn,
                      },
                    },
                    RoleArn: request.roleArn,
                    OutputFormat: request.outputFormat,
                  }}
                />
              ) : null}
              <Button variant="primary" loading={creation.isPending} loadingText="Creating the export">
                Create export
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="l">
            <Container header={<Header variant="h2">What is exported</Header>}>
              <SpaceBetween size="l">
                <LedgerSelect
                  ref={fields.ledger}
                  label="Ledger"
                  description="At most two exports of a ledger run at the same time."
                  {...choice}
                  value={ledger}
                  problem={shown.ledger}
                  onChange={(name) => change({ ledger: name })}
                />
                <TimeRangeFields
                  range={form}
                  problems={shown}
                  presets={RANGES_UNTIL_NOW}
                  preset={preset?.id}
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
                <ExportFormatField value={form.outputFormat} onChange={(outputFormat) => change({ outputFormat })} />
              </SpaceBetween>
            </Container>
            <Container header={<Header variant="h2">Where it is written</Header>}>
              <SpaceBetween size="l">
                <ExportDestinationFields
                  connection={connection}
                  known={known}
                  form={form}
                  problems={shown}
                  bucketRef={fields.bucket}
                  prefixRef={fields.prefix}
                  kmsKeyRef={fields.kmsKeyArn}
                  onChange={change}
                />
                <RoleField
                  ref={fields.roleArn}
                  description="The role with which the service writes to the bucket: s3:PutObject, with a KMS key also kms:GenerateDataKey."
                  recordedOnly={known?.embedded ?? false}
                  value={form.roleArn}
                  problem={shown.roleArn}
                  onChange={(roleArn) => change({ roleArn })}
                />
              </SpaceBetween>
            </Container>
            {creation.isError ? <ProblemAlert what="The export was not created." error={creation.error} /> : null}
          </SpaceBetween>
        </Form>
      </form>
    </ContentLayout>
  );
}

/** The fields, to lead the reader to the first one that is wrong. */
function useFields() {
  const ledger = useRef<SelectProps.Ref>(null);
  const start = useRef<InputProps.Ref>(null);
  const end = useRef<InputProps.Ref>(null);
  const bucket = useRef<AutosuggestProps.Ref>(null);
  const prefix = useRef<InputProps.Ref>(null);
  const kmsKeyArn = useRef<InputProps.Ref>(null);
  const roleArn = useRef<InputProps.Ref>(null);
  const all = { ledger, start, end, bucket, prefix, kmsKeyArn, roleArn };
  return {
    ...all,
    focus: (name: (typeof EXPORT_FIELDS)[number] | undefined) => {
      if (name !== undefined) all[name].current?.focus();
    },
  };
}
