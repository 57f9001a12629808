import { type Client, type CreateStream, createClient, paths } from '@qldb-console/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalServices, startLocalServices } from './support/local-services.ts';
import { problemOf } from './support/problem-of.ts';
import { until } from './support/until.ts';

const ledger = 'vehicle-registration';
const kinesisStreamArn = 'arn:aws:kinesis:us-east-1:000000000000:stream/local-journal';
const roleArn = 'arn:aws:iam::000000000000:role/local';
let local: LocalServices;
let client: Client;

beforeAll(async () => {
  local = await startLocalServices();
  client = createClient(fetch, local.bff.url);
});
afterAll(async () => {
  await local?.[Symbol.asyncDispose]();
});

const request = (streamName: string, overrides: Partial<CreateStream> = {}): CreateStream => ({
  streamName,
  inclusiveStartTime: '2019-01-01T00:00:00.000Z',
  kinesisStreamArn,
  aggregationEnabled: true,
  roleArn,
  ...overrides,
});

describe('a stream', () => {
  it('is made, described, listed, tagged and cancelled', async () => {
    const { streamId } = await client.createStream('embedded', ledger, request('made-here', { tags: { team: 'a b' } }));
    const described = await client.describeStream('embedded', ledger, streamId);
    expect(described).toMatchObject({
      ledgerName: ledger,
      streamId,
      streamName: 'made-here',
      status: 'ACTIVE',
      kinesisStreamArn,
      aggregationEnabled: true,
      roleArn,
      arn: `arn:aws:qldb:us-east-1:000000000000:stream/${ledger}/${streamId}`,
      creationTime: expect.stringMatching(/^20.*Z$/),
    });
    expect(described).not.toHaveProperty('exclusiveEndTime');
    expect(described).not.toHaveProperty('errorCause');
    const { streams } = await client.listStreams('embedded', ledger);
    expect(streams).toContainEqual(described);
    expect(await client.listTags('embedded', described.arn ?? '')).toEqual({ tags: { team: 'a b' } });
    expect(await client.cancelStream('embedded', ledger, streamId)).toEqual({ streamId });
    expect((await client.describeStream('embedded', ledger, streamId)).status).toBe('CANCELED');
    expect(await problemOf(client.cancelStream('embedded', ledger, streamId))).toMatchObject({
      status: 412,
      awsError: 'ResourcePreconditionNotMetException',
      awsRequestId: expect.any(String),
    });
  });

  it('that ends is listed by pages with the one before', async () => {
    const exclusiveEndTime = new Date().toISOString();
    for (const name of ['page-1', 'page-2'])
      await client.createStream('embedded', ledger, request(name, { exclusiveEndTime }));
    const names = new Set<string>();
    let nextToken: string | undefined;
    do {
      const page = await client.listStreams('embedded', ledger, { maxResults: 1, nextToken });
      expect(page.streams).toHaveLength(1);
      names.add(page.streams[0]?.streamName ?? '');
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect([...names]).toEqual(expect.arrayContaining(['page-1', 'page-2']));
  });

  it('shows its records live: blocks that are committed while somebody looks', async () => {
    const { streamId } = await client.createStream(
      'embedded',
      ledger,
      request('watched', { inclusiveStartTime: new Date().toISOString() }),
    );
    const leaving = new AbortController();
    const { signal } = leaving;
    const partitionKeys: string[] = [];
    let begun = false;
    const watching = (async () => {
      for await (const line of client.streamRecords('embedded', ledger, streamId, { from: 'latest' }, { signal })) {
        begun = true;
        if (line.type === 'record') partitionKeys.push(line.partitionKey);
      }
    })().catch((error: unknown) => error);
    await until(() => begun);
    await client.runWorkload('embedded', ledger, { blocks: 3 });
    await until(() => partitionKeys.length > 0);
    leaving.abort();
    expect(await watching).toMatchObject({ name: 'AbortError' });
    await client.cancelStream('embedded', ledger, streamId);
  });

  it.each<[Partial<CreateStream>, string]>([
    [{ streamName: '-a' }, 'streamName'],
    [{ kinesisStreamArn: 'local-journal' }, 'kinesisStreamArn'],
    [{ roleArn: '' }, 'roleArn'],
    [{ exclusiveEndTime: '2020-01-01' }, 'exclusiveEndTime'],
    [{ tags: { '': 'x' } }, 'tags.'],
    [{ tags: { k: 'x'.repeat(257) } }, 'tags.k'],
  ])('asked for with %j is refused with the field named', async (overrides, name) => {
    const problem = await problemOf(client.createStream('embedded', ledger, request('a', overrides)));
    expect(problem).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(Object.keys(problem.fields ?? {})).toEqual([name]);
  });

  it('that nobody knows is not found, nor are its records', async () => {
    const unknown = 'A'.repeat(22);
    for (const call of [
      () => client.describeStream('embedded', ledger, unknown),
      () => client.cancelStream('embedded', ledger, unknown),
      () => client.streamRecords('embedded', ledger, unknown, { from: 'oldest' }).next(),
    ])
      expect(await problemOf(call())).toMatchObject({ status: 404, awsError: 'ResourceNotFoundException' });
  });

  it.each(['short', '..%2f..%2fa', `${'A'.repeat(21)}%0a`])('with the id %j is refused', async (id) => {
    const answer = await local.bff.send(`${paths.streams('embedded', ledger)}/${id}`);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.problem().fields ?? {})).toEqual(['streamId']);
  });
});

describe('Kinesis data streams', () => {
  it('are offered by name and ARN', async () => {
    expect(await client.listKinesisStreams('embedded')).toEqual({
      streams: [{ name: 'local-journal', arn: kinesisStreamArn, status: 'ACTIVE' }],
    });
  });
});
