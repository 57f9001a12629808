import { encodeUtf8, parseBlockAddress } from '@qldb-console/journal';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** The strand of a ledger's journal: it has one, for ever. Only a digest's tip address tells it. */
export function useLedgerStrand(connection: string, ledger: string, enabled: boolean) {
  return useQuery({
    queryKey: [...queryKeys.ledger(connection, ledger), 'strand'] as const,
    queryFn: async ({ signal }) => {
      const { digestTipAddress } = await api.getDigest(connection, ledger, { signal });
      return parseBlockAddress(encodeUtf8(digestTipAddress.ionText)).strandId;
    },
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });
}
