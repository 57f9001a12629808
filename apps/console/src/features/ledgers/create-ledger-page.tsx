import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CreateLedger } from '@qldb-console/contract';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { PermissionGate } from '../../components/permission-gate.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RequestInfo } from '../../components/request-info.tsx';
import { TagsEditor } from '../../components/tags/tags-editor.tsx';
import { useConnection } from '../../lib/connections.ts';
import { notify } from '../../lib/notifications.ts';
import { pagePaths } from '../../lib/page-paths.ts';
import { usePermission } from '../../lib/session.ts';
import { areTagsValid, type TagRow, tagsOf } from '../../lib/tag-rules.ts';
import { useCreateLedger } from './api/create-ledger.ts';
import { BrokenRules } from './components/broken-rules.tsx';
import { DeletionProtectionField } from './components/deletion-protection-field.tsx';
import { KmsKeyField } from './components/kms-key-field.tsx';
import { PermissionsModeField } from './components/permissions-mode-field.tsx';
import { type KmsKeyChoice, kmsKeyProblem, namedKey } from './model/kms-key-choice.ts';
import { ledgerNameProblems } from './model/ledger-name.ts';

const route = getRouteApi('/connections/$connection/create-ledger');

/** The form for a new ledger. */
export function CreateLedgerPage() {
  const { connection } = route.useParams();
  const mayCreate = usePermission('administer', { connection });
  return (
    <PermissionGate
      title="Create ledger"
      permission={mayCreate}
      back={{ text: 'All ledgers', href: pagePaths.ledgers(connection) }}
    >
      <CreateLedgerForm connection={connection} />
    </PermissionGate>
  );
}

function CreateLedgerForm({ connection }: { connection: string }) {
  const embedded = useConnection(connection)?.embedded ?? false;
  const navigate = useNavigate();
  const creation = useCreateLedger(connection);
  const nameField = useRef<InputProps.Ref>(null);
  const keyField = useRef<InputProps.Ref>(null);
  const [touched, setTouched] = useState(false);
  const [strict, setStrict] = useState(false);
  const [settings, setSettings] = useState<Pick<CreateLedger, 'name' | 'permissionsMode' | 'deletionProtection'>>({
    name: '',
    permissionsMode: 'STANDARD',
    deletionProtection: true,
  });
  const change = (part: Partial<typeof settings>) => setSettings({ ...settings, ...part });
  const [key, setKey] = useState<KmsKeyChoice>({ kind: 'aws', local: '', other: '' });
  const [tags, setTags] = useState<readonly TagRow[]>([]);
  const ruleProblems = ledgerNameProblems(settings.name);
  const mayName = usePermission('administer', { connection, ledger: settings.name });
  // Roles can be limited to names; which ones those are, the reader's roles say.
  const nameProblems =
    ruleProblems.length === 0 && !mayName.allowed
      ? [`Your role does not cover this name. ${mayName.reason}`]
      : ruleProblems;
  const kmsKey = namedKey(key);
  const ledger: CreateLedger = {
    ...settings,
    ...(key.kind === 'aws' || kmsKey === '' ? {} : { kmsKey }),
    ...(tags.length === 0 ? {} : { tags: tagsOf(tags.filter((tag) => tag.key !== '')) }),
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    setStrict(true);
    if (creation.isPending) return;
    if (nameProblems.length > 0) return nameField.current?.focus();
    if (kmsKeyProblem(key) !== undefined) return keyField.current?.focus();
    if (!areTagsValid(tags)) return;
    creation.mutate(ledger, {
      onSuccess: ({ name }) => {
        notify({
          type: 'success',
          header: `Creating ledger ${name}`,
          content: 'The service accepted it. It becomes active within moments.',
        });
        void navigate({ to: '/connections/$connection/ledgers/$ledger', params: { connection, ledger: name } });
      },
    });
  };

  return (
    <ContentLayout
      header={
        <Header variant="h1" description="A ledger holds tables of documents and the journal of all their changes.">
          Create ledger
        </Header>
      }
    >
      <form onSubmit={submit} noValidate>
        <Form
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" formAction="none" href={pagePaths.ledgers(connection)}>
                Cancel
              </Button>
              <RequestInfo
                connection={connection}
                operation="CreateLedger"
                input={{
                  Name: ledger.name,
                  PermissionsMode: ledger.permissionsMode,
                  DeletionProtection: ledger.deletionProtection,
                  KmsKey: ledger.kmsKey,
                  Tags: ledger.tags,
                }}
              />
              <Button variant="primary" loading={creation.isPending} loadingText="Creating the ledger">
                Create ledger
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="l">
            <Container header={<Header variant="h2">Ledger settings</Header>}>
              <SpaceBetween size="l">
                <FormField
                  label="Name"
                  description="Applications and the AWS CLI address the ledger by this name. It cannot be changed later."
                  constraintText={`1 to 32 letters, digits and hyphens, not digits only; no hyphen at either end, no two in a row. ${settings.name.length}/32`}
                  errorText={touched ? <BrokenRules problems={nameProblems} /> : undefined}
                >
                  <Input
                    ref={nameField}
                    value={settings.name}
                    placeholder="vehicle-registration"
                    autoComplete={false}
                    spellcheck={false}
                    onChange={({ detail }) => {
                      setTouched(true);
                      change({ name: detail.value });
                    }}
                    onBlur={() => setTouched(touched || settings.name !== '')}
                  />
                </FormField>
                <PermissionsModeField
                  mode={settings.permissionsMode}
                  onChange={(permissionsMode) => change({ permissionsMode })}
                />
                <DeletionProtectionField
                  on={settings.deletionProtection}
                  onChange={(deletionProtection) => change({ deletionProtection })}
                />
              </SpaceBetween>
            </Container>
            <Container header={<Header variant="h2">Encryption at rest</Header>}>
              <KmsKeyField
                connection={connection}
                embedded={embedded}
                choice={key}
                strict={strict}
                field={keyField}
                onChange={setKey}
              />
            </Container>
            <Container
              header={
                <Header
                  variant="h2"
                  description="Pairs of key and value, to find, to bill and to grant access by. They can be changed later."
                >
                  Tags, optional
                </Header>
              }
            >
              <TagsEditor rows={tags} strict={strict} onChange={setTags} />
            </Container>
            {creation.isError ? (
              <ProblemAlert what={`Ledger ${creation.variables.name} was not created.`} error={creation.error} />
            ) : null}
          </SpaceBetween>
        </Form>
      </form>
    </ContentLayout>
  );
}
