import type { LedgerRow } from '../store/rows.ts';

export interface Encryption {
  /** Undefined = the key owned by the service. */
  readonly kmsKeyArn: string | undefined;
  readonly status: 'ENABLED' | 'UPDATING' | 'KMS_KEY_INACCESSIBLE';
  /** Milliseconds since 1970. */
  readonly inaccessibleSince: number | undefined;
}

/**
 * How a ledger is encrypted, as Amazon QLDB describes it; follows from stored times, as the state does. Nothing is
 * described of a ledger that has always used the key owned by the service (API model, LedgerEncryptionDescription).
 */
export function encryptionOf(ledger: LedgerRow, now: number): Encryption | undefined {
  const { kmsKeyArn, keyReadyAt } = ledger;
  if (kmsKeyArn === undefined && keyReadyAt === undefined) return undefined;
  if (isImpaired(ledger)) {
    return { kmsKeyArn, status: 'KMS_KEY_INACCESSIBLE', inaccessibleSince: ledger.keyInaccessibleSince };
  }
  const status = keyReadyAt !== undefined && now < keyReadyAt ? 'UPDATING' : 'ENABLED';
  return { kmsKeyArn, status, inaccessibleSince: undefined };
}

/** Whether the ledger's journal can be neither read nor written, because its key cannot be used. */
export function isImpaired(ledger: LedgerRow): boolean {
  return ledger.keyInaccessibleSince !== undefined;
}
