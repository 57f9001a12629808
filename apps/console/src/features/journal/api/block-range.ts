import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { type LoadedBlock, loadedBlock } from '../../../lib/blocks/loaded-block.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export interface BlockRange {
  readonly connection: string;
  readonly ledger: string;
  readonly strandId: string;
  /** Sequence numbers `[from, to)`. */
  readonly from: number;
  readonly to: number;
}
/** What has arrived of a range so far. */
interface ArrivedBlocks {
  readonly blocks: ReadonlyMap<number, LoadedBlock>;
  readonly complete: boolean;
}

/** How often a page that is still arriving is drawn again. */
const DRAW_EVERY_MS = 100;

/**
 * A range of blocks, streamed. Blocks are cached one by one and for ever: they never change, but for a redaction, and
 * that one shows after `forgetBlocks`.
 */
const blockRangeQuery = (range: BlockRange) => {
  const { connection, ledger, strandId, from, to } = range;
  const queryKey = queryKeys.blockRange(connection, ledger, strandId, from, to);
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }): Promise<ArrivedBlocks> => {
      const blocks = cachedBlocks(client, range);
      let drawn = performance.now();
      for (const [start, end] of gaps(blocks, from, to)) {
        for await (const { sequenceNo, ionText } of api.streamBlocks(
          connection,
          ledger,
          { strandId, from: start, to: end },
          { signal },
        )) {
          const block = loadedBlock(strandId, sequenceNo, ionText);
          blocks.set(sequenceNo, block);
          client.setQueryData(queryKeys.block(connection, ledger, strandId, sequenceNo), block);
          if (performance.now() - drawn > DRAW_EVERY_MS) {
            client.setQueryData<ArrivedBlocks>(queryKey, { blocks: new Map(blocks), complete: false });
            drawn = performance.now();
          }
        }
      }
      return { blocks, complete: true };
    },
    structuralSharing: false,
    staleTime: ({ state }) => (state.data?.complete ? Number.POSITIVE_INFINITY : 0),
  });
};

/** Without a range nothing is loaded. */
export function useBlockRange(range: BlockRange | undefined) {
  return useQuery({
    ...blockRangeQuery(range ?? { connection: '', ledger: '', strandId: '', from: 0, to: 0 }),
    enabled: range !== undefined,
  });
}

/** Drops every cached block of a ledger, so that they are loaded anew: a redaction may have changed some. */
export function useForgetBlocks(connection: string, ledger: string) {
  const queries = useQueryClient();
  return () => {
    queries.removeQueries({ queryKey: queryKeys.blocks(connection, ledger), type: 'inactive' });
    return queries.resetQueries({ queryKey: queryKeys.blocks(connection, ledger), type: 'active' });
  };
}

function cachedBlocks(client: QueryClient, { connection, ledger, strandId, from, to }: BlockRange) {
  const blocks = new Map<number, LoadedBlock>();
  for (let sequenceNo = from; sequenceNo < to; sequenceNo++) {
    const block = client.getQueryData<LoadedBlock>(queryKeys.block(connection, ledger, strandId, sequenceNo));
    if (block) blocks.set(sequenceNo, block);
  }
  return blocks;
}

/** The parts of `[from, to)` that are not there, as half-open ranges. */
function gaps(blocks: ReadonlyMap<number, LoadedBlock>, from: number, to: number): [number, number][] {
  const missing: [number, number][] = [];
  for (let sequenceNo = from; sequenceNo < to; sequenceNo++) {
    if (blocks.has(sequenceNo)) continue;
    const last = missing.at(-1);
    if (last?.[1] === sequenceNo) last[1] = sequenceNo + 1;
    else missing.push([sequenceNo, sequenceNo + 1]);
  }
  return missing;
}
