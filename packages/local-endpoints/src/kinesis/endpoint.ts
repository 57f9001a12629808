import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { hashHex } from '../http/canonical-request.ts';
import { refusalOf } from '../http/guard.ts';
import { collectHeaders } from '../http/headers.ts';
import { type Credentials, equalText, verifySignature } from '../http/signature.ts';
import { KINESIS_LIMITS } from '../limits.ts';
import { kinesisError, toKinesisError } from './errors.ts';
import { inputOf } from './input.ts';
import { createStream } from './operations/CreateStream.ts';
import { deleteStream } from './operations/DeleteStream.ts';
import { describeStream } from './operations/DescribeStream.ts';
import { describeStreamSummary } from './operations/DescribeStreamSummary.ts';
import { getRecords } from './operations/GetRecords.ts';
import { getShardIterator } from './operations/GetShardIterator.ts';
import { listShards } from './operations/ListShards.ts';
import { listStreams } from './operations/ListStreams.ts';
import { putRecord } from './operations/PutRecord.ts';
import { putRecords } from './operations/PutRecords.ts';
import type { KinesisContext, KinesisOperation } from './stream-shapes.ts';

const TARGET_PREFIX = 'Kinesis_20131202.';
const CONTENT_TYPE = 'application/x-amz-json-1.1';

/** By wire name. */
const OPERATIONS: ReadonlyMap<string, KinesisOperation> = new Map<string, KinesisOperation>([
  ['CreateStream', createStream],
  ['DeleteStream', deleteStream],
  ['DescribeStream', describeStream],
  ['DescribeStreamSummary', describeStreamSummary],
  ['GetRecords', getRecords],
  ['GetShardIterator', getShardIterator],
  ['ListShards', listShards],
  ['ListStreams', listStreams],
  ['PutRecord', putRecord],
  ['PutRecords', putRecords],
]);

export interface KinesisEndpointOptions extends KinesisContext {
  readonly credentials: Credentials;
  readonly log: Logger;
}

/** Answers Kinesis requests (AWS JSON 1.1). Order: Host and Origin → body within its limit → signature → operation. */
export function kinesisEndpoint(options: KinesisEndpointOptions) {
  return async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    response.setHeader('x-amzn-RequestId', requestId);
    response.setHeader('x-content-type-options', 'nosniff');
    const target = message.headers['x-amz-target'];
    try {
      sendJson(response, 200, await handle(message, options));
    } catch (error) {
      const wire = toKinesisError(error);
      if (wire.code === 'InternalFailure' && !message.destroyed)
        options.log.error({ requestId, err: error }, 'request failed');
      if (response.headersSent || response.destroyed) return void response.destroy();
      // The rest of a body that was not read would be taken for the next request.
      if (!message.complete) response.setHeader('connection', 'close');
      response.setHeader('x-amzn-ErrorType', wire.code);
      sendJson(response, wire.status, { __type: wire.code, message: wire.message });
    } finally {
      const operation = String(target).slice(0, 100);
      options.log.info({ requestId, service: 'kinesis', operation, status: response.statusCode }, 'request');
    }
  };
}

async function handle(message: IncomingMessage, options: KinesisEndpointOptions): Promise<object> {
  const refusal = refusalOf(message);
  if (refusal !== undefined) throw kinesisError('AccessDeniedException', refusal);
  const { method = 'GET', url: target = '/' } = message;
  const headers = collectHeaders(message);
  const body = await readBody(message);
  const { credentials, region, clock } = options;
  const bodyHash = hashHex(body);
  const signed = verifySignature(
    { method, target, headers },
    { credentials, region, clock, service: 'kinesis', maxSkewMs: KINESIS_LIMITS.maxSkewMs },
    bodyHash,
  );
  if (signed.payload !== undefined && !equalText(signed.payload, bodyHash))
    throw kinesisError('ValidationException', 'The body is not the one that was signed.');
  const name = headers.get('x-amz-target') ?? '';
  const operation = name.startsWith(TARGET_PREFIX) ? OPERATIONS.get(name.slice(TARGET_PREFIX.length)) : undefined;
  if (!operation || method !== 'POST')
    throw kinesisError('UnknownOperationException', 'This local stand-in does not know the operation.');
  if (headers.get('content-type')?.split(';')[0]?.trim() !== CONTENT_TYPE)
    throw kinesisError('SerializationException', `Only ${CONTENT_TYPE} is understood.`);
  return operation(options, inputOf(parse(body)));
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw kinesisError('SerializationException', 'The body is not JSON.');
  }
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > KINESIS_LIMITS.requestBytes)
      throw kinesisError('ValidationException', `The request is larger than ${KINESIS_LIMITS.requestBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  // AWS answers operations without a result with an empty body.
  const bytes = status === 200 && text === '{}' ? '' : text;
  response.writeHead(status, { 'content-type': CONTENT_TYPE, 'content-length': Buffer.byteLength(bytes) });
  response.end(bytes);
}
