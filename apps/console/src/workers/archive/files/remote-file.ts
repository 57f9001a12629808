import { ApiError } from '@qldb-console/contract';
import { ArchiveError, type ArchiveFile } from '@qldb-console/journal/archive';
import { patienceMs } from '../../../lib/retry-after.ts';

/** Where requests are counted: a verdict says how many it took. */
export interface RequestCount {
  requests: number;
}

interface RemoteFile {
  readonly name: string;
  readonly size: number;
  readonly modified?: number | undefined;
  /** Bytes `[start, end)`. @throws ApiError, or what an abort throws */
  readonly fetchRange: (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;
}

const TRIES = 4;
const FIRST_DELAY_MS = 300;

/** A file that is read with requests, each of which is sent again where that may help. */
export function remoteFile({ name, size, modified, fetchRange }: RemoteFile, count: RequestCount): ArchiveFile {
  return {
    name,
    size,
    modified,
    async read(start, end) {
      if (start >= end) return new Uint8Array();
      for (let tried = 1; ; tried++) {
        try {
          count.requests += 1;
          return await fetchRange(start, end);
        } catch (error) {
          if (tried < TRIES && mayPass(error)) {
            const delay = patienceMs(error, FIRST_DELAY_MS * 2 ** (tried - 1));
            await new Promise((resolve) => setTimeout(resolve, delay));
            continue;
          }
          throw unreadable(error, name);
        }
      }
    },
  };
}

function unreadable(error: unknown, name: string): ArchiveError {
  if (!(error instanceof ApiError)) return new ArchiveError('file-unreadable', 'The file could not be loaded', name);
  const { code, status, awsError, detail, title } = error.problem;
  if (code === 'precondition' || status === 416)
    return new ArchiveError('file-changed', 'The object was overwritten since it was listed', name);
  return new ArchiveError(
    'file-unreadable',
    `${awsError === undefined ? '' : `${awsError}: `}${detail ?? title}`,
    name,
  );
}

/** Whether it may be another time: nothing answered, or the other side was overloaded. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  const { code, status } = error.problem;
  return code === 'upstream-unreachable' || code === 'upstream-timeout' || status === 429 || status === 503;
}
