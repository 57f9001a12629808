import { paths } from '../paths.ts';
import { readBytes } from '../read-bytes.ts';
import {
  bucketListSchema,
  type CreateExport,
  createdExportSchema,
  exportContentsSchema,
  journalExportListSchema,
  journalExportSchema,
  MAX_OBJECT_BYTES,
} from '../schemas/exports.ts';
import { ApiError, brokenOff, type CallOptions, localProblem, type Page, query, type Transport } from './transport.ts';

export interface FetchObjectOptions extends CallOptions {
  /** Bytes `[start, end)` alone. */
  range?: { start: number; end: number } | undefined;
  /** Told after every chunk; `total` in bytes where the answer states it. */
  onProgress?: ((progress: { received: number; total: number | undefined }) => void) | undefined;
  /** Bytes at most; MAX_OBJECT_BYTES when absent. */
  limit?: number | undefined;
}

export function exportCalls({ base, call, send }: Transport) {
  return {
    /** The exports of all ledgers of the connection. */
    listExports: (connection: string, page: Page = {}, o?: CallOptions) =>
      call(journalExportListSchema, 'GET', paths.allExports(connection) + query({ ...page }), o),
    listLedgerExports: (connection: string, ledger: string, page: Page = {}, o?: CallOptions) =>
      call(journalExportListSchema, 'GET', paths.exports(connection, ledger) + query({ ...page }), o),
    createExport: (connection: string, ledger: string, body: CreateExport, o?: CallOptions) =>
      call(createdExportSchema, 'POST', paths.exports(connection, ledger), { ...o, body }),
    describeExport: (connection: string, ledger: string, exportId: string, o?: CallOptions) =>
      call(journalExportSchema, 'GET', paths.export(connection, ledger, exportId), o),
    exportContents: (connection: string, ledger: string, exportId: string, o?: CallOptions) =>
      call(exportContentsSchema, 'GET', paths.exportContents(connection, ledger, exportId), o),
    /** Where a browser downloads an object of the export as it is. */
    exportObjectPath: (connection: string, ledger: string, exportId: string, key: string) =>
      base + paths.exportObject(connection, ledger, exportId, key),
    /**
     * The bytes of an object of the export, all in memory.
     *
     * @throws ApiError `too-large` beyond the limit, before reading what states its length
     */
    fetchExportObject: async (
      connection: string,
      ledger: string,
      exportId: string,
      key: string,
      o: FetchObjectOptions = {},
    ): Promise<Uint8Array<ArrayBuffer>> => {
      const { range, onProgress, limit = MAX_OBJECT_BYTES, signal } = o;
      const headers: Record<string, string> = { accept: 'application/octet-stream, application/problem+json' };
      if (range) headers.range = `bytes=${range.start}-${range.end - 1}`;
      const response = await send('GET', paths.exportObject(connection, ledger, exportId, key), { signal, headers });
      return readBytes(response, {
        limit,
        onProgress,
        failure: (thrown) => brokenOff(response, thrown, signal),
        tooLarge: () => new ApiError(localProblem('too-large', response)),
      });
    },
    /** Names of buckets for forms. */
    listBuckets: (connection: string, o?: CallOptions) => call(bucketListSchema, 'GET', paths.buckets(connection), o),
  };
}
