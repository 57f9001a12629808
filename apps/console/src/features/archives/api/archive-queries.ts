import { queryOptions } from '@tanstack/react-query';
import { queryKeys } from '../../../lib/query-keys.ts';
import type { ArchiveCalls } from '../../../workers/archive/calls.ts';
import { askArchive } from '../model/open-archives.ts';

/** Calls that only ask, and answer the same until a strand is judged anew. */
type AskingCall = Exclude<keyof ArchiveCalls, 'open' | 'setDigests' | 'judge' | 'pause' | 'resume' | 'cancel'>;

/**
 * A question to the thread of an open archive.
 *
 * @param strand and `endedAt` of the judging that the answer belongs to; absent for what the inventory alone says
 */
export function archiveQuery<K extends AskingCall>(
  archive: string,
  judging: { readonly strandId: string; readonly endedAt?: string | undefined } | undefined,
  call: K,
  args: Parameters<ArchiveCalls[K]>[0],
) {
  return queryOptions({
    queryKey: [...queryKeys.archiveStrand(archive, judging?.strandId ?? '', judging?.endedAt), call, args] as const,
    // A query must not answer undefined.
    queryFn: async ({ signal }) => ({ answer: await askArchive(archive).call(call, args, signal) }),
    staleTime: Number.POSITIVE_INFINITY,
    // Blocks are large, and read again in milliseconds.
    gcTime: 60_000,
    structuralSharing: false,
    retry: false,
  });
}
