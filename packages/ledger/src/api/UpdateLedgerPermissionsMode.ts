import { ledgerName, permissionsMode } from './constraints.ts';
import { readJsonBody } from './json-body.ts';
import { ledgerArn } from './ledger-shapes.ts';
import type { Operation } from './operation.ts';

/**
 * Checks in this order: the body → Name → PermissionsMode → the ledger exists → it is neither being created nor being
 * deleted (ResourceInUseException).
 */
export const UpdateLedgerPermissionsMode: Operation = {
  name: 'UpdateLedgerPermissionsMode',
  method: 'PATCH',
  path: '/ledgers/{name}/permissions-mode',
  async handle({ engine, region, accountId }, request, labels) {
    const body = readJsonBody(request);
    const name = ledgerName(labels.name as string);
    const mode = permissionsMode(body.requireString('PermissionsMode'));
    const ledger = await engine.updateLedger(name, { permissionsMode: mode });
    return {
      json: {
        Name: ledger.name,
        Arn: ledgerArn(ledger.name, region, accountId),
        PermissionsMode: ledger.permissionsMode,
      },
    };
  },
};
