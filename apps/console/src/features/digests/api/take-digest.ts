import { encodeUtf8, parseBlockAddress } from '@qldb-console/journal';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { addDigest } from '../model/digests.ts';

/** Asks the service for a digest of the journal as it is now. Answers its id. */
export function useTakeDigest(connection: string, ledger: string) {
  return useMutation({
    mutationFn: async () => {
      const { digest, digestTipAddress } = await api.getDigest(connection, ledger);
      const { strandId, sequenceNo } = parseBlockAddress(encodeUtf8(digestTipAddress.ionText));
      const date = new Date().toISOString();
      return addDigest({ origin: 'taken', digest, tip: { strandId, sequenceNo }, ledger, date });
    },
  });
}
