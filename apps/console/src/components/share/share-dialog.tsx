import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type CreatedLink, type CreateLink, MAX_LINK_HOURS, withSlash } from '@qldb-console/contract';
import { VisibleText } from '@qldb-console/ion-view';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../lib/api-client.ts';
import { readHours } from '../../lib/link-hours.ts';
import { CodeText } from '../code-text.tsx';
import { CopyableValue } from '../copyable-value.tsx';
import { ProblemAlert } from '../problem-alert.tsx';
import { TimeText } from '../time-text.tsx';

/** What an auditor link is to open. */
export type ShareTarget =
  | { readonly kind: 'ledger'; readonly ledger: string }
  | { readonly kind: 'archive'; readonly bucket: string; readonly prefix: string };

interface Props {
  connection: string;
  target: ShareTarget;
  onClose: () => void;
}

const OTHER = 'other';
const DURATIONS = [
  { value: '8', label: '8 hours' },
  { value: '24', label: '1 day' },
  { value: '168', label: '7 days' },
  { value: '720', label: '30 days' },
  { value: OTHER, label: 'Another number of hours' },
];

/** Makes a link for an auditor: how long, what it allows, and the link itself, which is shown once. */
export function ShareDialog({ connection, target, onClose }: Props) {
  const [duration, setDuration] = useState('24');
  const [typed, setTyped] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const making = useMutation({
    mutationFn: (body: CreateLink) => api.createLink(body),
    // The link is a secret: it is not kept longer than it is shown.
    gcTime: 0,
  });
  const hours = readHours(duration === OTHER ? typed : duration);
  const name = target.kind === 'ledger' ? `ledger ${target.ledger}` : `s3://${target.bucket}/${target.prefix}`;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setSubmitted(true);
    if (hours === undefined || making.isPending || making.data) return;
    making.mutate({
      connection,
      hours,
      ...(target.kind === 'ledger'
        ? { ledger: target.ledger }
        : { archive: { bucket: target.bucket, prefix: withSlash(target.prefix) } }),
    });
  };
  return (
    <Modal
      visible
      size="medium"
      header="Share with an auditor"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          {making.data ? (
            <Button variant="primary" onClick={onClose}>
              Done
            </Button>
          ) : (
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" onClick={onClose}>
                Cancel
              </Button>
              <Button variant="primary" loading={making.isPending} onClick={() => submit()}>
                Make the link
              </Button>
            </SpaceBetween>
          )}
        </Box>
      }
    >
      {making.data ? (
        <MadeLink link={making.data} />
      ) : (
        <form onSubmit={submit} noValidate>
          <SpaceBetween size="m">
            <Box variant="p">
              Whoever has the link can look at{' '}
              <Box variant="strong">
                <VisibleText text={name} />
              </Box>{' '}
              and verify {target.kind === 'ledger' ? 'its journal' : 'it'}, without signing in. Nothing can be changed
              with it, and nothing else can be seen. What is done with it stands in the audit log, under its id and your
              name.
            </Box>
            <FormField label="Valid for">
              <Select
                options={DURATIONS}
                selectedOption={DURATIONS.find(({ value }) => value === duration) ?? null}
                onChange={({ detail }) => setDuration(detail.selectedOption.value ?? '24')}
              />
            </FormField>
            {duration === OTHER ? (
              <FormField
                label="Hours"
                constraintText={`A whole number from 1 to ${MAX_LINK_HOURS}.`}
                errorText={submitted && hours === undefined ? `Enter a whole number from 1 to ${MAX_LINK_HOURS}.` : ''}
              >
                <Input value={typed} inputMode="numeric" onChange={({ detail }) => setTyped(detail.value)} />
              </FormField>
            ) : null}
            {making.isError ? <ProblemAlert what="No link was made." error={making.error} /> : null}
          </SpaceBetween>
        </form>
      )}
    </Modal>
  );
}

function MadeLink({ link: { url, id, expires } }: { link: CreatedLink }) {
  return (
    <SpaceBetween size="m">
      <Alert type="warning" statusIconAriaLabel="Warning" header="Copy the link now">
        It is shown this once. Hand it over on a way that others do not read: whoever has it can open it.
      </Alert>
      <CodeText what="Auditor link" text={url} />
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Ends', value: <TimeText instant={expires} precision="seconds" /> },
          { label: 'Id', value: <CopyableValue what="id of the link" text={id} /> },
        ]}
      />
      <Box variant="small" color="text-body-secondary">
        To end it earlier, the people who run this console add the id to <code>revokedLinks</code> in its configuration.
      </Box>
    </SpaceBetween>
  );
}
