import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { notify } from '../../../lib/notifications.ts';
import { useUpdateLedger } from '../api/update-ledger.ts';

interface Props {
  connection: string;
  ledger: string;
  disabled: boolean;
}

/** Why a protected ledger cannot be deleted, with the button that lifts the protection. */
export function LiftProtection({ connection, ledger, disabled }: Props) {
  const lifting = useUpdateLedger(connection, ledger);
  const lift = () =>
    lifting.mutate(
      { update: { deletionProtection: false } },
      {
        onSuccess: () => {
          notify({ type: 'success', header: `Deletion protection of ${ledger} lifted` });
        },
      },
    );
  return (
    <SpaceBetween size="m">
      <Alert
        type="info"
        statusIconAriaLabel="Info"
        header="Deletion protection is on"
        action={
          <Button disabled={disabled} loading={lifting.isPending} onClick={lift}>
            Lift protection
          </Button>
        }
      >
        The service refuses to delete <Box variant="strong">{ledger}</Box> while its deletion protection is on. Lifting
        it deletes nothing yet: you are asked for the name of the ledger next. The protection stays off until somebody
        sets it again.
      </Alert>
      {lifting.isError ? <ProblemAlert what="The deletion protection was not lifted." error={lifting.error} /> : null}
    </SpaceBetween>
  );
}
