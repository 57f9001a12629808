import { KinesisClient } from '@aws-sdk/client-kinesis';
import { S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { ServiceSettings } from '../config/connection-settings.ts';
import { LIMITS } from '../limits.ts';
import { awsEndpoint } from './aws-endpoint.ts';
import type { CallQueue } from './call-queue.ts';
import { credentialsOf } from './credentials.ts';
import { guardCalls } from './guard-calls.ts';
import { keepToHost } from './keep-to-host.ts';
import { limitAnswers } from './limit-body.ts';
import type { UpstreamOptions } from './qldb.ts';

/** GetRecords answers 10 MB of records at most, in base64, each with its keys and numbers. */
const MAX_KINESIS_ANSWER_BYTES = 32 * 1024 * 1024;
/** How long a download may rest while its reader does. */
const S3_IDLE_MS = 120_000;

interface DeliveryOptions extends UpstreamOptions {
  readonly queue?: CallQueue;
}

/** Where journals were exported to. Only ever read from, so every call may be repeated. */
export function createS3Client(settings: ServiceSettings, options: DeliveryOptions): S3Client {
  const handler = limitAnswers(handlerOf('s3', settings, options, S3_IDLE_MS), {
    // An object is handed on as it comes; whoever asks for one sets the limit.
    exempt: (request) => request.query?.['x-id'] === 'GetObject',
  });
  return new S3Client({
    ...common('s3', settings, options),
    retryMode: 'adaptive',
    requestHandler: handler,
    // Other services seldom answer under the name of a bucket.
    forcePathStyle: settings.endpoint !== undefined,
  });
}

/** Where journals are streamed to. Only ever read from. */
export function createKinesisClient(settings: ServiceSettings, options: DeliveryOptions): KinesisClient {
  return new KinesisClient({
    ...common('kinesis', settings, options),
    // The SDK would speak HTTP/2, which no Kinesis-compatible service on plain http does.
    requestHandler: limitAnswers(handlerOf('kinesis', settings, options), { limit: MAX_KINESIS_ANSWER_BYTES }),
  });
}

function common(service: 's3' | 'kinesis', settings: ServiceSettings, options: UpstreamOptions) {
  return {
    endpoint: endpointOf(service, settings),
    region: settings.region,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    credentials: credentialsOf(settings.credentials),
    // Each shard has a rate of its own, so that one of them being slow says nothing of the others.
    retryMode: 'standard',
    maxAttempts: options.readAttempts ?? 3,
    customUserAgent: 'qldb-console',
  };
}

function endpointOf(service: 's3' | 'kinesis', { endpoint, region }: ServiceSettings): string {
  return endpoint ?? awsEndpoint(service, region);
}

function handlerOf(service: 's3' | 'kinesis', settings: ServiceSettings, options: DeliveryOptions, idleMs?: number) {
  const { connectTimeoutMs = 3_000, answerTimeoutMs = 10_000, queue, observer } = options;
  // Objects hold theirs while they are read: places for all of them, and for calls beside.
  const agent = { keepAlive: true, maxSockets: LIMITS.objectReads + LIMITS.upstreamCalls, maxFreeSockets: 8 };
  const handler = new NodeHttpHandler({
    connectionTimeout: connectTimeoutMs,
    requestTimeout: answerTimeoutMs,
    throwOnRequestTimeout: true,
    socketTimeout: idleMs ?? answerTimeoutMs,
    httpAgent: agent,
    httpsAgent: agent,
  });
  const kept = keepToHost(handler, endpointOf(service, settings), { below: settings.endpoint === undefined });
  return guardCalls(kept, { ...(queue ? { queue } : {}), propagate: observer?.propagate });
}
