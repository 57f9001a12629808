import { createHash } from 'node:crypto';
import {
  CreateStreamCommand,
  DeleteStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type GetShardIteratorCommandInput,
  PutRecordCommand,
  PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure, kinesisClient, type Started, start } from '../support/started.ts';

let ahead = 0;
let local: Started;
beforeAll(async () => {
  local = await start({ clock: () => Date.now() + ahead });
});
afterAll(() => local[Symbol.asyncDispose]());

const StreamName = 'local-journal';
const put = async (...texts: string[]) => {
  const { Records = [] } = await local.kinesis.send(
    new PutRecordsCommand({
      StreamName,
      Records: texts.map((text) => ({ PartitionKey: `key of ${text}`, Data: Buffer.from(text) })),
    }),
  );
  return Records.map(({ SequenceNumber = '' }) => SequenceNumber);
};
const iterator = async (input: Partial<GetShardIteratorCommandInput>) => {
  const where = { StreamName, ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' as const };
  return (await local.kinesis.send(new GetShardIteratorCommand({ ...where, ...input }))).ShardIterator;
};
const read = async (ShardIterator: string | undefined, Limit?: number) => {
  const answer = await local.kinesis.send(new GetRecordsCommand({ ShardIterator, Limit }));
  return { ...answer, texts: (answer.Records ?? []).map(({ Data }) => Buffer.from(Data ?? []).toString()) };
};

describe('records', () => {
  it('come back in order, byte for byte, with key, number and time', async () => {
    const latest = await iterator({ ShardIteratorType: 'LATEST' });
    const numbers = await put('one', 'two', 'three');
    const { Records, texts, MillisBehindLatest } = await read(latest);
    expect(texts).toEqual(['one', 'two', 'three']);
    expect(Records?.map(({ SequenceNumber }) => SequenceNumber)).toEqual(numbers);
    expect(Records?.[0]?.PartitionKey).toBe('key of one');
    expect(Math.abs((Records?.[0]?.ApproximateArrivalTimestamp?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(MillisBehindLatest).toBe(0);
    expect(numbers.every((number) => /^\d{56}$/.test(number))).toBe(true);
    expect([...numbers].sort()).toEqual(numbers);
  });

  it('are found from every kind of place', async () => {
    await put('before');
    const [a, b, c] = await put('a', 'b', 'c');
    const from = async (input: Partial<GetShardIteratorCommandInput>) => (await read(await iterator(input))).texts;
    expect(await from({ ShardIteratorType: 'AT_SEQUENCE_NUMBER', StartingSequenceNumber: b })).toEqual(['b', 'c']);
    expect(await from({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', StartingSequenceNumber: a })).toEqual(['b', 'c']);
    expect(await from({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', StartingSequenceNumber: c })).toEqual([]);
    expect(await from({ ShardIteratorType: 'LATEST' })).toEqual([]);
    expect((await from({ ShardIteratorType: 'TRIM_HORIZON' })).slice(-4)).toEqual(['before', 'a', 'b', 'c']);
    ahead += 5_000;
    const Timestamp = new Date(Date.now() + ahead - 2_000);
    await put('later');
    expect(await from({ ShardIteratorType: 'AT_TIMESTAMP', Timestamp })).toEqual(['later']);
    expect(await failure(from({ ShardIteratorType: 'AT_TIMESTAMP' }))).toMatchObject({
      name: 'InvalidArgumentException',
    });
  });

  it('are read on from one answer to the next, and how far behind is told', async () => {
    const start = await iterator({ ShardIteratorType: 'LATEST' });
    await put('1', '2', '3');
    ahead += 1_000;
    const first = await read(start, 2);
    expect(first.texts).toEqual(['1', '2']);
    expect(first.MillisBehindLatest).toBeGreaterThanOrEqual(1_000);
    const second = await read(first.NextShardIterator, 2);
    expect(second).toMatchObject({ texts: ['3'], MillisBehindLatest: 0 });
    await put('4');
    expect((await read(second.NextShardIterator)).texts).toEqual(['4']);
  });

  it('of more than 10 MB are answered in several parts', async () => {
    const start = await iterator({ ShardIteratorType: 'LATEST' });
    const Data = Buffer.alloc(900_000, 1);
    for (let n = 0; n < 3; n++)
      await local.kinesis.send(
        new PutRecordsCommand({ StreamName, Records: Array.from({ length: 5 }, () => ({ PartitionKey: 'k', Data })) }),
      );
    const first = await read(start);
    expect(first.Records?.length).toBe(11);
    expect((await read(first.NextShardIterator)).Records?.length).toBe(4);
  });

  it('go to the shard of their key, and there are read alone', async () => {
    await local.kinesis.send(new CreateStreamCommand({ StreamName: 'sharded', ShardCount: 4 }));
    const keys = Array.from({ length: 40 }, (_, n) => `key ${n}`);
    const { Records = [] } = await local.kinesis.send(
      new PutRecordsCommand({
        StreamName: 'sharded',
        Records: [
          ...keys.map((PartitionKey) => ({ PartitionKey, Data: Buffer.from(PartitionKey) })),
          { PartitionKey: 'x', ExplicitHashKey: String(2n ** 128n - 1n), Data: Buffer.from('last') },
        ],
      }),
    );
    const expected = keys.map((key) => {
      const hash = BigInt(`0x${createHash('md5').update(key).digest('hex')}`);
      return `shardId-00000000000${hash >> 126n}`;
    });
    expect(Records.map(({ ShardId }) => ShardId)).toEqual([...expected, 'shardId-000000000003']);
    const found: string[] = [];
    for (let n = 0; n < 4; n++)
      found.push(...(await read(await iterator({ StreamName: 'sharded', ShardId: `shardId-00000000000${n}` }))).texts);
    expect(found.sort()).toEqual([...keys, 'last'].sort());
    await local.kinesis.send(new DeleteStreamCommand({ StreamName: 'sharded' }));
  });

  it('are put one by one too', async () => {
    const start = await iterator({ ShardIteratorType: 'LATEST' });
    const StreamARN = `arn:aws:kinesis:us-east-1:000000000000:stream/${StreamName}`;
    const answer = await local.kinesis.send(
      new PutRecordCommand({ StreamARN, PartitionKey: 'ü', Data: Buffer.from([0, 255]) }),
    );
    expect(answer.ShardId).toBe('shardId-000000000000');
    const { Records } = await read(start);
    expect(Records).toMatchObject([{ PartitionKey: 'ü', Data: Uint8Array.of(0, 255) }]);
  });

  it.each([
    ['a record larger than 1 MiB', [{ PartitionKey: 'k', Data: Buffer.alloc(1024 * 1024) }], 'ValidationException'],
    ['no record', [], 'ValidationException'],
    [
      '501 records',
      Array.from({ length: 501 }, () => ({ PartitionKey: 'k', Data: Buffer.from('x') })),
      'ValidationException',
    ],
    [
      '5 MiB and more',
      Array.from({ length: 6 }, () => ({ PartitionKey: 'k', Data: Buffer.alloc(900_000) })),
      'InvalidArgumentException',
    ],
    ['an empty key', [{ PartitionKey: '', Data: Buffer.from('x') }], 'ValidationException'],
    ['a key of 257 characters', [{ PartitionKey: 'k'.repeat(257), Data: Buffer.from('x') }], 'ValidationException'],
  ])('are refused: %s', async (_what, Records, name) => {
    const start = await iterator({ ShardIteratorType: 'LATEST' });
    const call = local.kinesis.send(new PutRecordsCommand({ StreamName, Records }));
    expect(await failure(call)).toMatchObject({ name, status: 400 });
    expect((await read(start)).texts).toEqual([]);
  });

  it('are not put into or read from a stream or shard that is not there', async () => {
    const nowhere = local.kinesis.send(
      new PutRecordCommand({ StreamName: 'no', PartitionKey: 'k', Data: Buffer.from('x') }),
    );
    expect(await failure(nowhere)).toMatchObject({ name: 'ResourceNotFoundException' });
    expect(await failure(iterator({ ShardId: 'shardId-000000000001' }))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
    expect(await failure(iterator({ ShardId: 'x' }))).toMatchObject({ name: 'ResourceNotFoundException' });
    const wrong = iterator({ ShardIteratorType: 'AT_SEQUENCE_NUMBER', StartingSequenceNumber: '12' });
    expect(await failure(wrong)).toMatchObject({ name: 'InvalidArgumentException' });
  });

  it('are not read with an iterator that is old, made up, or of a stream that was made anew', async () => {
    const old = await iterator({});
    ahead += 5 * 60_000 + 1_000;
    // The clock of the service is ahead now; the SDK sets its own right only after a refusal.
    const get = (ShardIterator: string | undefined) => {
      const client = kinesisClient(local.kinesisUrl);
      (client.config as { systemClockOffset: number }).systemClockOffset = ahead;
      return failure(client.send(new GetRecordsCommand({ ShardIterator })));
    };
    expect(await get(old)).toMatchObject({ name: 'ExpiredIteratorException', status: 400 });
    expect(await get('AAAA')).toMatchObject({ name: 'InvalidArgumentException' });
    ahead = 0;
    await local.kinesis.send(new CreateStreamCommand({ StreamName: 'anew' }));
    const before = await iterator({ StreamName: 'anew' });
    await local.kinesis.send(new DeleteStreamCommand({ StreamName: 'anew' }));
    ahead = 1_000;
    await local.kinesis.send(new CreateStreamCommand({ StreamName: 'anew' }));
    expect(await failure(read(before))).toMatchObject({ name: 'ExpiredIteratorException' });
    ahead = 0;
  });
});
