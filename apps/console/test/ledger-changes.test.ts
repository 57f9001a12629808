import { type Ledger, updateLedgerSchema } from '@qldb-console/contract';
import { describe, expect, it } from 'vitest';
import { ledgerChanges } from '../src/features/ledgers/model/ledger-changes.ts';

const KEY = 'arn:aws:kms:us-east-1:000000000000:key/00000000-0000-4000-8000-000000000001';
const ledger: Ledger = {
  name: 'audit',
  state: 'ACTIVE',
  creationTime: '2025-01-15T08:30:00.000Z',
  arn: 'arn:aws:qldb:us-east-1:000000000000:ledger/audit',
  permissionsMode: 'STANDARD',
  deletionProtection: true,
};
const encrypted: Ledger = { ...ledger, encryption: { kmsKeyArn: KEY, status: 'ENABLED' } };
const settings = { deletionProtection: true, kmsKey: 'AWS_OWNED_KMS_KEY', permissionsMode: 'STANDARD' } as const;

describe('the changes of a ledger', () => {
  it('are none while the settings are as they were, also for a ledger described without a key', () => {
    expect(ledgerChanges(ledger, settings)).toEqual({
      update: undefined,
      permissionsMode: undefined,
      lines: [],
      requests: [],
    });
    expect(ledgerChanges(encrypted, { ...settings, kmsKey: KEY }).lines).toEqual([]);
  });

  it('name protection and key in one request, the permissions mode in another', () => {
    const changes = ledgerChanges(ledger, {
      deletionProtection: false,
      kmsKey: 'alias/k',
      permissionsMode: 'ALLOW_ALL',
    });
    expect(changes.update).toEqual({ deletionProtection: false, kmsKey: 'alias/k' });
    expect(changes.permissionsMode).toBe('ALLOW_ALL');
    expect(changes.lines).toEqual([
      'Deletion protection: on becomes off',
      'Encryption key: the key owned by AWS becomes alias/k',
      'Permissions mode: Standard becomes Allow all',
    ]);
    expect(changes.requests).toEqual([
      { operation: 'UpdateLedger', input: { Name: 'audit', DeletionProtection: false, KmsKey: 'alias/k' } },
      { operation: 'UpdateLedgerPermissionsMode', input: { Name: 'audit', PermissionsMode: 'ALLOW_ALL' } },
    ]);
  });

  it('hold only what is to change, so that nothing else is set back', () => {
    const all = [true, false].flatMap((deletionProtection) =>
      ['AWS_OWNED_KMS_KEY', KEY, 'alias/k'].flatMap((kmsKey) =>
        (['STANDARD', 'ALLOW_ALL'] as const).map((permissionsMode) => ({
          deletionProtection,
          kmsKey,
          permissionsMode,
        })),
      ),
    );
    for (const wanted of all) {
      const { update, permissionsMode } = ledgerChanges(encrypted, wanted);
      expect(update?.deletionProtection).toBe(wanted.deletionProtection ? undefined : false);
      expect(update?.kmsKey).toBe(wanted.kmsKey === KEY ? undefined : wanted.kmsKey);
      expect(permissionsMode).toBe(wanted.permissionsMode === 'STANDARD' ? undefined : 'ALLOW_ALL');
      if (update) expect(updateLedgerSchema.safeParse(update).success).toBe(true);
    }
  });
});
