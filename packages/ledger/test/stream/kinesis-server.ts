import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import {
  CreateStreamCommand,
  DeleteStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** A Kinesis record as a consumer gets it. */
export interface KinesisRecord {
  readonly shardId: string;
  readonly partitionKey: string;
  readonly data: Uint8Array;
}

export interface KinesisServer {
  readonly url: string;
  /** @returns the stream's ARN, once it is ACTIVE */
  createStream(name: string, shards?: number): Promise<string>;
  /** When resolved the stream is gone. */
  deleteStream(name: string): Promise<void>;
  /** Every record of the stream from its beginning, shard by shard. */
  records(name: string): Promise<KinesisRecord[]>;
  /** Hash key ranges of the shards, by id. */
  shards(name: string): Promise<Map<string, [bigint, bigint]>>;
  stop(): Promise<void>;
}

export const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };
export const kinesisArn = (name: string): string => `arn:aws:kinesis:us-east-1:000000000000:stream/${name}`;

/** Starts kinesis-local, a Kinesis server that is none of ours, on free ports. */
export async function startKinesisServer(): Promise<KinesisServer> {
  const main = createRequire(import.meta.url).resolve('kinesis-local');
  const [plain, tls] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [main], {
    cwd: dirname(main),
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      // Nine megabytes of source.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      KINESIS_MOCK_PLAIN_PORT: String(plain),
      KINESIS_MOCK_TLS_PORT: String(tls),
      CREATE_STREAM_DURATION: '1ms',
      DELETE_STREAM_DURATION: '1ms',
      LOG_LEVEL: 'ERROR',
    },
  });
  const url = `http://127.0.0.1:${plain}`;
  const client = new KinesisClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: CREDENTIALS,
    requestHandler: new NodeHttpHandler(),
  });
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`kinesis-local ended with ${child.exitCode}`);
    return fetch(`${url}/healthcheck`).then(
      (answer) => answer.ok,
      () => false,
    );
  });

  const status = async (name: string): Promise<string | undefined> => {
    try {
      const answer = await client.send(new DescribeStreamSummaryCommand({ StreamName: name }));
      return answer.StreamDescriptionSummary?.StreamStatus;
    } catch (error) {
      if ((error as Error).name === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  };
  return {
    url,
    async createStream(name, shards = 1) {
      await client.send(new CreateStreamCommand({ StreamName: name, ShardCount: shards }));
      await until(async () => (await status(name)) === 'ACTIVE');
      return kinesisArn(name);
    },
    async deleteStream(name) {
      await client.send(new DeleteStreamCommand({ StreamName: name, EnforceConsumerDeletion: true }));
      await until(async () => (await status(name)) === undefined);
    },
    async records(name) {
      const found: KinesisRecord[] = [];
      const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName: name }));
      for (const { ShardId: shardId = '' } of Shards) {
        const first = await client.send(
          new GetShardIteratorCommand({ StreamName: name, ShardId: shardId, ShardIteratorType: 'TRIM_HORIZON' }),
        );
        for (let iterator = first.ShardIterator; iterator !== undefined; ) {
          const answer = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
          for (const { PartitionKey, Data } of answer.Records ?? []) {
            found.push({ shardId, partitionKey: PartitionKey as string, data: Data as Uint8Array });
          }
          iterator = answer.MillisBehindLatest ? answer.NextShardIterator : undefined;
        }
      }
      return found;
    },
    async shards(name) {
      const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName: name }));
      return new Map(
        Shards.map(({ ShardId, HashKeyRange }) => [
          ShardId as string,
          [BigInt(HashKeyRange?.StartingHashKey ?? 0), BigInt(HashKeyRange?.EndingHashKey ?? 0)],
        ]),
      );
    },
    async stop() {
      client.destroy();
      const exited = once(child, 'exit');
      // One that is killed keeps nothing of what it has compiled.
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Polls until it is so; fails after a while. */
export async function until(is: () => Promise<boolean> | boolean, milliseconds = 45_000): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await is())) {
    if (Date.now() > deadline) throw new Error(`not so after ${milliseconds} ms: ${is}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
