/** The local endpoints on free ports with a directory of their own, and the unmodified AWS clients for them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { type LocalEndpoints, startLocalEndpoints } from '../../src/start.ts';

export const KEY = { accessKeyId: 'local', secretAccessKey: 'local' };

export interface Started extends AsyncDisposable {
  readonly dataDir: string;
  readonly s3: S3Client;
  readonly kinesis: KinesisClient;
  readonly s3Url: string;
  readonly kinesisUrl: string;
  /** The same directory, served anew; the clients go to the new ports. */
  restart(): Promise<void>;
}

export async function start(options: { clock?: () => number; region?: string } = {}): Promise<Started> {
  const { region = 'us-east-1', clock = Date.now } = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'local-endpoints-'));
  const launch = () => startLocalEndpoints({ dataDir, s3Port: 0, kinesisPort: 0, region, clock, credentials: KEY });
  let endpoints: LocalEndpoints = await launch();
  const started = {
    dataDir,
    ...clientsOf(endpoints, region),
    async restart() {
      await endpoints.close();
      endpoints = await launch();
      Object.assign(started, clientsOf(endpoints, region));
    },
    async [Symbol.asyncDispose]() {
      await endpoints.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return started;
}

function clientsOf({ s3Url = '', kinesisUrl = '' }: LocalEndpoints, region: string) {
  return { s3Url, kinesisUrl, s3: s3Client(s3Url, KEY, region), kinesis: kinesisClient(kinesisUrl, KEY, region) };
}

export function s3Client(endpoint: string, credentials = KEY, region = 'us-east-1'): S3Client {
  return new S3Client({ endpoint, region, credentials, forcePathStyle: true, maxAttempts: 1 });
}

export function kinesisClient(endpoint: string, credentials = KEY, region = 'us-east-1'): KinesisClient {
  return new KinesisClient({ endpoint, region, credentials, maxAttempts: 1, requestHandler: new NodeHttpHandler() });
}

/** Unlike fetch it sets any header, Host and Origin included. */
export function send(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array; path?: string } = {},
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body, path } = options;
    const outgoing = request(
      url,
      { method, headers, agent: false, ...(path === undefined ? {} : { path }) },
      async (incoming) => {
        let text = '';
        for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The error a call fails with: name and HTTP status. */
export async function failure(
  call: Promise<unknown>,
): Promise<{ name: string; status: number | undefined; message: string }> {
  try {
    await call;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { name, message, status: $metadata?.httpStatusCode };
  }
  throw new Error('the call succeeded');
}
