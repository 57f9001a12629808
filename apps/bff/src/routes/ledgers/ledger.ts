import type {
  DescribeLedgerResponse,
  LedgerEncryptionDescription,
  LedgerSummary,
  UpdateLedgerResponse,
} from '@aws-sdk/client-qldb';
import { ledgerNameSchema } from '@qldb-console/contract';
import { z } from 'zod';
import { isoTime } from '../iso-time.ts';

/** What every path below a ledger names. */
export const ledgerParams = z.strictObject({ ledger: ledgerNameSchema });

/** The upstream's answer in the contract's words; not yet checked, so members may be missing. */
export function ledgerSummary(ledger: LedgerSummary) {
  return { name: ledger.Name, state: ledger.State, creationTime: isoTime(ledger.CreationDateTime) };
}

/** CreateLedger's answer has no EncryptionDescription; DescribeLedger's has none while AWS's own key was never changed. */
export function ledger(answer: Omit<DescribeLedgerResponse, '$metadata'>) {
  return { ...ledgerUpdate(answer), permissionsMode: answer.PermissionsMode };
}

/** UpdateLedger's answer: everything but the permissions mode. */
export function ledgerUpdate(answer: Omit<UpdateLedgerResponse, '$metadata'>) {
  return {
    ...ledgerSummary(answer),
    arn: answer.Arn,
    deletionProtection: answer.DeletionProtection,
    encryption: encryption(answer.EncryptionDescription),
  };
}

function encryption(description: LedgerEncryptionDescription | undefined) {
  return (
    description && {
      kmsKeyArn: description.KmsKeyArn,
      status: description.EncryptionStatus,
      inaccessibleSince: isoTime(description.InaccessibleKmsKeyDateTime),
    }
  );
}
