import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { RequestInfo } from '../../../components/request-info.tsx';
import { notify } from '../../../lib/notifications.ts';
import { useCancelStream } from '../api/change-stream.ts';

interface Props {
  connection: string;
  ledger: string;
  streamId: string;
  streamName: string;
  onClose: () => void;
}

/** Says what canceling means, asks for the name, cancels. */
export function CancelStreamDialog({ connection, ledger, streamId, streamName, onClose }: Props) {
  const canceling = useCancelStream(connection, ledger);
  const [typed, setTyped] = useState('');
  const field = useRef<InputProps.Ref>(null);
  useEffect(() => {
    // After the dialog has put the focus on its first control.
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const mayCancel = typed === streamName && !canceling.isPending;
  const submit = () => {
    if (!mayCancel) return;
    canceling.mutate(streamId, {
      onSuccess: () => {
        notify({
          type: 'success',
          header: `Stream ${streamName} is canceled`,
          content: 'Nothing more is written. What was written stays in Kinesis as long as it keeps records.',
        });
        onClose();
      },
    });
  };
  return (
    <Modal
      visible
      header={`Cancel ${streamName}`}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Keep the stream
            </Button>
            <RequestInfo
              connection={connection}
              operation="CancelJournalKinesisStream"
              input={{ LedgerName: ledger, StreamId: streamId }}
            />
            <Button variant="primary" disabled={!mayCancel} loading={canceling.isPending} onClick={submit}>
              Cancel stream
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning" statusIconAriaLabel="Warning">
          A canceled stream cannot be started again. Blocks that are committed from now on do not reach Kinesis, and no
          record says that the stream has ended. To go on later, create another stream that starts where this one
          stopped. The journal itself is not touched.
        </Alert>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <FormField label={`To confirm, type the name of the stream: ${streamName}`}>
            <Input
              ref={field}
              value={typed}
              placeholder={streamName}
              autoComplete={false}
              spellcheck={false}
              onChange={({ detail }) => setTyped(detail.value)}
            />
          </FormField>
        </form>
        {canceling.isError ? (
          <ProblemAlert what={`Stream ${streamName} was not canceled.`} error={canceling.error} />
        ) : null}
      </SpaceBetween>
    </Modal>
  );
}
