import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Connection, Ledger } from '@qldb-console/contract';
import type { ReactNode } from 'react';
import { CopyableValue } from '../../../components/copyable-value.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { kmsKeyOf, OWNED_BY_AWS } from '../model/encryption.ts';
import { EncryptionText } from './encryption-text.tsx';
import { LedgerStateText } from './ledger-state-text.tsx';

const MODES: Record<Ledger['permissionsMode'], string> = {
  STANDARD: 'Standard: checked for each table and command',
  ALLOW_ALL: 'Allow all: who may send commands may do everything',
};

interface Props {
  ledger: Ledger;
  connection: Connection | undefined;
  refresh: ReactNode;
}

/** Every field DescribeLedger answers. */
export function LedgerOverview({ ledger, connection, refresh }: Props) {
  const { encryption } = ledger;
  return (
    <Container
      header={
        <Header variant="h2" actions={refresh}>
          Overview
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        minColumnWidth={240}
        items={[
          { label: 'Name', value: ledger.name },
          { label: 'Status', value: <LedgerStateText state={ledger.state} /> },
          { label: 'Created', value: <TimeText instant={ledger.creationTime} /> },
          { label: 'Amazon Resource Name (ARN)', value: <CopyableValue what="ARN" text={ledger.arn} /> },
          { label: 'Permissions mode', value: MODES[ledger.permissionsMode] },
          {
            label: 'Deletion protection',
            value: ledger.deletionProtection ? (
              <StatusIndicator type="success">On</StatusIndicator>
            ) : (
              <StatusIndicator type="warning">Off: it can be deleted</StatusIndicator>
            ),
          },
          {
            label: 'Encryption key',
            value:
              kmsKeyOf(encryption) === OWNED_BY_AWS ? (
                'Key owned by AWS'
              ) : (
                <CopyableValue what="KMS key ARN" text={kmsKeyOf(encryption)} />
              ),
          },
          ...(encryption ? [{ label: 'Encryption status', value: <EncryptionText encryption={encryption} /> }] : []),
          {
            label: 'Connection',
            value: connection ? `${connection.name}, ${connection.region}, ${connection.endpoint}` : 'Loading',
          },
        ]}
      />
    </Container>
  );
}
