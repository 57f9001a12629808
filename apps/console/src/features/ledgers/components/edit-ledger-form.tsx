import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import type { InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Ledger } from '@qldb-console/contract';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { RequestInfo } from '../../../components/request-info.tsx';
import { notify } from '../../../lib/notifications.ts';
import { pagePaths } from '../../../lib/page-paths.ts';
import { useUpdateLedger } from '../api/update-ledger.ts';
import { kmsKeyOf } from '../model/encryption.ts';
import { choiceOf, kmsKeyProblem, namedKey } from '../model/kms-key-choice.ts';
import { ledgerChanges } from '../model/ledger-changes.ts';
import { isChanging, LEDGER_STATES } from '../model/ledger-state.ts';
import { DeletionProtectionField } from './deletion-protection-field.tsx';
import { KmsKeyField } from './kms-key-field.tsx';
import { PermissionsModeField } from './permissions-mode-field.tsx';

interface Props {
  connection: string;
  embedded: boolean;
  /** As it is now: what is sent is the difference to it. */
  ledger: Ledger;
  /** ARNs of the embedded service's keys. */
  localKeys: readonly string[];
}

export function EditLedgerForm({ connection, embedded, ledger, localKeys }: Props) {
  const navigate = useNavigate();
  const saving = useUpdateLedger(connection, ledger.name);
  const keyField = useRef<InputProps.Ref>(null);
  const [strict, setStrict] = useState(false);
  const [deletionProtection, setDeletionProtection] = useState(ledger.deletionProtection);
  const [permissionsMode, setPermissionsMode] = useState(ledger.permissionsMode);
  const [key, setKey] = useState(() => choiceOf(kmsKeyOf(ledger.encryption), localKeys));
  const keyProblem = kmsKeyProblem(key);
  const changes = ledgerChanges(ledger, {
    deletionProtection,
    permissionsMode,
    // As long as no key is named, the ledger keeps the one it has.
    kmsKey: keyProblem === undefined ? namedKey(key) : kmsKeyOf(ledger.encryption),
  });
  const [firstRequest = { operation: 'UpdateLedger', input: { Name: ledger.name } } as const, ...furtherRequests] =
    changes.requests;

  const back = () =>
    void navigate({
      to: '/connections/$connection/ledgers/$ledger',
      params: { connection, ledger: ledger.name },
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (saving.isPending) return;
    if (keyProblem !== undefined) return keyField.current?.focus();
    if (changes.lines.length === 0) return back();
    saving.mutate(changes, {
      onSuccess: () => {
        notify({ type: 'success', header: `Ledger ${ledger.name} changed`, content: changes.lines.join('. ') });
        back();
      },
    });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" href={pagePaths.ledger(connection, ledger.name)}>
              Cancel
            </Button>
            <RequestInfo connection={connection} {...firstRequest} also={furtherRequests} />
            <Button
              variant="primary"
              disabled={isChanging(ledger.state)}
              loading={saving.isPending}
              loadingText="Saving the changes"
            >
              Save changes
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {isChanging(ledger.state) ? (
            <StatusIndicator type="pending">
              The ledger is {LEDGER_STATES[ledger.state].word.toLowerCase()}: it can be changed when it is active.
            </StatusIndicator>
          ) : null}
          <Container header={<Header variant="h2">Deletion</Header>}>
            <DeletionProtectionField on={deletionProtection} onChange={setDeletionProtection} />
          </Container>
          <Container header={<Header variant="h2">Encryption at rest</Header>}>
            <SpaceBetween size="m">
              <KmsKeyField
                connection={connection}
                embedded={embedded}
                choice={key}
                strict={strict}
                field={keyField}
                onChange={setKey}
              />
              {changes.update?.kmsKey === undefined ? null : (
                <Alert type="info" statusIconAriaLabel="Info">
                  The change of key takes effect in the background: the encryption status is Updating until it is done,
                  and the ledger can be used meanwhile. The old key must stay usable until then.
                </Alert>
              )}
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2">Permissions</Header>}>
            <SpaceBetween size="m">
              <PermissionsModeField mode={permissionsMode} onChange={setPermissionsMode} />
              {changes.permissionsMode === 'STANDARD' ? <StandardWarning /> : null}
              {changes.permissionsMode === 'ALLOW_ALL' ? (
                <Alert type="warning" statusIconAriaLabel="Warning" header="This grants more than before">
                  From the moment of the switch whoever may send commands to the ledger may read, change and delete
                  every document in it, whatever the IAM policies say of single tables and commands.
                </Alert>
              ) : null}
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h3">What will be sent</Header>}>
            {changes.lines.length === 0 ? (
              <Box color="text-body-secondary">Nothing: the settings are as they were.</Box>
            ) : (
              <ul className="changes">
                {changes.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </Container>
          {saving.isError ? (
            <ProblemAlert
              what={
                changes.requests.length < (saving.variables.update ? 1 : 0) + (saving.variables.permissionsMode ? 1 : 0)
                  ? 'The changes were saved in part; what is left stands above.'
                  : 'The changes were not saved.'
              }
              error={saving.error}
            />
          ) : null}
        </SpaceBetween>
      </Form>
    </form>
  );
}

/** AWS advises to have the policies in place before the switch (QLDB developer guide, "Migrating to the standard permissions mode"). */
function StandardWarning() {
  return (
    <Alert type="warning" statusIconAriaLabel="Warning" header="First grant what your users need">
      In the mode Standard nobody may run PartiQL without an IAM policy for it, in addition to{' '}
      <Box variant="code">qldb:SendCommand</Box>: for each command (<Box variant="code">qldb:PartiQLSelect</Box>,{' '}
      <Box variant="code">PartiQLInsert</Box>, <Box variant="code">PartiQLUpdate</Box>,{' '}
      <Box variant="code">PartiQLDelete</Box>, <Box variant="code">PartiQLHistoryFunction</Box>,{' '}
      <Box variant="code">PartiQLCreateTable</Box>, …) and the tables it may be used on. Create the policies, and the
      tags they refer to, before the switch: whoever has none is refused from that moment on.
    </Alert>
  );
}
