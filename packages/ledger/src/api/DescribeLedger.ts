import { ledgerName } from './constraints.ts';
import { encryptionDescription, ledgerArn, ledgerSummary } from './ledger-shapes.ts';
import type { Operation } from './operation.ts';

/** A ledger being deleted is still described; EncryptionDescription is absent for a key owned by the service. */
export const DescribeLedger: Operation = {
  name: 'DescribeLedger',
  method: 'GET',
  path: '/ledgers/{name}',
  async handle({ engine, region, accountId }, _request, labels) {
    const ledger = await engine.ledger(ledgerName(labels.name as string));
    const now = engine.now();
    return {
      json: {
        ...ledgerSummary(ledger, now),
        Arn: ledgerArn(ledger.name, region, accountId),
        PermissionsMode: ledger.permissionsMode,
        DeletionProtection: ledger.deletionProtection,
        ...encryptionDescription(ledger, now),
      },
    };
  },
};
