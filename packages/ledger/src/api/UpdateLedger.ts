import { kmsKey, ledgerName } from './constraints.ts';
import { readJsonBody } from './json-body.ts';
import { customerKeyArn } from './kms-key.ts';
import { encryptionDescription, ledgerArn, ledgerSummary } from './ledger-shapes.ts';
import type { Operation } from './operation.ts';

/**
 * Checks in this order: the body → Name → KmsKey → the ledger exists → it is neither being created nor being deleted
 * (ResourceInUseException) → the key can be used → the key is not being changed already (ResourceInUseException).
 *
 * A body without members changes nothing. Another key is asynchronous: UPDATING now, ENABLED later (API model,
 * EncryptionStatus). An impaired ledger can be updated, as it could not be repaired otherwise.
 */
export const UpdateLedger: Operation = {
  name: 'UpdateLedger',
  method: 'PATCH',
  path: '/ledgers/{name}',
  async handle({ engine, region, accountId }, request, labels) {
    const body = readJsonBody(request);
    const name = ledgerName(labels.name as string);
    const deletionProtection = body.boolean('DeletionProtection');
    const keyText = kmsKey(body.string('KmsKey') ?? '');
    const key = keyText === '' ? undefined : (customerKeyArn(keyText, region, accountId) ?? 'owned');
    const ledger = await engine.updateLedger(name, { deletionProtection, key });
    const now = engine.now();
    return {
      json: {
        ...ledgerSummary(ledger, now),
        Arn: ledgerArn(ledger.name, region, accountId),
        DeletionProtection: ledger.deletionProtection,
        ...encryptionDescription(ledger, now),
      },
    };
  },
};
