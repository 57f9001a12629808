/** A real Kinesis server that is none of ours (kinesis-local) on free ports, and a client to fill it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  KinesisClient,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { until } from './until.ts';

export interface KinesisServer extends AsyncDisposable {
  readonly url: string;
  readonly client: KinesisClient;
  /** @returns the stream's ARN, once it is ACTIVE */
  createStream(name: string, shards?: number): Promise<string>;
  /** Puts one record. @returns its shard and number */
  put(name: string, partitionKey: string, data: string): Promise<{ shardId: string; sequenceNumber: string }>;
  /** Resolves when the stream can be changed and read again. */
  active(name: string): Promise<void>;
}

export async function startKinesisServer(): Promise<KinesisServer> {
  const main = createRequire(import.meta.url).resolve('kinesis-local');
  const [plain, tls] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [main], {
    cwd: dirname(main),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      // Nine megabytes of source.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      KINESIS_MOCK_PLAIN_PORT: String(plain),
      KINESIS_MOCK_TLS_PORT: String(tls),
      CREATE_STREAM_DURATION: '1ms',
      SPLIT_SHARD_DURATION: '1ms',
      MERGE_SHARDS_DURATION: '1ms',
      LOG_LEVEL: 'ERROR',
    },
  });
  const url = `http://127.0.0.1:${plain}`;
  const client = new KinesisClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: new NodeHttpHandler(),
  });
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`kinesis-local ended with ${child.exitCode}`);
    return fetch(`${url}/healthcheck`).then(
      (answer) => answer.ok,
      () => false,
    );
  });
  const active = (name: string) =>
    until(async () => {
      const answer = await client.send(new DescribeStreamSummaryCommand({ StreamName: name }));
      return answer.StreamDescriptionSummary?.StreamStatus === 'ACTIVE';
    });
  return {
    url,
    client,
    active,
    async createStream(name, shards = 1) {
      await client.send(new CreateStreamCommand({ StreamName: name, ShardCount: shards }));
      await active(name);
      return `arn:aws:kinesis:us-east-1:000000000000:stream/${name}`;
    },
    async put(name, partitionKey, data) {
      const { ShardId = '', SequenceNumber = '' } = await client.send(
        new PutRecordCommand({ StreamName: name, PartitionKey: partitionKey, Data: Buffer.from(data) }),
      );
      return { shardId: ShardId, sequenceNumber: SequenceNumber };
    },
    async [Symbol.asyncDispose]() {
      client.destroy();
      const exited = once(child, 'exit');
      // One that is killed keeps nothing of what it has compiled.
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
