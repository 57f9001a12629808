import { encodeUtf8, parseBlockAddress } from '@qldb-console/journal';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Where a journal ends at the moment. A digest is the only answer of QLDB that says it. */
export interface JournalTip {
  readonly strandId: string;
  readonly sequenceNo: number;
}

const journalTipQuery = (connection: string, ledger: string) =>
  queryOptions({
    queryKey: queryKeys.tip(connection, ledger),
    queryFn: async ({ signal }): Promise<JournalTip> => {
      const { digestTipAddress } = await api.getDigest(connection, ledger, { signal });
      const { strandId, sequenceNo } = parseBlockAddress(encodeUtf8(digestTipAddress.ionText));
      return { strandId, sequenceNo };
    },
  });

export const useJournalTip = (connection: string, ledger: string) => useQuery(journalTipQuery(connection, ledger));
