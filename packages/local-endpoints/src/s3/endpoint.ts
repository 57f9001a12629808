import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import { refusalOf } from '../http/guard.ts';
import { collectHeaders } from '../http/headers.ts';
import { type Credentials, verifySignature } from '../http/signature.ts';
import type { WireError } from '../http/wire-error.ts';
import { S3_LIMITS } from '../limits.ts';
import { openBody } from './body.ts';
import type { S3Answer } from './call.ts';
import { s3Error, toS3Error } from './errors.ts';
import { route } from './routes.ts';
import type { ObjectStore } from './store.ts';
import { writeXml, type XmlElement } from './xml.ts';

export interface S3EndpointOptions {
  readonly store: ObjectStore;
  readonly region: string;
  readonly accountId: string;
  readonly credentials: Credentials;
  readonly clock: () => number;
  readonly log: Logger;
}

/**
 * Answers S3 requests in path style (`/bucket/key`). Order: Host and Origin → signature → path → operation; the body is
 * read, and held against what was stated about it, while it is stored.
 */
export function s3Endpoint(options: S3EndpointOptions) {
  return async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase();
    response.setHeader('x-amz-request-id', requestId);
    response.setHeader('x-content-type-options', 'nosniff');
    try {
      await send(message, response, await handle(message, options));
    } catch (error) {
      const wire = toS3Error(error, options.region);
      if (wire.code === 'InternalError' && !message.destroyed)
        options.log.error({ requestId, err: error }, 'request failed');
      fail(message, response, wire, requestId);
    } finally {
      const path = message.url?.split('?', 1)[0]?.slice(0, 300);
      options.log.info(
        { requestId, service: 's3', method: message.method, path, status: response.statusCode },
        'request',
      );
    }
  };
}

async function handle(message: IncomingMessage, options: S3EndpointOptions): Promise<S3Answer> {
  const refusal = refusalOf(message);
  if (refusal !== undefined) throw s3Error('AccessDenied', refusal);
  const { method = 'GET', url: target = '/' } = message;
  const headers = collectHeaders(message);
  const { credentials, region, clock, store, accountId } = options;
  const verifier = { credentials, region, clock, service: 's3', maxSkewMs: S3_LIMITS.maxSkewMs } as const;
  const signed = verifySignature({ method, target, headers }, verifier);
  const call = { store, region, accountId, headers, body: openBody(message, headers, signed), ...splitTarget(target) };
  return route(method, call)(call);
}

function splitTarget(target: string): { bucketName: string; key: string; query: URLSearchParams } {
  const question = target.indexOf('?');
  const path = question < 0 ? target : target.slice(0, question);
  const slash = path.indexOf('/', 1);
  try {
    const bucketName = decodeURIComponent(path.slice(1, slash < 0 ? undefined : slash));
    const key = slash < 0 ? '' : decodeURIComponent(path.slice(slash + 1));
    if (Buffer.byteLength(key) > S3_LIMITS.keyBytes) throw s3Error('KeyTooLongError');
    return { bucketName, key, query: new URLSearchParams(question < 0 ? '' : target.slice(question + 1)) };
  } catch (error) {
    throw error instanceof URIError ? s3Error('InvalidURI') : error;
  }
}

async function send(message: IncomingMessage, response: ServerResponse, answer: S3Answer): Promise<void> {
  for (const [name, value] of Object.entries(answer.headers ?? {}))
    if (value !== undefined) response.setHeader(name, value);
  response.statusCode = answer.status ?? 200;
  if (answer.xml) sendXml(response, answer.xml);
  else if (answer.stream && message.method !== 'HEAD') {
    const stream = answer.stream();
    // Once the headers are sent, a failure can only be told by cutting the answer short.
    await pipeline(stream, response).catch(() => void response.destroy());
  } else {
    if (!answer.stream && response.statusCode !== 204 && response.statusCode !== 304)
      response.setHeader('content-length', 0);
    response.end();
  }
}

function sendXml(response: ServerResponse, element: XmlElement): void {
  const text = writeXml(element);
  response.setHeader('content-type', 'application/xml');
  response.setHeader('content-length', Buffer.byteLength(text));
  response.end(text);
}

function fail(message: IncomingMessage, response: ServerResponse, error: WireError, requestId: string): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  // The rest of a body that was not read would be taken for the next request.
  if (!message.complete) response.setHeader('connection', 'close');
  response.statusCode = error.status;
  if (message.method === 'HEAD') {
    response.end();
    return;
  }
  const members = Object.entries(error.members).map(([name, value]): XmlElement => [name, value]);
  sendXml(response, [
    'Error',
    [
      ['Code', error.code],
      ['Message', error.message],
      ...members,
      ['Resource', message.url?.split('?', 1)[0]],
      ['RequestId', requestId],
    ],
  ]);
}
