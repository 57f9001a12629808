import {
  CreateStreamCommand,
  DeleteStreamCommand,
  DescribeStreamCommand,
  DescribeStreamSummaryCommand,
  ListShardsCommand,
  ListStreamsCommand,
  waitUntilStreamExists,
} from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure, type Started, start } from '../support/started.ts';

const arn = (name: string) => `arn:aws:kinesis:us-east-1:000000000000:stream/${name}`;
let local: Started;
beforeAll(async () => {
  local = await start();
});
afterAll(() => local[Symbol.asyncDispose]());

describe('streams', () => {
  it('begin with local-journal of one shard', async () => {
    const { StreamNames, StreamSummaries, HasMoreStreams } = await local.kinesis.send(new ListStreamsCommand({}));
    expect(StreamNames).toEqual(['local-journal']);
    expect(StreamSummaries).toMatchObject([{ StreamARN: arn('local-journal'), StreamStatus: 'ACTIVE' }]);
    expect(HasMoreStreams).toBe(false);
    const { StreamDescription } = await local.kinesis.send(new DescribeStreamCommand({ StreamName: 'local-journal' }));
    expect(StreamDescription).toMatchObject({
      StreamARN: arn('local-journal'),
      StreamStatus: 'ACTIVE',
      RetentionPeriodHours: 24,
      EncryptionType: 'NONE',
      HasMoreShards: false,
      Shards: [
        {
          ShardId: 'shardId-000000000000',
          HashKeyRange: { StartingHashKey: '0', EndingHashKey: String(2n ** 128n - 1n) },
        },
      ],
    });
    expect(Math.abs((StreamDescription?.StreamCreationTimestamp?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('are made, described by name or ARN, and deleted', async () => {
    await local.kinesis.send(new CreateStreamCommand({ StreamName: 'made', ShardCount: 3 }));
    await waitUntilStreamExists({ client: local.kinesis, maxWaitTime: 11 }, { StreamName: 'made' });
    const { StreamDescriptionSummary } = await local.kinesis.send(
      new DescribeStreamSummaryCommand({ StreamARN: arn('made') }),
    );
    expect(StreamDescriptionSummary).toMatchObject({ StreamName: 'made', OpenShardCount: 3, ConsumerCount: 0 });
    const again = local.kinesis.send(new CreateStreamCommand({ StreamName: 'made' }));
    expect(await failure(again)).toMatchObject({ name: 'ResourceInUseException', status: 400 });
    await local.kinesis.send(new DeleteStreamCommand({ StreamName: 'made' }));
    const gone = local.kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'made' }));
    expect(await failure(gone)).toMatchObject({ name: 'ResourceNotFoundException', status: 400 });
  });

  it('on demand begin with four shards', async () => {
    await local.kinesis.send(
      new CreateStreamCommand({ StreamName: 'on-demand', StreamModeDetails: { StreamMode: 'ON_DEMAND' } }),
    );
    const { Shards } = await local.kinesis.send(new ListShardsCommand({ StreamName: 'on-demand' }));
    expect(Shards).toHaveLength(4);
    await local.kinesis.send(new DeleteStreamCommand({ StreamName: 'on-demand' }));
  });

  it('have shards that share the whole space of hash keys without gap or overlap', async () => {
    await local.kinesis.send(new CreateStreamCommand({ StreamName: 'three', ShardCount: 3 }));
    const first = await local.kinesis.send(new ListShardsCommand({ StreamName: 'three', MaxResults: 2 }));
    const second = await local.kinesis.send(new ListShardsCommand({ NextToken: first.NextToken }));
    const ranges = [...(first.Shards ?? []), ...(second.Shards ?? [])].map(({ HashKeyRange }) => HashKeyRange);
    expect(ranges).toHaveLength(3);
    let next = 0n;
    for (const range of ranges) {
      expect(BigInt(range?.StartingHashKey ?? -1)).toBe(next);
      next = BigInt(range?.EndingHashKey ?? -1) + 1n;
    }
    expect(next).toBe(2n ** 128n);
    await local.kinesis.send(new DeleteStreamCommand({ StreamName: 'three' }));
  });

  it('are listed page by page', async () => {
    for (const StreamName of ['p2', 'p1', 'p3']) await local.kinesis.send(new CreateStreamCommand({ StreamName }));
    const first = await local.kinesis.send(new ListStreamsCommand({ Limit: 2 }));
    expect(first).toMatchObject({ StreamNames: ['local-journal', 'p1'], HasMoreStreams: true });
    const second = await local.kinesis.send(new ListStreamsCommand({ NextToken: first.NextToken }));
    expect(second).toMatchObject({ StreamNames: ['p2', 'p3'], HasMoreStreams: false });
  });

  it.each([
    [new CreateStreamCommand({ StreamName: 'a b' }), 'ValidationException'],
    [new CreateStreamCommand({ StreamName: 'many', ShardCount: 17 }), 'LimitExceededException'],
    [new CreateStreamCommand({ StreamName: 'none', ShardCount: 0 }), 'ValidationException'],
    [new DescribeStreamSummaryCommand({}), 'InvalidArgumentException'],
    [new DescribeStreamSummaryCommand({ StreamARN: 'nonsense' }), 'ValidationException'],
    [
      new DescribeStreamSummaryCommand({ StreamARN: 'arn:aws:kinesis:eu-west-1:000000000000:stream/local-journal' }),
      'ResourceNotFoundException',
    ],
    [
      new DescribeStreamSummaryCommand({ StreamARN: arn('local-journal'), StreamName: 'p1' }),
      'InvalidArgumentException',
    ],
    [new ListShardsCommand({ NextToken: '???' }), 'InvalidArgumentException'],
  ])('refuse %#', async (command, name) => {
    expect(await failure(local.kinesis.send(command as ListShardsCommand))).toMatchObject({ name, status: 400 });
  });
});
