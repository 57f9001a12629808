import { CancelJournalKinesisStreamCommand } from '@aws-sdk/client-qldb';
import { type Logger, pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../support/journal.ts';
import { consume, rebuild } from './consume.ts';
import { type Fault, startFaultProxy } from './fault-proxy.ts';
import { type KinesisServer, startKinesisServer, until } from './kinesis-server.ts';
import { startStreamService } from './stream-service.ts';

let kinesis: KinesisServer;
beforeAll(async () => {
  kinesis = await startKinesisServer();
});
afterAll(() => kinesis.stop());

const insert = (data: string) => ({ op: 'insert', table: 'A', data }) as const;
const TABLES = transaction({ op: 'create-table', table: 'A' });
const soon = () => new Date(Date.now() + 20);

/** A Kinesis stream of that name, a proxy in front of it, and a ledger with this many blocks of one document each. */
async function start(name: string, blocks: number, options: Parameters<typeof startStreamService>[1] = {}) {
  await kinesis.createStream(name);
  const proxy = await startFaultProxy(kinesis.url);
  const service = await startStreamService(proxy.url, options);
  const { engine } = service.service;
  await engine.commit('test', TABLES);
  await engine.commitAll(
    'test',
    Array.from({ length: blocks }, (_, n) => transaction(insert(`{n:${n},text:"${'x'.repeat(500)}"}`))),
  );
  return { ...service, proxy, engine };
}

const delivered = async (name: string) => [...rebuild(await consume(kinesis, name)).keys()];
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

function logInto(lines: string[]): Logger {
  return pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
}

describe('a bad day of Kinesis', () => {
  const cases: [string, Fault][] = [
    ['throttles', { error: 'ProvisionedThroughputExceededException' }],
    ['fails inside', { error: 'InternalFailure', status: 500 }],
    ['is not available', { error: 'ServiceUnavailable', status: 503 }],
    ['has the stream being updated', { error: 'ResourceInUseException' }],
    ['says what nobody has heard of', { error: 'FlyingSaucerException' }],
    ['ends the connection at once', { cut: 'before' }],
    ['takes the records and ends the connection', { cut: 'after' }],
    ['refuses every record', { refuse: () => true }],
    ['refuses some records', { refuse: (_, at) => at % 3 === 1 }],
    ['fails inside for some records', { refuse: (_, at) => at % 2 === 0, code: 'InternalFailure' }],
  ];
  it.each(cases)('that %s loses nothing', async (what, fault) => {
    const name = `bad-${cases.findIndex(([each]) => each === what)}`;
    const { stream, reaches, proxy } = await start(name, 30);
    const puts: number[] = [];
    // Each request with blocks in it fails twice.
    proxy.fault = (operation, { Records }) => {
      if (operation !== 'PutRecords') return undefined;
      puts.push(Records.length);
      return puts.length > 1 && puts.length % 3 !== 1 ? fault : undefined;
    };
    const id = await stream(name, { aggregated: false, to: soon() });
    expect((await reaches(id, 'COMPLETED')).ErrorCause).toBeUndefined();
    const records = await consume(kinesis, name);
    expect([...rebuild(records).keys()]).toEqual(numbers(1, 32));
    expect(records.at(0)?.control).toBe('CREATED');
    expect(records.at(-1)?.control).toBe('COMPLETED');
    const twice = records.length > 1 + 31 + 30 + 1;
    expect(twice).toBe('cut' in (fault as object) && (fault as { cut: string }).cut === 'after');
  });

  it('makes only what was refused come again, in its order', async () => {
    const { stream, reaches, proxy } = await start('again', 10);
    let puts = 0;
    proxy.fault = (operation) => {
      if (operation !== 'PutRecords') return undefined;
      puts += 1;
      return puts === 2 ? { refuse: (_, at) => [3, 7, 8].includes(at) } : undefined;
    };
    await reaches(await stream('again', { aggregated: false, to: soon() }), 'COMPLETED');
    const keys = proxy.puts.map(({ Records }) => Records.map(({ PartitionKey }) => PartitionKey));
    expect(keys).toHaveLength(4);
    expect(keys[1]).toHaveLength(21);
    expect(keys[2]).toEqual([3, 7, 8].map((at) => keys[1]?.[at]));
    expect(await delivered('again')).toEqual(numbers(1, 12));
  });

  it('has less sent at once when a shard takes little, and nothing is lost', async () => {
    const { stream, reaches, proxy } = await start('little', 100);
    proxy.fault = (operation) => (operation === 'PutRecords' ? { refuse: (_, at) => at >= 20 } : undefined);
    await reaches(await stream('little', { aggregated: false, to: soon() }), 'COMPLETED');
    const records = await consume(kinesis, 'little');
    expect([...rebuild(records).keys()]).toEqual(numbers(1, 102));
    expect(records).toHaveLength(1 + 101 + 100 + 1);
    const sent = proxy.puts.reduce((sum, { Records }) => sum + Records.length, 0);
    expect(sent).toBeLessThan(3 * records.length);
  });
});

describe('a stream that is IMPAIRED', () => {
  it('because its Kinesis stream is missing goes on when it is there again', async () => {
    const { engine, stream, describe: described, reaches } = await start('missing', 3);
    const id = await stream('missing');
    await until(async () => (await delivered('missing')).length === 4);
    await kinesis.deleteStream('missing');
    await engine.commit('test', transaction(insert('{after:1}')));
    const impaired = await reaches(id, 'IMPAIRED');
    expect(impaired.ErrorCause).toBe('KINESIS_STREAM_NOT_FOUND');
    await engine.commit('test', transaction(insert('{after:2}')));
    await kinesis.createStream('missing');
    await reaches(id, 'ACTIVE');
    expect(await described(id)).not.toHaveProperty('ErrorCause');
    await until(async () => (await delivered('missing')).length === 2);
    expect(await delivered('missing')).toEqual([5, 6]);
  });

  it.each([
    'AccessDeniedException',
    'UnrecognizedClientException',
    'ExpiredTokenException',
    'KMSAccessDeniedException',
  ])('because of %s goes on when it may again, unless it was cancelled meanwhile', async (error) => {
    const name = `denied-${error}`;
    const { engine, client, stream, reaches, proxy } = await start(name, 3);
    const ids = [await stream(name), await stream(name)];
    await until(async () => (await consume(kinesis, name)).length === 2 * (1 + 4 + 3));
    proxy.fault = (operation) => (operation === 'PutRecords' ? { error } : undefined);
    await engine.commit('test', transaction(insert('{a:1}')));
    for (const id of ids) expect((await reaches(id, 'IMPAIRED')).ErrorCause).toBe('IAM_PERMISSION_REVOKED');
    await client.send(new CancelJournalKinesisStreamCommand({ LedgerName: 'test', StreamId: ids[0] }));
    expect(await reaches(ids[0] as string, 'CANCELED')).not.toHaveProperty('ErrorCause');
    proxy.fault = () => undefined;
    await reaches(ids[1] as string, 'ACTIVE');
    const of = (id: string | undefined, each: { value: { get(name: string): unknown } }) =>
      String(each.value.get('qldbStreamArn')).endsWith(`/${id}`);
    await until(async () => (await delivered(name)).length === 5);
    const last = (await consume(kinesis, name)).filter(({ sequenceNo }) => sequenceNo === 5);
    expect(last.map((each) => [of(ids[0], each), of(ids[1], each)])).toEqual([
      [false, true],
      [false, true],
    ]);
  });

  it('is so still after a restart, and for as long', async () => {
    const { engine, service, dataDir, stream, reaches, proxy } = await start('restarted', 1);
    const id = await stream('restarted');
    await until(async () => (await delivered('restarted')).length === 2);
    proxy.fault = (operation) => (operation === 'PutRecords' ? { error: 'AccessDeniedException' } : undefined);
    await engine.commit('test', transaction(insert('{a:1}')));
    await reaches(id, 'IMPAIRED');
    await service.close();
    const again = await startStreamService(proxy.url, { dataDir });
    expect(await again.describe(id)).toMatchObject({ Status: 'IMPAIRED', ErrorCause: 'IAM_PERMISSION_REVOKED' });
    const puts = proxy.puts.length;
    await until(() => proxy.puts.length > puts);
    proxy.fault = () => undefined;
    await again.reaches(id, 'ACTIVE');
    await until(async () => (await delivered('restarted')).length === 3);
  });

  it('for longer than is allowed becomes FAILED, and keeps its cause', async () => {
    const lines: string[] = [];
    const { engine, stream, reaches, proxy } = await start('failed', 1, { maxImpairedMs: 200, log: logInto(lines) });
    const id = await stream('failed');
    await until(async () => (await delivered('failed')).length === 2);
    proxy.fault = (operation) => (operation === 'PutRecords' ? { error: 'AccessDeniedException' } : undefined);
    await engine.commit('test', transaction(insert('{a:1}')));
    const failed = await reaches(id, 'FAILED');
    expect(failed.ErrorCause).toBe('IAM_PERMISSION_REVOKED');
    expect(lines.some((line) => line.includes('"cause":"IAM_PERMISSION_REVOKED"') && line.includes('impaired'))).toBe(
      true,
    );
    proxy.fault = () => undefined;
    await engine.commit('test', transaction(insert('{a:2}')));
    expect(await delivered('failed')).toEqual([1, 2]);
  });
});

describe('a record that Kinesis never takes', () => {
  it('because it is too large makes the stream FAILED after all before it, and the log says why', async () => {
    const lines: string[] = [];
    const { engine, stream, reaches } = await start('too-large', 2, { log: logInto(lines) });
    const statements = Array.from({ length: 12 }, (_, at) => ({ text: `${at}${'x'.repeat(99_000)}`, parameters: [] }));
    await engine.commit('test', { statements, mutations: [] });
    await engine.commit('test', transaction(insert('{a:1}')));
    const id = await stream('too-large');
    expect(await reaches(id, 'FAILED')).not.toHaveProperty('ErrorCause');
    expect(await delivered('too-large')).toEqual([1, 2, 3]);
    const line = lines.find((each) => each.includes('journal stream failed'));
    expect(line).toMatch(/UndeliverableRecord/);
    expect(line).toMatch(/a record of \d+ bytes is larger than the 1048576 Kinesis takes/);
    expect(line).toContain(id);
  });

  it('because the request is wrong makes the stream FAILED at once', async () => {
    const lines: string[] = [];
    const { stream, reaches, proxy } = await start('wrong', 2, { log: logInto(lines) });
    proxy.fault = (operation) => (operation === 'PutRecords' ? { error: 'InvalidArgumentException' } : undefined);
    await reaches(await stream('wrong'), 'FAILED');
    expect(proxy.puts).toHaveLength(1);
    expect(lines.find((each) => each.includes('journal stream failed'))).toMatch(/InvalidArgumentException: made/);
  });
});

describe('a Kinesis that does not answer', () => {
  it('holds up neither the end of the service nor that of the stream', async () => {
    const { client, service, dataDir, stream, proxy } = await start('hangs', 2);
    proxy.fault = (operation) => (operation === 'PutRecords' ? 'hang' : undefined);
    const ids = [await stream('hangs'), await stream('hangs')];
    await until(() => proxy.puts.length === 2);
    const before = performance.now();
    await client.send(new CancelJournalKinesisStreamCommand({ LedgerName: 'test', StreamId: ids[0] }));
    await service.close();
    // It is given up after 30 seconds.
    expect(performance.now() - before).toBeLessThan(20_000);

    proxy.fault = () => undefined;
    const again = await startStreamService(proxy.url, { dataDir });
    await until(async () => (await delivered('hangs')).length === 3);
    expect((await again.describe(ids[0] as string)).Status).toBe('CANCELED');
    expect((await again.describe(ids[1] as string)).Status).toBe('ACTIVE');
  });
});

describe('a ledger that is deleted', () => {
  it.each([
    ['throttles', { error: 'ProvisionedThroughputExceededException' }],
    ['is closed to us', { error: 'AccessDeniedException' }],
  ] as [string, Fault][])(
    'while Kinesis %s has its stream cancelled, and Kinesis is left alone',
    async (what, fault) => {
      const name = what.replaceAll(' ', '-');
      const { engine, stream, reaches, proxy, advance } = await start(name, 2, {
        stateDelayMs: 30_000,
        createdAt: Date.now() - 60_000,
      });
      proxy.fault = (operation) => (operation === 'PutRecords' ? fault : undefined);
      const id = await stream(name);
      await until(() => proxy.puts.length > 1);
      await engine.deleteLedger('test');
      await reaches(id, 'CANCELED');
      const puts = proxy.puts.length;
      advance(30_000);
      await until(async () => (await engine.ledger('test').catch(() => undefined)) === undefined);
      expect(proxy.puts.length).toBe(puts);
    },
  );
});

describe('a ledger whose key cannot be used', () => {
  it('makes its stream wait', async () => {
    const { engine, stream, describe: described, proxy } = await start('key', 3);
    const arn = 'arn:aws:kms:us-east-1:000000000000:key/11111111-1111-1111-1111-111111111111';
    await engine.updateLedger('test', { key: arn });
    proxy.fault = (operation) =>
      operation === 'PutRecords' ? { error: 'ServiceUnavailable', status: 503 } : undefined;
    const id = await stream('key');
    await until(() => proxy.puts.length > 0);
    await engine.setKeyState(arn, 'Disabled');
    proxy.fault = () => undefined;
    await until(async () => (await consume(kinesis, 'key')).length === 1);
    for (let look = 0; look < 20; look += 1) expect((await described(id)).Status).toBe('ACTIVE');
    expect(await consume(kinesis, 'key')).toHaveLength(1);
    await engine.setKeyState(arn, 'Enabled');
    await until(async () => (await delivered('key')).length === 4);
  });
});
