import { useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { inParallel } from '../../../lib/in-parallel.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** More ledgers than an embedded service is likely to hold; those beyond are not looked at. */
const MOST_LEDGERS = 100;
const AT_ONCE = 4;

/** The names of the ledgers that use each key, by the key's ARN. The API only tells a ledger's key, so each is described. */
export function useKeyUsers(connection: string, embedded: boolean) {
  return useQuery({
    queryKey: [...queryKeys.keys(connection), 'users'] as const,
    enabled: embedded,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, readonly string[]>> => {
      const { ledgers } = await api.listLedgers(connection, { maxResults: MOST_LEDGERS }, { signal });
      const active = ledgers.filter(({ state }) => state === 'ACTIVE').map(({ name }) => name);
      const keyOf = new Map<string, string>();
      await inParallel(active, AT_ONCE, async (name) => {
        const { encryption } = await api.describeLedger(connection, name, { signal });
        if (encryption) keyOf.set(name, encryption.kmsKeyArn);
      });
      const users = new Map<string, string[]>();
      for (const name of active.toSorted()) {
        const key = keyOf.get(name);
        if (key !== undefined) users.set(key, [...(users.get(key) ?? []), name]);
      }
      return users;
    },
  });
}
