import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { isChanging } from '../model/ledger-state.ts';

const CHANGING_REFRESH_MS = 2_000;

const ledgerQuery = (connection: string, ledger: string) =>
  queryOptions({
    queryKey: queryKeys.ledgerDetail(connection, ledger),
    queryFn: ({ signal }) => api.describeLedger(connection, ledger, { signal }),
    refetchInterval: ({ state }) => (state.data && isChanging(state.data.state) ? CHANGING_REFRESH_MS : false),
  });

export const useLedger = (connection: string, ledger: string) => useQuery(ledgerQuery(connection, ledger));
