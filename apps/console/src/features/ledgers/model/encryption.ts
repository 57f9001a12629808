import type { Ledger } from '@qldb-console/contract';

/** What the API calls the key that AWS owns; also what a ledger is given to return to it. */
export const OWNED_BY_AWS = 'AWS_OWNED_KMS_KEY';

type Encryption = Ledger['encryption'];

/** The key of a ledger as the API names it. A ledger that never had another key is described without any. */
export const kmsKeyOf = (encryption: Encryption): string => encryption?.kmsKeyArn ?? OWNED_BY_AWS;

export const isUpdating = (encryption: Encryption): boolean => encryption?.status === 'UPDATING';
export const isKeyInaccessible = (encryption: Encryption): boolean => encryption?.status === 'KMS_KEY_INACCESSIBLE';

const STATUSES: Readonly<Record<string, { word: string; icon: 'success' | 'in-progress' | 'error' }>> = {
  ENABLED: { word: 'Enabled', icon: 'success' },
  UPDATING: { word: 'Updating', icon: 'in-progress' },
  KMS_KEY_INACCESSIBLE: { word: 'Key inaccessible', icon: 'error' },
};

/** The status in words; one that AWS's model does not have as it is. A new ledger is answered without a status. */
export function encryptionStatus(status: string): { word: string; icon: 'success' | 'in-progress' | 'error' | 'info' } {
  return STATUSES[status] ?? { word: status === '' ? 'Not told' : status, icon: 'info' };
}
