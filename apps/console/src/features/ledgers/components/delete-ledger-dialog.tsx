import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useRef, useState } from 'react';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { CliCommands } from '../../../components/request/cli-commands.tsx';
import { notify } from '../../../lib/notifications.ts';
import { useDeleteLedger } from '../api/delete-ledger.ts';
import { useLedger } from '../api/describe-ledger.ts';
import { isChanging, LEDGER_STATES } from '../model/ledger-state.ts';
import { LiftProtection } from './lift-protection.tsx';

interface Props {
  connection: string;
  ledger: string;
  onClose: () => void;
  /** After the service accepted the deletion. */
  onDeleted?: () => void;
}

/** Says what a deletion means, asks for the name, deletes. Deletion protection is explained, and lifted, first. */
export function DeleteLedgerDialog({ connection, ledger, onClose, onDeleted }: Props) {
  const detail = useLedger(connection, ledger);
  const deletion = useDeleteLedger(connection);
  const [typed, setTyped] = useState('');
  const isProtected = detail.data?.deletionProtection === true;
  // The service refuses to change or delete a ledger until it is active.
  const isMoving = detail.data !== undefined && isChanging(detail.data.state);
  const isAsking = detail.isSuccess && !isProtected;
  const field = useRef<InputProps.Ref>(null);
  useEffect(() => {
    if (!isAsking) return;
    // After the dialog has put the focus on its first control.
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isAsking]);
  const mayDelete = isAsking && !isMoving && typed === ledger && !deletion.isPending;

  const submit = () => {
    if (!mayDelete) return;
    deletion.mutate(ledger, {
      onSuccess: () => {
        notify({
          type: 'success',
          header: `Deleting ledger ${ledger}`,
          content: 'The service accepted the deletion. The ledger disappears from the list when it is done.',
        });
        onClose();
        onDeleted?.();
      },
    });
  };

  return (
    <Modal
      visible
      header={`Delete ${ledger}`}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {isProtected ? 'Close' : 'Cancel'}
            </Button>
            {isProtected ? null : (
              <Button variant="primary" disabled={!mayDelete} loading={deletion.isPending} onClick={submit}>
                Delete
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {detail.isPending ? <StatusIndicator type="loading">Loading the ledger</StatusIndicator> : null}
        {detail.isError ? (
          <ProblemAlert
            what={`Ledger ${ledger} could not be loaded.`}
            error={detail.error}
            onRetry={() => void detail.refetch()}
          />
        ) : null}
        {isMoving && detail.data ? (
          <StatusIndicator type="pending">
            The ledger is {LEDGER_STATES[detail.data.state].word.toLowerCase()}: wait until that is over.
          </StatusIndicator>
        ) : null}
        {isProtected ? <LiftProtection connection={connection} ledger={ledger} disabled={isMoving} /> : null}
        {isAsking ? (
          <>
            <Alert type="warning" statusIconAriaLabel="Warning">
              The journal of <Box variant="strong">{ledger}</Box> is deleted with all its blocks, documents and their
              history. This cannot be undone. Digests and files you saved stay with you, but nothing is left on the
              service to verify with them.
            </Alert>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                submit();
              }}
            >
              <FormField label={`To confirm, type the name of the ledger: ${ledger}`}>
                <Input
                  value={typed}
                  onChange={({ detail: { value } }) => setTyped(value)}
                  placeholder={ledger}
                  autoComplete={false}
                  ref={field}
                />
              </FormField>
            </form>
          </>
        ) : null}
        {detail.data ? (
          <ExpandableSection headerText="The same with the AWS CLI">
            <CliCommands
              connection={connection}
              requests={[
                ...(isProtected
                  ? [{ operation: 'UpdateLedger', input: { Name: ledger, DeletionProtection: false } } as const]
                  : []),
                { operation: 'DeleteLedger', input: { Name: ledger } },
              ]}
            />
          </ExpandableSection>
        ) : null}
        {deletion.isError ? <ProblemAlert what={`Ledger ${ledger} was not deleted.`} error={deletion.error} /> : null}
      </SpaceBetween>
    </Modal>
  );
}
