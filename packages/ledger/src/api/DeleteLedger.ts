import { ledgerName } from './constraints.ts';
import type { Operation } from './operation.ts';

/**
 * Checks in this order: Name → the ledger exists → it is neither being created nor being deleted
 * (ResourceInUseException) → deletion protection is off (ResourcePreconditionNotMetException).
 */
export const DeleteLedger: Operation = {
  name: 'DeleteLedger',
  method: 'DELETE',
  path: '/ledgers/{name}',
  async handle({ engine }, _request, labels) {
    await engine.deleteLedger(ledgerName(labels.name as string));
    return { json: {} };
  },
};
