import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { CopyableValue } from '../../../components/copyable-value.tsx';
import { useConnection } from '../../connections/api/list-connections.ts';

interface Props {
  connection: string;
  ledger: string;
  embedded: boolean;
}

/** Why a protected ledger cannot be deleted, and how the protection is lifted where that is possible. */
export function DeletionProtectionNote({ connection, ledger, embedded }: Props) {
  const known = useConnection(connection);
  const command = [
    'aws qldb update-ledger',
    `--name ${ledger}`,
    '--no-deletion-protection',
    ...(known ? [`--region ${known.region}`, `--endpoint-url ${known.endpoint}`] : []),
  ].join(' ');
  return (
    <Alert type="info" statusIconAriaLabel="Info" header="Deletion protection is on">
      <SpaceBetween size="s">
        <Box variant="p">
          The service refuses to delete <Box variant="strong">{ledger}</Box> while its deletion protection is on. That
          is what the protection is for: somebody has to lift it first, on purpose.
        </Box>
        {embedded ? (
          <Box variant="p">
            The embedded ledger service cannot change this setting yet. Ledgers that are meant to be deleted again can
            be created with deletion protection off. To throw away everything the embedded service holds, stop it and
            delete its data directory.
          </Box>
        ) : (
          <>
            <Box variant="p">This console cannot change the setting yet. With the AWS CLI:</Box>
            <CopyableValue what="the command" text={command} />
          </>
        )}
      </SpaceBetween>
    </Alert>
  );
}
