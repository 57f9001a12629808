import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Request, Response } from 'express';
import { LIMITS } from '../../limits.ts';
import { ProblemError } from '../../problem.ts';
import { answeredBy } from '../../upstream/answered-by.ts';
import type { Upstream } from '../../upstream/qldb.ts';

export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
}

/**
 * Answers with the bytes of an object of a bucket, as they lie there: one range of them when the request names one, and
 * only while the object is the one of `If-Match`. The answer goes on only as fast as its reader, and ends when the reader
 * leaves or takes nothing for a minute. Whether the reader may have that object is the caller's to judge.
 *
 * @throws DeliveryError what S3 answers; ProblemError for an `If-Match` that names no entity tag
 */
export async function sendObject(
  request: Request,
  response: Response,
  upstream: Upstream,
  { bucket, key }: ObjectPlace,
  signal: AbortSignal,
): Promise<void> {
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    Range: rangeOf(request.headers.range),
    IfMatch: entityTagOf(request.headers['if-match']),
  });
  const object = await answeredBy('S3', upstream.s3.send(command, { abortSignal: signal }));
  const body = object.Body as Readable;
  response.status(object.ContentRange === undefined ? 200 : 206).type('application/octet-stream');
  response.setHeader('accept-ranges', 'bytes');
  response.setHeader('content-disposition', attachment(key));
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
}

/** One range as HTTP writes it; several at once are not served, and what is no range is ignored (RFC 9110, 14.2). */
function rangeOf(header: string | undefined): string | undefined {
  return header !== undefined && /^bytes=(\d{1,16}-\d{0,16}|-\d{1,16})$/.test(header) ? header : undefined;
}

/** A condition that is not understood must not be taken for one that holds. */
function entityTagOf(header: string | undefined): string | undefined {
  if (header === undefined || /^"[\x21\x23-\x7e]{1,256}"$/.test(header)) return header;
  throw new ProblemError({
    status: 400,
    code: 'invalid-request',
    title: 'The request is not valid',
    detail: 'if-match: must be one entity tag in quotes',
    fields: { 'if-match': 'must be one entity tag in quotes' },
  });
}

/** Keys of exports are ASCII, but for the prefix, which is cut off here. */
function attachment(key: string): string {
  const name = key.slice(key.lastIndexOf('/') + 1).replace(/[^A-Za-z0-9._-]/g, '_');
  return `attachment; filename="${name}"`;
}

function setIfKnown(response: Response, name: string, value: string | number | undefined): void {
  if (value !== undefined) response.setHeader(name, String(value));
}
