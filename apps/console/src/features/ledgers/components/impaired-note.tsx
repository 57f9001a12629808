import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Ledger } from '@qldb-console/contract';
import { TimeText } from '../../../components/time-text.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { disabledBy, usePermission } from '../../../lib/session.ts';
import { isKeyInaccessible } from '../model/encryption.ts';

interface Props {
  connection: string;
  embedded: boolean;
  ledger: Ledger;
  /** The page is the one where another key is chosen. */
  editing?: boolean;
}

/** Why an impaired ledger cannot be read, since when, and the two ways out. Nothing for a healthy one. */
export function ImpairedNote({ connection, embedded, ledger: { name, encryption }, editing = false }: Props) {
  const mayChange = usePermission('administer', { connection, ledger: name });
  const maySeeKeys = usePermission('administer', { connection }, { mutates: false });
  if (!encryption || !isKeyInaccessible(encryption)) return null;
  return (
    <Alert
      type="error"
      statusIconAriaLabel="Error"
      header="The ledger is impaired: its encryption key cannot be used"
      action={
        <SpaceBetween direction="horizontal" size="xs">
          {embedded ? (
            <Button href={pagePaths.keys(connection)} {...disabledBy(maySeeKeys)}>
              Open keys
            </Button>
          ) : null}
          {editing ? null : (
            <Button href={pagePaths.editLedger(connection, name)} {...disabledBy(mayChange)}>
              Choose another key
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <SpaceBetween size="xxs">
        <Box variant="span">
          The service has not been able to use <Box variant="code">{encryption.kmsKeyArn}</Box>
          {encryption.inaccessibleSince ? (
            <>
              {' '}
              since <TimeText instant={encryption.inaccessibleSince} precision="seconds" />
            </>
          ) : null}
          . Until it can, the journal is neither read nor written, and no export or stream of it goes on. Nothing is
          lost.
        </Box>
        <Box variant="span">
          {embedded
            ? 'Enable the key on the page Keys, or give the ledger another key.'
            : 'In AWS KMS: enable the key, cancel its deletion, or restore the grant of the ledger. Or give the ledger another key.'}
        </Box>
      </SpaceBetween>
    </Alert>
  );
}
