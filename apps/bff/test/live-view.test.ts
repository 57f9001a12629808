import { DeleteStreamCommand, MergeShardsCommand, SplitShardCommand } from '@aws-sdk/client-kinesis';
import {
  ApiError,
  type Client,
  createClient,
  type Problem,
  paths,
  type StreamRecordLine,
} from '@qldb-console/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../src/limits.ts';
import { answerJson, type FakeUpstream, fakeUpstream } from './support/fake-upstream.ts';
import { type KinesisServer, startKinesisServer } from './support/kinesis-server.ts';
import { type Started, startBff } from './support/started.ts';
import { until } from './support/until.ts';

const streamId = 'S'.repeat(22);
let kinesis: KinesisServer;
let upstream: FakeUpstream;
let bff: Started;
let client: Client;

/** A ledger service whose every stream goes to the Kinesis stream that is named as the ledger. */
beforeAll(async () => {
  kinesis = await startKinesisServer();
  upstream = await fakeUpstream((request, response) => {
    const name = /ledgers\/([^/]+)/.exec(request.url ?? '')?.[1];
    answerJson(response, {
      Stream: {
        LedgerName: name,
        StreamId: streamId,
        StreamName: 's',
        Status: 'ACTIVE',
        RoleArn: 'arn:aws:iam::000000000000:role/local',
        KinesisConfiguration: { StreamArn: `arn:aws:kinesis:us-east-1:000000000000:stream/${name}` },
      },
    });
  });
  bff = await startBff({
    upstreamUrl: upstream.url,
    environment: {
      LEDGER_KINESIS_ENDPOINT: kinesis.url,
      LEDGER_KINESIS_ACCESS_KEY_ID: 'local',
      LEDGER_KINESIS_SECRET_ACCESS_KEY: 'local',
    },
  });
  client = createClient(fetch, bff.url);
});
afterAll(async () => {
  await bff?.[Symbol.asyncDispose]();
  await upstream?.[Symbol.asyncDispose]();
  await kinesis?.[Symbol.asyncDispose]();
});

type Line = Exclude<StreamRecordLine, { type: 'error' }>;
type RecordLine = Extract<Line, { type: 'record' }>;
type Start = Parameters<Client['streamRecords']>[3];
const isRecord = (line: Line): line is RecordLine => line.type === 'record';
const textOf = ({ data }: RecordLine) => Buffer.from(data, 'base64').toString();

/** A view that collects its lines in the background until it is closed. */
function open(ledger: string, start: Start) {
  const leaving = new AbortController();
  const lines: Line[] = [];
  const ended = (async () => {
    for await (const line of client.streamRecords('embedded', ledger, streamId, start, { signal: leaving.signal }))
      lines.push(line);
  })().catch((error: unknown) => error);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const has = (is: () => boolean) =>
    until(() => {
      if (over && !is()) throw new Error(`the view has ended before ${is}`);
      return is();
    });
  return {
    lines,
    ended,
    texts: () => lines.filter(isRecord).map(textOf),
    /** Resolves when it is so; fails when the view has ended before. */
    has,
    begun: () => has(() => lines.length > 0),
    async [Symbol.asyncDispose]() {
      leaving.abort();
      await ended;
    },
  };
}
const problemOf = async (failure: Promise<unknown>): Promise<Problem> => {
  const error = await failure;
  expect(error).toBeInstanceOf(ApiError);
  return (error as ApiError).problem;
};

describe('a live view', () => {
  it('from the oldest record tells shards, records as they are, and that it has caught up', async () => {
    await kinesis.createStream('oldest');
    const put = [await kinesis.put('oldest', 'k1', 'one\u0000€'), await kinesis.put('oldest', 'k2', 'two')];
    await using view = open('oldest', { from: 'oldest' });
    await view.has(() => view.lines.at(-1)?.type === 'caught-up');
    expect(view.lines).toEqual([
      { type: 'shards', shards: [put[0]?.shardId] },
      ...put.map(({ shardId, sequenceNumber }, index) => ({
        type: 'record',
        shardId,
        sequenceNumber,
        partitionKey: `k${index + 1}`,
        arrivalTime: expect.stringMatching(/^20\d\d-.*\.\d{3}Z$/),
        data: Buffer.from(index === 0 ? 'one\u0000€' : 'two').toString('base64'),
      })),
      { type: 'caught-up', millisBehind: 0 },
    ]);
    await kinesis.put('oldest', 'k3', 'three');
    await view.has(() => view.texts().includes('three'));
  });

  it('from the latest skips what was there, and misses nothing after its first line', async () => {
    await kinesis.createStream('latest', 2);
    await kinesis.put('latest', 'a', 'before');
    await using view = open('latest', { from: 'latest' });
    await view.begun();
    for (let n = 0; n < 5; n++) await kinesis.put('latest', `key ${n}`, `after ${n}`);
    await view.has(() => view.texts().length === 5);
    expect(view.texts().sort()).toEqual([0, 1, 2, 3, 4].map((n) => `after ${n}`));
  });

  it('from a moment skips what came before it', async () => {
    await kinesis.createStream('moment');
    await kinesis.put('moment', 'a', 'before');
    let at = Date.now();
    await until(() => Date.now() > at + 5);
    at = Date.now();
    await until(() => Date.now() > at + 5);
    await kinesis.put('moment', 'a', 'after');
    await using view = open('moment', { from: 'time', at: new Date(at).toISOString() });
    await view.has(() => view.lines.some(isRecord));
    expect(view.texts()).toEqual(['after']);
  });

  it('follows a shard that is split, and shards that are merged, each after its parents', async () => {
    await kinesis.createStream('resharded');
    const first = await kinesis.put('resharded', 'a', 'before the split');
    await kinesis.client.send(
      new SplitShardCommand({
        StreamName: 'resharded',
        ShardToSplit: first.shardId,
        NewStartingHashKey: (2n ** 127n).toString(),
      }),
    );
    await kinesis.active('resharded');
    const children: string[] = [];
    for (const key of ['a', 'b', 'c', 'd']) children.push((await kinesis.put('resharded', key, key)).shardId);
    const [left = '', right = ''] = [...new Set(children)].sort();
    expect(right).not.toBe('');

    await using past = open('resharded', { from: 'oldest' });
    await past.has(() => past.texts().length === 5);
    expect(past.texts()[0]).toBe('before the split');
    const shards = () => past.lines.flatMap((line) => (line.type === 'shards' ? [line.shards] : []));
    await past.has(() => shards().length === 2);
    expect(shards()).toEqual([[first.shardId], [left, right]]);

    // A view that is open already sees the merge as it happens.
    await kinesis.client.send(
      new MergeShardsCommand({ StreamName: 'resharded', ShardToMerge: left, AdjacentShardToMerge: right }),
    );
    await kinesis.active('resharded');
    const merged = await kinesis.put('resharded', 'z', 'after the merge');
    await past.has(() => past.texts().includes('after the merge'));
    expect(past.texts()).toHaveLength(6);
    expect(shards().at(-1)).toEqual([merged.shardId]);
  });

  it('from the latest begins in the children when the stream was split long ago', async () => {
    await kinesis.createStream('split-before');
    const first = await kinesis.put('split-before', 'a', 'old');
    await kinesis.client.send(
      new SplitShardCommand({
        StreamName: 'split-before',
        ShardToSplit: first.shardId,
        NewStartingHashKey: (2n ** 127n).toString(),
      }),
    );
    await kinesis.active('split-before');
    await kinesis.put('split-before', 'a', 'not so old');
    await using view = open('split-before', { from: 'latest' });
    await view.begun();
    expect(view.lines[0]).toEqual({ type: 'shards', shards: [expect.any(String), expect.any(String)] });
    await kinesis.put('split-before', 'a', 'new');
    await view.has(() => view.texts().length > 0);
    expect(view.texts()).toEqual(['new']);
  });

  it('that cannot begin is an ordinary error that names Kinesis', async () => {
    const view = open('no-such-stream', { from: 'latest' });
    expect(await problemOf(view.ended)).toMatchObject({
      status: 404,
      code: 'not-found',
      awsError: 'ResourceNotFoundException',
      service: 'Kinesis',
    });
  });

  it('whose stream is deleted ends with the error, after what came', async () => {
    await kinesis.createStream('deleted');
    await kinesis.put('deleted', 'a', 'last words');
    await using view = open('deleted', { from: 'oldest' });
    await view.has(() => view.texts().length === 1);
    await kinesis.client.send(new DeleteStreamCommand({ StreamName: 'deleted', EnforceConsumerDeletion: true }));
    expect(await problemOf(view.ended)).toMatchObject({ code: 'not-found', service: 'Kinesis' });
    expect(view.texts()).toEqual(['last words']);
  });

  it.each([
    ['from=time', 'at'],
    ['from=latest&at=2020-01-01T00:00:00Z', 'at'],
    ['from=time&at=yesterday', 'at'],
    ['from=time&at=2020-01-01T00:00:00%2B01:00', 'at'],
    ['from=everything', 'from'],
    ['', 'from'],
  ])('asked for with %j is refused', async (query, field) => {
    const answer = await bff.send(`${paths.streamRecords('embedded', 'a', streamId)}?${query}`);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.problem().fields ?? {})).toEqual([field]);
  });
});

describe('live views', () => {
  it('of one caller beyond its share are refused with 429, and one that is closed makes room', async () => {
    await kinesis.createStream('crowded');
    const views = Array.from({ length: LIMITS.liveViewsPerCaller }, () => open('crowded', { from: 'latest' }));
    await Promise.all(views.map((view) => view.begun()));
    const oneMore = open('crowded', { from: 'latest' });
    expect(await problemOf(oneMore.ended)).toMatchObject({ status: 429, code: 'limit' });
    await views[0]?.[Symbol.asyncDispose]();
    await until(async () => {
      const another = open('crowded', { from: 'latest' });
      const outcome = await Promise.race([another.begun().then(() => 'begun'), another.ended]);
      await another[Symbol.asyncDispose]();
      return outcome === 'begun';
    });
    for (const view of views) await view[Symbol.asyncDispose]();
  });
});

describe('Kinesis data streams', () => {
  it('are offered by name and ARN', async () => {
    const arn = await kinesis.createStream('offered');
    const { streams } = await client.listKinesisStreams('embedded');
    expect(streams).toContainEqual({ name: 'offered', arn, status: 'ACTIVE' });
  });
});
