import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { QLDBClient, type QLDBClientConfig } from '@aws-sdk/client-qldb';
import type { S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { ConnectionTarget } from './connection.ts';
import { credentialsOf } from './credentials.ts';
import { createKinesisClient, createS3Client } from './delivery-clients.ts';
import { limitAnswers } from './limit-body.ts';

export interface UpstreamOptions {
  /** Milliseconds until a connection must stand. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds until an answer must begin, and that it may pause. */
  readonly answerTimeoutMs?: number;
  /** Attempts for a read, the first included. */
  readonly readAttempts?: number;
}

/** One connection to a QLDB-compatible endpoint. */
export interface Upstream {
  readonly target: ConnectionTarget;
  /** For operations that change nothing: adaptive retry. */
  readonly reads: QLDBClient;
  /**
   * For mutations: one attempt. A repeated CreateLedger whose first answer was lost would report
   * "already exists" to the person who has just created the ledger.
   */
  readonly writes: QLDBClient;
  /** For calls that answer only after minutes; each call states its own timeout. */
  readonly slow: NodeHttpHandler;
  /** Where exports are; made at its first use. */
  readonly s3: S3Client;
  /** Where streams are; made at its first use. */
  readonly kinesis: KinesisClient;
  close(): void;
}

/** Sockets to one endpoint: a streamed block range uses eight, and other readers must not wait for it. */
const MAX_SOCKETS = 32;

/**
 * Opens a connection; nothing is sent yet.
 * The environment's own AWS settings (endpoint, FIPS, dual stack, retry mode) do not apply: the connection is what
 * the configuration says.
 */
export function createUpstream(target: ConnectionTarget, options: UpstreamOptions = {}): Upstream {
  const { connectTimeoutMs = 3_000, answerTimeoutMs = 10_000, readAttempts = 3 } = options;
  const agent = { keepAlive: true, maxSockets: MAX_SOCKETS, maxFreeSockets: 16 };
  const handler = limitAnswers(
    new NodeHttpHandler({
      connectionTimeout: connectTimeoutMs,
      requestTimeout: answerTimeoutMs,
      // Without it the SDK only prints a warning and waits on.
      throwOnRequestTimeout: true,
      socketTimeout: answerTimeoutMs,
      httpAgent: agent,
      httpsAgent: agent,
    }),
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
  const reads = new QLDBClient({ ...shared, retryMode: 'adaptive', maxAttempts: readAttempts });
  const writes = new QLDBClient({ ...shared, retryMode: 'standard', maxAttempts: 1 });
  const slow = limitAnswers(
    new NodeHttpHandler({
      connectionTimeout: connectTimeoutMs,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    }),
  );
  let s3: S3Client | undefined;
  let kinesis: KinesisClient | undefined;
  return {
    target,
    reads,
    writes,
    slow,
    get s3() {
      s3 ??= createS3Client(target.s3, options);
      return s3;
    },
    get kinesis() {
      kinesis ??= createKinesisClient(target.kinesis, options);
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
