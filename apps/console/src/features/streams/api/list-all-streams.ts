import type { JournalStream } from '@qldb-console/contract';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { inParallel } from '../../../lib/in-parallel.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { isMoving, MOVING_REFRESH_MS } from './list-streams.ts';

/** The streams of all ledgers: QLDB lists them only ledger by ledger, so every ledger is asked. */
export interface StreamsOfAll {
  readonly streams: readonly JournalStream[];
  /** Ledgers that were asked, out of how many. */
  readonly asked: number;
  readonly ledgers: number;
  /** There are more ledgers than are asked. */
  readonly truncated: boolean;
  readonly failed: readonly { readonly ledger: string; readonly error: unknown }[];
}

const MOST_LEDGERS = 200;
const AT_ONCE = 4;
const PAGE_SIZE = 100;

const allStreamsQuery = (connection: string) => {
  const queryKey = queryKeys.streamsOfAll(connection);
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }): Promise<StreamsOfAll> => {
      const { names, truncated } = await ledgersToAsk(connection, signal);
      const found = new Map<string, readonly JournalStream[]>();
      const failed: { ledger: string; error: unknown }[] = [];
      const first = client.getQueryData<StreamsOfAll>(queryKey) === undefined;
      const soFar = (): StreamsOfAll => ({
        streams: names.flatMap((name) => found.get(name) ?? []),
        asked: found.size + failed.length,
        ledgers: names.length,
        truncated,
        failed,
      });
      await inParallel(names, AT_ONCE, async (ledger) => {
        try {
          found.set(ledger, await streamsOf(connection, ledger, signal));
        } catch (error) {
          if (signal.aborted) throw error;
          failed.push({ ledger, error });
        }
        // The first time the list grows on screen; afterwards the whole one is exchanged, so that no row vanishes.
        if (first) client.setQueryData(queryKey, { ...soFar(), failed: [...failed] });
      });
      return soFar();
    },
    refetchInterval: ({ state }) => (state.data?.streams.some(isMoving) ? MOVING_REFRESH_MS : false),
  });
};

/** Nothing is asked while `enabled` is false. */
export const useAllStreams = (connection: string, enabled: boolean) =>
  useQuery({ ...allStreamsQuery(connection), enabled });

async function ledgersToAsk(connection: string, signal: AbortSignal) {
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await api.listLedgers(connection, { maxResults: PAGE_SIZE, nextToken }, { signal });
    // A ledger that is being created or deleted has no streams that can be listed.
    names.push(...page.ledgers.filter(({ state }) => state === 'ACTIVE').map(({ name }) => name));
    nextToken = page.nextToken;
  } while (nextToken !== undefined && names.length < MOST_LEDGERS);
  return { names: names.slice(0, MOST_LEDGERS), truncated: nextToken !== undefined || names.length > MOST_LEDGERS };
}

async function streamsOf(connection: string, ledger: string, signal: AbortSignal): Promise<JournalStream[]> {
  const streams: JournalStream[] = [];
  let nextToken: string | undefined;
  do {
    const page = await api.listStreams(connection, ledger, { maxResults: PAGE_SIZE, nextToken }, { signal });
    streams.push(...page.streams);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return streams;
}
