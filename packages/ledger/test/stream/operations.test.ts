import {
  CancelJournalKinesisStreamCommand,
  DescribeJournalKinesisStreamCommand,
  ListJournalKinesisStreamsForLedgerCommand,
  ListTagsForResourceCommand,
  paginateListJournalKinesisStreamsForLedger,
  StreamJournalToKinesisCommand,
  type StreamJournalToKinesisCommandInput,
  TagResourceCommand,
} from '@aws-sdk/client-qldb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEDGER } from '../support/journal.ts';
import { errorOf, startService } from '../support/service.ts';
import { postJson, sendSigned } from '../support/signed-request.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { type KinesisServer, kinesisArn, startKinesisServer, until } from './kinesis-server.ts';
import { ROLE, startStreamService } from './stream-service.ts';

let kinesis: KinesisServer;
beforeAll(async () => {
  kinesis = await startKinesisServer();
  await kinesis.createStream('s');
});
afterAll(() => kinesis.stop());

const UNKNOWN = 'Stream0000000000000001';
const BODY = {
  RoleArn: ROLE,
  InclusiveStartTime: 1_700_000_000.5,
  KinesisConfiguration: { StreamArn: kinesisArn('s') },
  StreamName: 'name',
};
const TARGET = '/ledgers/test/journal-kinesis-streams';

describe('StreamJournalToKinesis', () => {
  it('answers an id, and the stream is described with what was asked for', async () => {
    const { client, stream, describe: described } = await startStreamService(kinesis.url);
    const input: StreamJournalToKinesisCommandInput = {
      LedgerName: 'test',
      RoleArn: ROLE,
      InclusiveStartTime: new Date('2025-01-01T00:00:00.250Z'),
      ExclusiveEndTime: new Date('2199-01-01T00:00:00Z'),
      KinesisConfiguration: { StreamArn: kinesisArn('s'), AggregationEnabled: false },
      StreamName: 'My-Stream-1',
      Tags: { team: 'a', 'x y': '' },
    };
    const before = Date.now();
    const { StreamId } = await client.send(new StreamJournalToKinesisCommand(input));
    expect(StreamId).toMatch(/^[0-9A-Za-z]{22}$/);
    const { CreationTime, ...rest } = await described(StreamId as string);
    expect(CreationTime?.getTime()).toBeGreaterThanOrEqual(before);
    const { Tags, ...asked } = input;
    const Arn = `arn:aws:qldb:us-east-1:000000000000:stream/test/${StreamId}`;
    expect(rest).toEqual({ ...asked, StreamId, Arn, Status: 'ACTIVE' });
    expect((await client.send(new ListTagsForResourceCommand({ ResourceArn: Arn }))).Tags).toEqual(Tags);
    await client.send(new TagResourceCommand({ ResourceArn: Arn, Tags: { more: '1' } }));
    expect((await client.send(new ListTagsForResourceCommand({ ResourceArn: Arn }))).Tags).toEqual({
      ...Tags,
      more: '1',
    });

    // Aggregated and without an end when nothing else is said.
    const open = await described(await stream('s'));
    expect(open.KinesisConfiguration).toEqual({ StreamArn: kinesisArn('s'), AggregationEnabled: true });
    expect(open).not.toHaveProperty('ExclusiveEndTime');
    expect(open).not.toHaveProperty('ErrorCause');
  });

  const invalid = (parameter: string) => ['InvalidParameterException', parameter];
  const long = (length: number, start = 'arn:aws:iam::000000000000:role/') => start.padEnd(length, 'x');
  const fifty = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`k${at}`, 'v']));
  const wrong: [string, object, string[], RegExp?][] = [
    ['no role', { RoleArn: undefined }, invalid('RoleArn')],
    ['a role of 19 characters', { RoleArn: 'arn:aws:iam::123:ro' }, invalid('RoleArn'), /at 'roleArn'.* to 20/],
    ['a role of 1601 characters', { RoleArn: long(1601) }, invalid('RoleArn'), /less than or equal to 1600/],
    ['a role that is a user', { RoleArn: 'arn:aws:iam::000000000000:user/me' }, invalid('RoleArn')],
    ['no start', { InclusiveStartTime: undefined }, invalid('InclusiveStartTime'), /must not be null/],
    ['a start in words', { InclusiveStartTime: '2025-01-01T00:00:00Z' }, ['SerializationException', '']],
    ['a start out of all time', { InclusiveStartTime: 1e300 }, ['SerializationException', '']],
    [
      'a start in the future',
      { InclusiveStartTime: Date.now() / 1000 + 60 },
      invalid('InclusiveStartTime'),
      /^The start date cannot be in the future\.$/,
    ],
    [
      'an end that is the start',
      { ExclusiveEndTime: BODY.InclusiveStartTime },
      invalid('InclusiveStartTime'),
      /^The start date must not be greater than the end date\.$/,
    ],
    ['an end before the start', { ExclusiveEndTime: 1 }, invalid('InclusiveStartTime'), /greater than the end date/],
    ['no Kinesis', { KinesisConfiguration: undefined }, invalid('KinesisConfiguration'), /must not be null/],
    [
      'no Kinesis stream',
      { KinesisConfiguration: {} },
      invalid('KinesisConfiguration'),
      /'KinesisConfiguration.StreamArn'/,
    ],
    [
      'a Kinesis stream by name',
      { KinesisConfiguration: { StreamArn: 's' } },
      invalid('KinesisConfiguration'),
      /to 20/,
    ],
    [
      'a consumer of a Kinesis stream',
      { KinesisConfiguration: { StreamArn: `${kinesisArn('s')}/consumer/c:1` } },
      invalid('KinesisConfiguration'),
      /^The provided StreamArn is not the ARN of a Kinesis data stream\.$/,
    ],
    [
      'a queue',
      { KinesisConfiguration: { StreamArn: 'arn:aws:sqs:us-east-1:000000000000:q' } },
      invalid('KinesisConfiguration'),
      /not the ARN of a Kinesis/,
    ],
    [
      'aggregation in words',
      { KinesisConfiguration: { StreamArn: kinesisArn('s'), AggregationEnabled: 'yes' } },
      ['SerializationException', ''],
      /KinesisConfiguration\.AggregationEnabled must be a boolean/,
    ],
    ['no name', { StreamName: undefined }, invalid('StreamName')],
    ['an empty name', { StreamName: '' }, invalid('StreamName'), /greater than or equal to 1/],
    ['a name of 33 characters', { StreamName: 'n'.repeat(33) }, invalid('StreamName'), /less than or equal to 32/],
    ['a name of digits', { StreamName: '123' }, invalid('StreamName'), /regular expression/],
    ['a name with two hyphens', { StreamName: 'a--b' }, invalid('StreamName'), /regular expression/],
    ['a name that ends in a hyphen', { StreamName: 'a-' }, invalid('StreamName')],
    ['a name with a line feed', { StreamName: 'a\n' }, invalid('StreamName')],
    ['51 tags', { Tags: fifty }, invalid('Tags'), /at most 50 tags/],
    ['a tag of aws:', { Tags: { 'aws:x': '1' } }, invalid('Tags')],
    ['a list of tags', { Tags: ['a'] }, ['SerializationException', '']],
    [
      'a Kinesis stream that is not there',
      { KinesisConfiguration: { StreamArn: kinesisArn('nowhere') } },
      invalid('KinesisConfiguration'),
      /^QLDB encountered an error validating Kinesis Data Streams: Response from Kinesis: ResourceNotFoundException Stream .*nowhere/,
    ],
  ];
  it('refuses what is wrong with a request, and creates nothing', async () => {
    const { url, client } = await startStreamService(kinesis.url);
    for (const [what, change, [name, parameter], message = /./] of wrong) {
      const { headers, json } = await postJson(url, TARGET, { ...BODY, ...change });
      expect([what, headers['x-amzn-errortype'], json.ParameterName ?? '']).toEqual([what, name, parameter]);
      expect(json.Message).toMatch(message);
    }
    const { Streams } = await client.send(new ListJournalKinesisStreamsForLedgerCommand({ LedgerName: 'test' }));
    expect(Streams).toEqual([]);
  });

  it('looks at the request first, then at the ledger, the times, the name and the quota, and at Kinesis last', async () => {
    const proxy = await startFaultProxy(kinesis.url);
    let asked = 0;
    proxy.fault = (operation) => {
      if (operation !== 'PutRecords') asked += 1;
      return undefined;
    };
    const { url, stream } = await startStreamService(proxy.url, { maxStreams: 1 });
    const worst = { ...BODY, InclusiveStartTime: Date.now() / 1000 + 60, StreamName: 'taken' };
    const nameOf = async (target: string, body: object) => {
      const { headers, json } = await postJson(url, target, body);
      return [headers['x-amzn-errortype'], json.ParameterName ?? json.ResourceType];
    };
    const nowhere = TARGET.replace('test', 'nowhere');
    await stream('s', { name: 'taken' });
    asked = 0;
    expect(await nameOf(nowhere, { ...worst, StreamName: '1' })).toEqual(['InvalidParameterException', 'StreamName']);
    expect(await nameOf(nowhere, worst)).toEqual(['ResourceNotFoundException', 'Ledger']);
    expect(await nameOf(TARGET, worst)).toEqual(['InvalidParameterException', 'InclusiveStartTime']);
    expect(await nameOf(TARGET, { ...BODY, StreamName: 'taken' })).toEqual(['InvalidParameterException', 'StreamName']);
    expect(await nameOf(TARGET, BODY)).toEqual(['LimitExceededException', 'Stream']);
    expect(asked).toBe(0);
  });

  it('hands on what Kinesis says, and asks again while that may pass', async () => {
    const proxy = await startFaultProxy(kinesis.url);
    const { url, client } = await startStreamService(proxy.url);
    const message = async () => (await postJson(url, TARGET, BODY)).json.Message;
    proxy.fault = () => ({ error: 'AccessDeniedException' });
    expect(await message()).toBe(
      'QLDB encountered an error validating Kinesis Data Streams: Response from Kinesis: AccessDeniedException made AccessDeniedException',
    );
    proxy.fault = (operation) => (operation === 'ListShards' ? { error: 'AccessDeniedException' } : undefined);
    expect(await message()).toMatch(/^QLDB encountered an error validating Kinesis Data Streams/);
    proxy.fault = () => ({ error: 'InternalFailure', status: 500 });
    expect(await message()).toBe(
      'Unexpected response from Kinesis Data Streams while validating the Kinesis configuration. Response from Kinesis: InternalFailure made InternalFailure',
    );
    let attempts = 0;
    proxy.fault = () => {
      attempts += 1;
      return attempts <= 2 ? { error: 'LimitExceededException' } : undefined;
    };
    expect((await postJson(url, TARGET, BODY)).status).toBe(200);
    const { Streams } = await client.send(new ListJournalKinesisStreamsForLedgerCommand({ LedgerName: 'test' }));
    expect(Streams).toHaveLength(1);
  });

  it('says that Kinesis cannot be reached', async () => {
    const { url } = await startStreamService('http://127.0.0.1:9');
    const { status, json } = await postJson(url, TARGET, BODY);
    expect([status, json.ParameterName]).toEqual([400, 'KinesisConfiguration']);
    expect(json.Message).toMatch(/^Unexpected response from Kinesis Data Streams .* ECONNREFUSED/);
  });

  it('refuses a ledger that is not there, not ready, or whose key cannot be used', async () => {
    const { client, service } = await startStreamService(kinesis.url, { stateDelayMs: 60_000 });
    const send = (LedgerName: string) =>
      errorOf(client.send(new StreamJournalToKinesisCommand({ ...BODY, LedgerName, InclusiveStartTime: new Date(0) })));
    expect(await send('nowhere')).toMatchObject({ name: 'ResourceNotFoundException', ResourceName: 'nowhere' });
    expect(await send('test')).toMatchObject({ name: 'ResourcePreconditionNotMetException', status: 412 });
    const kmsKeyArn = 'arn:aws:kms:us-east-1:000000000000:key/22222222-2222-2222-2222-222222222222';
    await service.engine.createLedger({ ...LEDGER, name: 'keyed', createdAt: Date.now() - 120_000, kmsKeyArn });
    await service.engine.setKeyState(kmsKeyArn, 'Disabled');
    expect(await send('keyed')).toMatchObject({
      name: 'ResourcePreconditionNotMetException',
      ResourceType: 'Ledger',
      ResourceName: 'keyed',
    });
    await service.engine.setKeyState(kmsKeyArn, 'Enabled');
    const { client: other } = await startService();
    expect(
      await errorOf(other.send(new DescribeJournalKinesisStreamCommand({ LedgerName: 'keyed', StreamId: UNKNOWN }))),
    ).toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'Ledger',
    });
  });

  it('takes five streams of a ledger that run, each with a name of its own', async () => {
    const { client, service, stream, reaches } = await startStreamService(kinesis.url);
    await service.engine.createLedger({ ...LEDGER, name: 'other' });
    const names = ['one', 'One', 'two', 'three', 'four'];
    const ids: string[] = [];
    for (const name of names) ids.push(await stream('s', { name }));
    expect(await errorOf(stream('s', { name: 'five' }))).toMatchObject({
      name: 'LimitExceededException',
      status: 400,
      ResourceType: 'Stream',
      message: 'Exceeded the limit of 5 concurrently running streams.',
    });
    expect(await errorOf(stream('s', { name: 'two' }))).toMatchObject({
      name: 'InvalidParameterException',
      ParameterName: 'StreamName',
    });
    // Another ledger has names and a quota of its own.
    await stream('s', { name: 'one', ledger: 'other' });
    await client.send(new CancelJournalKinesisStreamCommand({ LedgerName: 'test', StreamId: ids[2] }));
    await stream('s', { name: 'two', to: new Date() }).then((id) => reaches(id, 'COMPLETED'));
    await stream('s', { name: 'two' });
    expect(await errorOf(stream('s', { name: 'five' }))).toMatchObject({ name: 'LimitExceededException' });
  });

  it('holds name and quota also when requests come together', async () => {
    const { stream } = await startStreamService(kinesis.url, { maxStreams: 3 });
    const same = await Promise.allSettled(Array.from({ length: 4 }, () => stream('s', { name: 'same' })));
    expect(same.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const many = await Promise.allSettled(Array.from({ length: 5 }, (_, at) => stream('s', { name: `n${at}` })));
    expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });
});

describe('CancelJournalKinesisStream', () => {
  it('ends a stream that runs, once, and it stays described', async () => {
    const { client, stream, describe: described, reaches } = await startStreamService(kinesis.url);
    const cancel = (StreamId: string, LedgerName = 'test') =>
      client.send(new CancelJournalKinesisStreamCommand({ LedgerName, StreamId }));
    const id = await stream('s');
    expect((await cancel(id)).StreamId).toBe(id);
    expect((await described(id)).Status).toBe('CANCELED');
    const done = await stream('s', { to: new Date() });
    await reaches(done, 'COMPLETED');
    for (const ended of [id, done]) {
      expect(await errorOf(cancel(ended))).toEqual({
        name: 'ResourcePreconditionNotMetException',
        message: `The Stream with ID ${ended} has ended and cannot be canceled`,
        status: 412,
        ResourceType: 'Stream',
        ResourceName: ended,
      });
    }
    expect((await described(done)).Status).toBe('COMPLETED');
  });

  it('and DescribeJournalKinesisStream know the streams of the ledger only', async () => {
    const { client, service, stream, describe: described, url } = await startStreamService(kinesis.url);
    await service.engine.createLedger({ ...LEDGER, name: 'other' });
    const id = await stream('s');
    for (const [LedgerName, StreamId, type] of [
      ['test', UNKNOWN, 'Stream'],
      ['other', id, 'Stream'],
      ['nowhere', id, 'Ledger'],
    ] as const) {
      for (const Command of [DescribeJournalKinesisStreamCommand, CancelJournalKinesisStreamCommand]) {
        const answer = client.send(new Command({ LedgerName, StreamId }) as DescribeJournalKinesisStreamCommand);
        expect(await errorOf(answer)).toMatchObject({
          name: 'ResourceNotFoundException',
          status: 404,
          ResourceType: type,
          ResourceName: type === 'Ledger' ? LedgerName : StreamId,
        });
      }
    }
    for (const bad of ['x', `${UNKNOWN}1`, 'Stream000000000000000%20', 'Stream000000000000000%2F']) {
      const answer = await sendSigned(url, { target: `${TARGET}/${bad}` });
      expect([bad, answer.json.ParameterName]).toEqual([bad, 'StreamId']);
    }
    expect((await described(id)).Status).toBe('ACTIVE');
  });
});

describe('ListJournalKinesisStreamsForLedger', () => {
  it('pages through all streams in the order of their creation, also while others come and go', async () => {
    const { client, service, stream } = await startStreamService(kinesis.url, { maxStreams: 20 });
    await service.engine.createLedger({ ...LEDGER, name: 'other' });
    await stream('s', { ledger: 'other' });
    const ids: string[] = [];
    for (let at = 0; at < 7; at += 1) ids.push(await stream('s'));
    const seen: (string | undefined)[] = [];
    const sizes: number[] = [];
    for await (const { Streams = [] } of paginateListJournalKinesisStreamsForLedger(
      { client, pageSize: 3 },
      { LedgerName: 'test' },
    )) {
      seen.push(...Streams.map(({ StreamId }) => StreamId));
      if (sizes.length === 0) {
        await client.send(new CancelJournalKinesisStreamCommand({ LedgerName: 'test', StreamId: ids[0] }));
        ids.push(await stream('s'));
      }
      sizes.push(Streams.length);
    }
    expect(seen).toEqual(ids);
    expect(sizes).toEqual([3, 3, 2]);
    const list = (input: object) =>
      client.send(new ListJournalKinesisStreamsForLedgerCommand({ LedgerName: 'test', ...input }));
    const { NextToken } = await list({ MaxResults: 1 });
    expect(await errorOf(list({ LedgerName: 'other', NextToken }))).toMatchObject({ ParameterName: 'NextToken' });
    expect(await errorOf(list({ NextToken: 'AAAA' }))).toMatchObject({ ParameterName: 'NextToken' });
    expect(await errorOf(list({ MaxResults: 101 }))).toMatchObject({ ParameterName: 'MaxResults' });
    expect(await errorOf(list({ LedgerName: 'nowhere' }))).toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('a stream that has ended', () => {
  it('is described for as long as is kept, and then is gone with its tags and its name free', async () => {
    const {
      client,
      stream,
      reaches,
      advance,
      describe: described,
    } = await startStreamService(kinesis.url, {
      jobRetentionMs: 60_000,
    });
    const id = await stream('s', { name: 'kept', to: new Date() });
    const running = await stream('s', { name: 'running' });
    const { Arn } = await reaches(id, 'COMPLETED');
    advance(55_000);
    expect((await described(id)).Status).toBe('COMPLETED');
    advance(10_000);
    const list = await client.send(new ListJournalKinesisStreamsForLedgerCommand({ LedgerName: 'test' }));
    expect(list.Streams?.map(({ StreamId }) => StreamId)).toEqual([running]);
    for (const answer of [
      described(id),
      client.send(new CancelJournalKinesisStreamCommand({ LedgerName: 'test', StreamId: id })),
      client.send(new ListTagsForResourceCommand({ ResourceArn: Arn })),
    ]) {
      expect(await errorOf(answer)).toMatchObject({ name: 'ResourceNotFoundException', ResourceName: id });
    }
  });

  it('is there after a restart, and one that runs goes on', async () => {
    const first = await startStreamService(kinesis.url);
    const ended = await first.stream('s', { to: new Date() });
    const running = await first.stream('s');
    await first.reaches(ended, 'COMPLETED');
    await first.service.close();
    const { describe: described, service } = await startStreamService(kinesis.url, { dataDir: first.dataDir });
    expect((await described(ended)).Status).toBe('COMPLETED');
    expect((await described(running)).Status).toBe('ACTIVE');
    await service.engine.deleteLedger('test');
    await until(async () => (await service.engine.purgeSome()) === false);
    await service.engine.createLedger(LEDGER);
    expect(await errorOf(described(ended))).toMatchObject({ name: 'ResourceNotFoundException', ResourceName: ended });
  });
});
