import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { notify } from '../../../lib/notifications.ts';
import { useCreateKey } from '../api/create-key.ts';
import { aliasProblem, fullAlias } from '../model/key-alias.ts';
import { keyName } from '../model/key-state.ts';

/** A new key of the embedded service. */
export function CreateKeyDialog({ connection, onClose }: { connection: string; onClose: () => void }) {
  const creation = useCreateKey(connection);
  const [alias, setAlias] = useState('');
  const [description, setDescription] = useState('');
  const problem = aliasProblem(alias);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (problem !== undefined || creation.isPending) return;
    const name = fullAlias(alias);
    creation.mutate(
      { ...(name === undefined ? {} : { alias: name }), ...(description === '' ? {} : { description }) },
      {
        onSuccess: (key) => {
          notify({ type: 'success', header: `Key ${keyName(key)} created`, content: key.arn });
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      visible
      header="Create key"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" loading={creation.isPending} onClick={() => submit()}>
              Create key
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form onSubmit={submit} noValidate>
        <SpaceBetween size="m">
          <Box variant="p">
            The key stands in for one of AWS KMS. Nothing is encrypted with it; its state decides whether the ledgers
            that name it can be used.
          </Box>
          <FormField
            label="Alias, optional"
            description="A name to choose the key by."
            constraintText="Letters, digits, slashes, underscores and hyphens."
            errorText={problem}
          >
            <Input
              value={alias}
              placeholder="ledgers"
              autoFocus
              autoComplete={false}
              spellcheck={false}
              onChange={({ detail }) => setAlias(detail.value)}
            />
          </FormField>
          <FormField label="Description, optional">
            <Input value={description} autoComplete={false} onChange={({ detail }) => setDescription(detail.value)} />
          </FormField>
          {creation.isError ? <ProblemAlert what="The key was not created." error={creation.error} /> : null}
          {/* Without it, Enter in one of two fields would not submit. */}
          <input type="submit" hidden />
        </SpaceBetween>
      </form>
    </Modal>
  );
}
