import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { LedgerEncryption } from '@qldb-console/contract';
import { TimeText } from '../../../components/time-text.tsx';
import { encryptionStatus } from '../model/encryption.ts';

/** The encryption status as icon and word, with the time since which a key is inaccessible. */
export function EncryptionText({ encryption: { status, inaccessibleSince } }: { encryption: LedgerEncryption }) {
  const { word, icon } = encryptionStatus(status);
  return (
    <StatusIndicator type={icon}>
      {word}
      {inaccessibleSince ? (
        <>
          {' '}
          since <TimeText instant={inaccessibleSince} precision="seconds" />
        </>
      ) : null}
    </StatusIndicator>
  );
}
