import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { type JournalExport, objectKeySchema } from '@qldb-console/contract';
import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { LIMITS } from '../../limits.ts';
import { ProblemError } from '../../problem.ts';
import { answeredBy } from '../../upstream/answered-by.ts';
import type { Upstream } from '../../upstream/qldb.ts';
import { createGate } from '../gate.ts';
import { openCall } from '../operation.ts';
import { noBody } from '../parse-request.ts';
import { dataKey, manifestKey } from './export-keys.ts';
import { exportParams } from './journal-export.ts';
import { loadExport } from './load-export.ts';
import { isNamed } from './named-keys.ts';

const schemas = { params: exportParams, query: z.strictObject({ key: objectKeySchema }), body: noBody };

/**
 * The bytes of one object of an export as they lie in its bucket: its manifests, and the data objects that a completed
 * manifest names. Nothing else of the bucket can be read through here, whatever the key.
 * One range of bytes may be asked for; the answer goes on only as fast as its reader, and ends when the reader leaves or
 * takes nothing for a minute.
 */
export function exportObject(context: Context): RequestHandler {
  const gate = createGate(LIMITS.objectReads, 'objects of exports');
  return async (request, response) => {
    const { params, query, upstream, signal } = openCall(context, schemas, request, response);
    const range = rangeOf(request.headers.range);
    const leave = gate.enter();
    try {
      const journalExport = await loadExport(upstream, params, signal);
      if (!(await belongs(upstream, journalExport, query.key, signal)))
        throw new ProblemError({
          status: 404,
          code: 'not-found',
          title: 'The export has no such object',
          detail: 'Only its manifests and the objects that its completed manifest names can be read.',
        });
      const command = new GetObjectCommand({ Bucket: journalExport.bucket, Key: query.key, Range: range });
      const object = await answeredBy('S3', upstream.s3.send(command, { abortSignal: signal }));
      const body = object.Body as Readable;
      response.status(object.ContentRange === undefined ? 200 : 206).type('application/octet-stream');
      response.setHeader('accept-ranges', 'bytes');
      response.setHeader('content-disposition', attachment(query.key));
      setIfKnown(response, 'content-length', object.ContentLength);
      setIfKnown(response, 'content-range', object.ContentRange);
      setIfKnown(response, 'etag', object.ETag);
      if (request.method === 'HEAD') {
        body.destroy();
        response.end();
        return;
      }
      response.setTimeout(LIMITS.stalledReaderMs, () => response.destroy());
      await pipeline(body, response).catch((error: unknown) => {
        // `pipeline` has ended both sides: half an answer does not look whole. The reader's leaving is no fault.
        const { name, code } = error as { name?: string; code?: string };
        if (name !== 'AbortError' && code !== 'ERR_STREAM_PREMATURE_CLOSE')
          request.log.warn({ err: error }, 'an object of an export broke off');
      });
    } finally {
      leave();
    }
  };
}

async function belongs(
  upstream: Upstream,
  journalExport: JournalExport,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (manifestKey(journalExport, key)) return true;
  const data = dataKey(journalExport, key);
  return data !== undefined && (await isNamed(upstream, journalExport, data, signal));
}

/** One range as HTTP writes it; several at once are not served, and what is no range is ignored (RFC 9110, 14.2). */
function rangeOf(header: string | undefined): string | undefined {
  return header !== undefined && /^bytes=(\d{1,16}-\d{0,16}|-\d{1,16})$/.test(header) ? header : undefined;
}

/** Keys of exports are ASCII, but for the prefix, which is cut off here. */
function attachment(key: string): string {
  const name = key.slice(key.lastIndexOf('/') + 1).replace(/[^A-Za-z0-9._-]/g, '_');
  return `attachment; filename="${name}"`;
}

function setIfKnown(response: Response, name: string, value: string | number | undefined): void {
  if (value !== undefined) response.setHeader(name, String(value));
}
