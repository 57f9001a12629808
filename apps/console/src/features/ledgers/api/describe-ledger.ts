import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { isUpdating } from '../model/encryption.ts';
import { isChanging } from '../model/ledger-state.ts';

const CHANGING_REFRESH_MS = 2_000;

const ledgerQuery = (connection: string, ledger: string) =>
  queryOptions({
    queryKey: queryKeys.ledgerDetail(connection, ledger),
    queryFn: ({ signal }) => api.describeLedger(connection, ledger, { signal }),
    // Its state, and its encryption after a change of key, go on by themselves; the page follows until that is over.
    refetchInterval: ({ state: { data } }) =>
      data && (isChanging(data.state) || isUpdating(data.encryption)) ? CHANGING_REFRESH_MS : false,
  });

export const useLedger = (connection: string, ledger: string) => useQuery(ledgerQuery(connection, ledger));
