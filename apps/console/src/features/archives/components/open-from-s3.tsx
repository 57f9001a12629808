import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRef, useState } from 'react';
import { archiveId } from '../../../lib/archive-id.ts';
import { useConnections } from '../../../lib/connections.ts';
import { usePermissions } from '../../../lib/session.ts';
import { readS3Place } from '../model/s3-place.ts';

interface Props {
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** Asks which folder of which bucket to open, and through which connection. */
export function OpenFromS3({ onOpen, onClose }: Props) {
  const connections = useConnections().data ?? [];
  const [connection, setConnection] = useState<string>();
  const [where, setWhere] = useState('');
  const [problem, setProblem] = useState<string>();
  const permissions = usePermissions();
  const field = useRef<InputProps.Ref>(null);
  const chosen = connections.find(({ id }) => id === connection) ?? connections[0];
  const open = () => {
    const read = readS3Place(where);
    const mayOpen =
      'problem' in read || !chosen
        ? undefined
        : permissions('view', { connection: chosen.id, archive: read.place }, { mutates: false });
    if ('problem' in read) {
      setProblem(read.problem);
      field.current?.focus();
    } else if (mayOpen?.allowed === false) {
      setProblem(mayOpen.reason);
      field.current?.focus();
    } else if (chosen) onOpen(archiveId({ kind: 's3', connection: chosen.id, ...read.place }));
  };
  const options = connections.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Modal
      visible
      header="Open an archive in S3"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" disabled={chosen === undefined} onClick={open}>
              Open
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <SpaceBetween size="m">
          <FormField
            label="Connection"
            description="Its credentials read the bucket. They stay with the console’s back end, which hands the objects on to this browser."
          >
            <Select
              selectedOption={options.find(({ value }) => value === chosen?.id) ?? null}
              options={options}
              onChange={({ detail }) => setConnection(detail.selectedOption.value)}
            />
          </FormField>
          <FormField
            label="Folder"
            description="The bucket and the prefix that the export was written to."
            errorText={problem}
          >
            <Input
              ref={field}
              value={where}
              placeholder="s3://bucket/prefix/"
              autoComplete={false}
              spellcheck={false}
              onChange={({ detail }) => {
                setWhere(detail.value);
                setProblem(undefined);
              }}
            />
          </FormField>
        </SpaceBetween>
      </form>
    </Modal>
  );
}
