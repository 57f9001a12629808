import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import Toggle from '@cloudscape-design/components/toggle';
import type { CreateLedger } from '@qldb-console/contract';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { notify } from '../../lib/notifications.ts';
import { pagePaths } from '../../lib/page-paths.ts';
import { useConnection } from '../connections/api/list-connections.ts';
import { useCreateLedger } from './api/create-ledger.ts';
import { ledgerNameProblem } from './model/ledger-name.ts';

const route = getRouteApi('/connections/$connection/ledgers/create');

/** The form for a new ledger. */
export function CreateLedgerPage() {
  const { connection } = route.useParams();
  const embedded = useConnection(connection)?.embedded ?? false;
  const navigate = useNavigate();
  const creation = useCreateLedger(connection);
  const nameField = useRef<InputProps.Ref>(null);
  const [touched, setTouched] = useState(false);
  const [ledger, setLedger] = useState<CreateLedger>({
    name: '',
    permissionsMode: 'STANDARD',
    deletionProtection: true,
  });
  const change = (part: Partial<CreateLedger>) => setLedger({ ...ledger, ...part });
  const nameProblem = ledgerNameProblem(ledger.name);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (creation.isPending) return;
    if (nameProblem !== undefined) {
      nameField.current?.focus();
      return;
    }
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
                  constraintText={`1 to 32 letters, digits and hyphens, not digits only; no hyphen at either end, no two in a row. ${ledger.name.length}/32`}
                  errorText={touched ? nameProblem : undefined}
                >
                  <Input
                    ref={nameField}
                    value={ledger.name}
                    placeholder="vehicle-registration"
                    autoComplete={false}
                    spellcheck={false}
                    onChange={({ detail }) => {
                      setTouched(true);
                      change({ name: detail.value });
                    }}
                    onBlur={() => setTouched(touched || ledger.name !== '')}
                  />
                </FormField>
                <FormField
                  label="Permissions mode"
                  description="Who may do what with the documents of the ledger."
                  stretch
                >
                  <Tiles
                    value={ledger.permissionsMode}
                    onChange={({ detail }) =>
                      change({ permissionsMode: detail.value === 'ALLOW_ALL' ? 'ALLOW_ALL' : 'STANDARD' })
                    }
                    items={[
                      {
                        value: 'STANDARD',
                        label: 'Standard (recommended)',
                        description: 'Permissions are checked for each table and each PartiQL command.',
                      },
                      {
                        value: 'ALLOW_ALL',
                        label: 'Allow all',
                        description:
                          'Whoever may send commands to the ledger may do everything in it. Meant for old ledgers.',
                      },
                    ]}
                  />
                </FormField>
                <FormField
                  label="Deletion protection"
                  description={
                    embedded
                      ? 'While it is on, the ledger cannot be deleted. The embedded ledger service cannot change it afterwards yet: turn it off now for a ledger you want to delete again.'
                      : 'While it is on, the ledger cannot be deleted. It has to be turned off first.'
                  }
                >
                  <Toggle
                    checked={ledger.deletionProtection}
                    onChange={({ detail }) => change({ deletionProtection: detail.checked })}
                  >
                    {ledger.deletionProtection ? 'On' : 'Off'}
                  </Toggle>
                </FormField>
              </SpaceBetween>
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
