import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { PresignRequest } from '@qldb-console/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../lib/api-client.ts';
import { ledgerOfArn } from '../../lib/arn.ts';
import { disabledBy, usePermission } from '../../lib/session.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { PresignedResult } from './presigned-result.tsx';

type Presignable = Pick<PresignRequest, 'operation' | 'parameters'>;

const DURATIONS = [60, 300, 900].map((seconds) => ({
  value: String(seconds),
  label: seconds === 60 ? '1 minute' : `${seconds / 60} minutes`,
}));
const SHORT = DURATIONS[1] ?? { value: '300' };

/** Makes a URL that holds the signature of a read, for the time the reader chooses. */
export function PresignedUrl({ connection, requests }: { connection: string; requests: readonly Presignable[] }) {
  const [chosen, setChosen] = useState(0);
  const [duration, setDuration] = useState<{ value?: string; label?: string }>(SHORT);
  const request = requests[chosen] ?? requests[0];
  const presigning = useMutation({
    mutationFn: (body: PresignRequest) => api.presign(connection, body),
    // A signature is not kept longer than it is shown.
    gcTime: 0,
  });
  const parameters: Readonly<Record<string, unknown>> = request?.parameters ?? {};
  const ledger = parameters.ledger ?? ledgerOfArn(parameters.arn);
  const maySign = usePermission(
    'share',
    typeof ledger === 'string' ? { connection, ledger } : { connection, whole: true },
  );
  if (!request) return null;
  const options = requests.map(({ operation }, index) => ({ value: String(index), label: operation }));
  const selected = options[chosen] ?? null;
  return (
    <SpaceBetween size="m">
      <Alert type="warning" statusIconAriaLabel="Warning" header="Whoever has the URL can use it">
        It carries a signature made with the console’s credentials. Until it expires anybody who gets hold of it can
        send this one request, without signing in; it cannot be taken back. Do not put it where others can read it.
      </Alert>
      {requests.length > 1 ? (
        <FormField label="Request">
          <Select
            options={options}
            selectedOption={selected}
            onChange={({ detail }) => {
              presigning.reset();
              setChosen(Number(detail.selectedOption.value));
            }}
          />
        </FormField>
      ) : null}
      <FormField label="Valid for" description="From the moment it is created.">
        <Select
          options={DURATIONS}
          selectedOption={duration}
          onChange={({ detail }) => setDuration(detail.selectedOption)}
        />
      </FormField>
      <Button
        {...disabledBy(maySign)}
        loading={presigning.isPending}
        onClick={() => presigning.mutate({ ...request, expiresInSeconds: Number(duration.value) })}
      >
        {presigning.data ? 'Create another URL' : 'Create URL'}
      </Button>
      {presigning.isError ? <ProblemAlert what="No URL was created." error={presigning.error} /> : null}
      {presigning.data ? <PresignedResult key={presigning.data.url} presigned={presigning.data} /> : null}
    </SpaceBetween>
  );
}
