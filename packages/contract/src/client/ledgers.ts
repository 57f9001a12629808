import { paths } from '../paths.ts';
import { digestSchema } from '../schemas/blocks.ts';
import {
  type CreateLedger,
  ledgerListSchema,
  ledgerSchema,
  ledgerUpdateSchema,
  type PermissionsMode,
  permissionsModeUpdateSchema,
  type UpdateLedger,
} from '../schemas/ledgers.ts';
import { type WorkloadRequest, workloadResultSchema } from '../schemas/workload.ts';
import { type CallOptions, type Page, query, type Transport } from './transport.ts';

export function ledgerCalls({ call, send }: Transport) {
  return {
    listLedgers: (connection: string, page: Page = {}, o?: CallOptions) =>
      call(ledgerListSchema, 'GET', paths.ledgers(connection) + query({ ...page }), o),
    describeLedger: (connection: string, ledger: string, o?: CallOptions) =>
      call(ledgerSchema, 'GET', paths.ledger(connection, ledger), o),
    createLedger: (connection: string, body: CreateLedger, o?: CallOptions) =>
      call(ledgerSchema, 'POST', paths.ledgers(connection), { ...o, body }),
    updateLedger: (connection: string, ledger: string, body: UpdateLedger, o?: CallOptions) =>
      call(ledgerUpdateSchema, 'PATCH', paths.ledger(connection, ledger), { ...o, body }),
    updatePermissionsMode: (
      connection: string,
      ledger: string,
      body: { permissionsMode: PermissionsMode },
      o?: CallOptions,
    ) => call(permissionsModeUpdateSchema, 'PATCH', paths.permissionsMode(connection, ledger), { ...o, body }),
    deleteLedger: async (connection: string, ledger: string, o?: CallOptions): Promise<void> => {
      await send('DELETE', paths.ledger(connection, ledger), o);
    },
    getDigest: (connection: string, ledger: string, o?: CallOptions) =>
      call(digestSchema, 'POST', paths.digest(connection, ledger), o),
    runWorkload: (connection: string, ledger: string, body: WorkloadRequest, o?: CallOptions) =>
      call(workloadResultSchema, 'POST', paths.workload(connection, ledger), { ...o, body }),
  };
}
