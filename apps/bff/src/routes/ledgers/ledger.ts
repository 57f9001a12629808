import type { DescribeLedgerResponse, LedgerSummary } from '@aws-sdk/client-qldb';
import { ledgerNameSchema } from '@qldb-console/contract';
import { z } from 'zod';

/** What every path below a ledger names. */
export const ledgerParams = z.strictObject({ ledger: ledgerNameSchema });

/** The upstream's answer in the contract's words; not yet checked, so members may be missing. */
export function ledgerSummary(ledger: LedgerSummary) {
  return { name: ledger.Name, state: ledger.State, creationTime: isoTime(ledger.CreationDateTime) };
}

/** CreateLedger's answer has no EncryptionDescription; DescribeLedger's has none while AWS's own key was never changed. */
export function ledger(answer: Omit<DescribeLedgerResponse, '$metadata'>) {
  const encryption = answer.EncryptionDescription;
  return {
    ...ledgerSummary(answer),
    arn: answer.Arn,
    permissionsMode: answer.PermissionsMode,
    deletionProtection: answer.DeletionProtection,
    encryption: encryption && {
      kmsKeyArn: encryption.KmsKeyArn,
      status: encryption.EncryptionStatus,
      inaccessibleSince: isoTime(encryption.InaccessibleKmsKeyDateTime),
    },
  };
}

function isoTime(time: Date | undefined): string | undefined {
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
