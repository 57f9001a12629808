import type { PermissionsMode, UpdateLedger } from '@qldb-console/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export interface LedgerUpdates {
  /** For UpdateLedger. */
  readonly update?: UpdateLedger | undefined;
  /** For UpdateLedgerPermissionsMode. */
  readonly permissionsMode?: PermissionsMode | undefined;
}

/**
 * Sends changes of a ledger, one request after the other. Whatever becomes of it, the ledger is described again, so that a
 * second try sends only what is still to be changed.
 */
export function useUpdateLedger(connection: string, ledger: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ update, permissionsMode }: LedgerUpdates) => {
      if (update) await api.updateLedger(connection, ledger, update);
      if (permissionsMode) await api.updatePermissionsMode(connection, ledger, { permissionsMode });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.ledgerDetail(connection, ledger) }),
  });
}
