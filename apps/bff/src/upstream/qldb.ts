import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { QLDBClient, type QLDBClientConfig } from '@aws-sdk/client-qldb';
import type { S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { LIMITS } from '../limits.ts';
import { CallQueue } from './call-queue.ts';
import type { ConnectionTarget } from './connection.ts';
import { credentialsOf } from './credentials.ts';
import { createKinesisClient, createS3Client } from './delivery-clients.ts';
import { guardCalls } from './guard-calls.ts';
import { limitAnswers } from './limit-body.ts';
import type { CallObserver } from './observe-calls.ts';
import { retryThrottled, watchClient } from './watch-client.ts';

export interface UpstreamOptions {
  /** Milliseconds until a connection must stand. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds until an answer must begin, and that it may pause. */
  readonly answerTimeoutMs?: number;
  /** Attempts for a read, the first included. */
  readonly readAttempts?: number;
  /** Attempts of a mutation that the service asks to slow down, the first included. */
  readonly throttledAttempts?: number;
  /** Milliseconds that a call may take with all its attempts. */
  readonly callMs?: number;
  /** Milliseconds that a call waits for others to end. */
  readonly queueWaitMs?: number;
  /** Who counts, logs and traces the calls; nobody does for the test of a connection. */
  readonly observer?: CallObserver | undefined;
}

/** One connection to a QLDB-compatible endpoint. */
export interface Upstream {
  readonly target: ConnectionTarget;
  /** For operations that change nothing: adaptive retry. */
  readonly reads: QLDBClient;
  /**
   * For mutations: one attempt, and more only where the service refused to take one because it came too fast. A repeated CreateLedger whose first answer was lost would report
   * "already exists" to the person who has just created the ledger.
   */
  readonly writes: QLDBClient;
  /** For calls that answer only after minutes; each call states its own timeout. */
  readonly slow: NodeHttpHandler;
  readonly observer: CallObserver | undefined;
  /** Where exports are; made at its first use. */
  readonly s3: S3Client;
  /** Where streams are; made at its first use. */
  readonly kinesis: KinesisClient;
  close(): void;
}

/** Sockets to one endpoint: calls whose answer is being read hold one too, beside those that wait for an answer. */
const MAX_SOCKETS = 2 * LIMITS.upstreamCalls;

/**
 * Opens a connection; nothing is sent yet.
 * The environment's own AWS settings (endpoint, FIPS, dual stack, retry mode) do not apply: the connection is what
 * the configuration says.
 */
export function createUpstream(target: ConnectionTarget, options: UpstreamOptions = {}): Upstream {
  const { connectTimeoutMs = 3_000, answerTimeoutMs = 10_000, readAttempts = 3, observer, callMs } = options;
  const queueOf = (service: 'QLDB' | 'S3' | 'Kinesis') => {
    const gauge = observer?.metrics.upstreamWaiting.labels({ connection: target.id, service });
    return new CallQueue(LIMITS.upstreamCalls, (count) => gauge?.set(count), options.queueWaitMs);
  };
  const propagate = observer?.propagate;
  const watch = { connection: target.id, observer, callMs };
  const agent = { keepAlive: true, maxSockets: MAX_SOCKETS, maxFreeSockets: 16 };
  const handler = limitAnswers(
    guardCalls(
      new NodeHttpHandler({
        connectionTimeout: connectTimeoutMs,
        requestTimeout: answerTimeoutMs,
        // Without it the SDK only prints a warning and waits on.
        throwOnRequestTimeout: true,
        socketTimeout: answerTimeoutMs,
        httpAgent: agent,
        httpsAgent: agent,
      }),
      { queue: queueOf('QLDB'), propagate },
    ),
  );
  const shared: QLDBClientConfig = {
    endpoint: target.endpoint,
    region: target.region,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    requestHandler: handler,
    credentials: credentialsOf(target.credentials),
    customUserAgent: 'qldb-console',
  };
  const reads = watchClient(new QLDBClient({ ...shared, retryMode: 'adaptive', maxAttempts: readAttempts }), {
    ...watch,
    service: 'QLDB',
  });
  const writes = watchClient(
    retryThrottled(new QLDBClient({ ...shared, retryMode: 'standard', maxAttempts: 1 }), options.throttledAttempts),
    { ...watch, service: 'QLDB' },
  );
  const slow = limitAnswers(
    guardCalls(
      new NodeHttpHandler({
        connectionTimeout: connectTimeoutMs,
        throwOnRequestTimeout: true,
        httpAgent: agent,
        httpsAgent: agent,
      }),
      { propagate },
    ),
  );
  let s3: S3Client | undefined;
  let kinesis: KinesisClient | undefined;
  return {
    target,
    reads,
    writes,
    slow,
    observer,
    get s3() {
      s3 ??= watchClient(createS3Client(target.s3, { ...options, queue: queueOf('S3') }), { ...watch, service: 'S3' });
      return s3;
    },
    get kinesis() {
      kinesis ??= watchClient(createKinesisClient(target.kinesis, { ...options, queue: queueOf('Kinesis') }), {
        ...watch,
        service: 'Kinesis',
      });
      return kinesis;
    },
    close() {
      handler.destroy();
      slow.destroy();
      s3?.destroy();
      kinesis?.destroy();
    },
  };
}
