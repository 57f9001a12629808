import { paths } from '../paths.ts';
import { readBytes } from '../read-bytes.ts';
import { archiveObjectListSchema } from '../schemas/archives.ts';
import { MAX_OBJECT_BYTES } from '../schemas/exports.ts';
import type { FetchObjectOptions } from './exports.ts';
import { ApiError, brokenOff, type CallOptions, localProblem, query, type Transport } from './transport.ts';

/** A folder of a bucket; `prefix` is what the keys in it begin with, with its slash. */
export interface ArchivePlace {
  readonly bucket: string;
  readonly prefix: string;
}

export interface ReadArchiveObjectOptions extends FetchObjectOptions {
  /** As the listing told it: an object that has changed since is refused with `precondition`. */
  etag?: string | undefined;
}

export function archiveCalls({ call, send }: Transport) {
  return {
    /** One page of the exported journals in a folder of a bucket. @param token as the page before gave it */
    listArchiveObjects: (connection: string, place: ArchivePlace, token?: string | undefined, o?: CallOptions) =>
      call(archiveObjectListSchema, 'GET', paths.archiveObjects(connection) + query({ ...place, token }), o),
    /**
     * The bytes of one object, or of a range of it, all in memory.
     *
     * @throws ApiError `precondition` (status 412) for an object that is not the one of `etag` any more; `invalid-request`
     *   (status 416) for a range behind its end; `too-large` beyond the limit; `internal` for an answer that is not that range
     */
    readArchiveObject: async (
      connection: string,
      object: { readonly bucket: string; readonly key: string },
      o: ReadArchiveObjectOptions = {},
    ): Promise<Uint8Array<ArrayBuffer>> => {
      const { range, etag, onProgress, limit = MAX_OBJECT_BYTES, signal } = o;
      const headers: Record<string, string> = { accept: 'application/octet-stream, application/problem+json' };
      if (range) headers.range = `bytes=${range.start}-${range.end - 1}`;
      if (etag !== undefined) headers['if-match'] = etag;
      const response = await send('GET', paths.archiveObject(connection, object.bucket, object.key), {
        signal,
        headers,
      });
      if (range && response.status !== 206) {
        await response.body?.cancel().catch(() => {});
        throw new ApiError(localProblem('mismatch', response));
      }
      return readBytes(response, {
        limit,
        onProgress,
        failure: (thrown) => brokenOff(response, thrown, signal),
        tooLarge: () => new ApiError(localProblem('too-large', response)),
      });
    },
  };
}
