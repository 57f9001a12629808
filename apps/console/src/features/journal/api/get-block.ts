import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { loadedBlock } from '../../../lib/blocks/loaded-block.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

interface BlockQuestion {
  readonly connection: string;
  readonly ledger: string;
  readonly strandId: string;
  readonly sequenceNo: number;
}

const blockQuery = ({ connection, ledger, strandId, sequenceNo }: BlockQuestion) =>
  queryOptions({
    queryKey: queryKeys.block(connection, ledger, strandId, sequenceNo),
    queryFn: async ({ signal }) => {
      const { block } = await api.getBlock(connection, ledger, { strandId, sequenceNo }, undefined, { signal });
      return loadedBlock(strandId, sequenceNo, block.ionText);
    },
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** One block; nothing is loaded while the question is `undefined`. */
export function useBlock(question: BlockQuestion | undefined) {
  return useQuery({
    ...blockQuery(question ?? { connection: '', ledger: '', strandId: '', sequenceNo: 0 }),
    enabled: question !== undefined,
  });
}
