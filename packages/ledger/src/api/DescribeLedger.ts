import { ledgerName } from './constraints.ts';
import { ledgerArn, ledgerSummary } from './ledger-shapes.ts';
import type { Operation } from './operation.ts';

/** A ledger being deleted is still described; EncryptionDescription is absent for a key owned by the service. */
export const DescribeLedger: Operation = {
  name: 'DescribeLedger',
  method: 'GET',
  path: '/ledgers/{name}',
  async handle({ engine, region, accountId }, _request, labels) {
    const ledger = await engine.ledger(ledgerName(labels.name as string));
    return {
      json: {
        ...ledgerSummary(ledger, engine.now()),
        Arn: ledgerArn(ledger.name, region, accountId),
        PermissionsMode: ledger.permissionsMode,
        DeletionProtection: ledger.deletionProtection,
        ...(ledger.kmsKeyArn
          ? { EncryptionDescription: { KmsKeyArn: ledger.kmsKeyArn, EncryptionStatus: 'ENABLED' } }
          : {}),
      },
    };
  },
};
