import { encryptionOf } from '../engine/ledger-encryption.ts';
import { stateOf } from '../engine/ledger-state.ts';
import type { LedgerRow } from '../store/rows.ts';

export function ledgerArn(name: string, region: string, accountId: string): string {
  return `arn:aws:qldb:${region}:${accountId}:ledger/${name}`;
}

/** Milliseconds as the wire has times: seconds since 1970 with a fraction. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1000;
}

/** LedgerSummary */
export function ledgerSummary(ledger: LedgerRow, now: number) {
  return { Name: ledger.name, State: stateOf(ledger, now), CreationDateTime: seconds(ledger.createdAt) };
}

/** `EncryptionDescription`, or nothing where there is none. A ledger back on the service's key shows the literal. */
export function encryptionDescription(ledger: LedgerRow, now: number) {
  const encryption = encryptionOf(ledger, now);
  if (!encryption) return {};
  const { kmsKeyArn = 'AWS_OWNED_KMS_KEY', status, inaccessibleSince } = encryption;
  return {
    EncryptionDescription: {
      KmsKeyArn: kmsKeyArn,
      EncryptionStatus: status,
      ...(inaccessibleSince === undefined ? {} : { InaccessibleKmsKeyDateTime: seconds(inaccessibleSince) }),
    },
  };
}
