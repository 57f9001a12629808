import type { JournalStream } from '@qldb-console/contract';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { pagedList } from '../../../lib/paged-query.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export const MOVING_REFRESH_MS = 5_000;

/** Worth asking again soon: an impaired stream may recover, one that has an end will come to it. */
export const isMoving = ({ status, exclusiveEndTime }: JournalStream): boolean =>
  status === 'IMPAIRED' || (status === 'ACTIVE' && exclusiveEndTime !== undefined);

const streamsQuery = (connection: string, ledger: string, pageSize: number) =>
  infiniteQueryOptions({
    queryKey: queryKeys.ledgerStreamList(connection, ledger, pageSize),
    queryFn: ({ signal, pageParam }) =>
      api.listStreams(connection, ledger, { maxResults: pageSize, nextToken: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextToken,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ streams }) => streams.some(isMoving)) ? MOVING_REFRESH_MS : false,
  });

/** The streams of one ledger, page after page as the service hands them out; none while no ledger is named. */
export const useStreams = (connection: string, ledger: string | undefined, pageSize: number) =>
  pagedList(
    useInfiniteQuery({ ...streamsQuery(connection, ledger ?? '', pageSize), enabled: ledger !== undefined }),
    (page) => page.streams,
  );
