import { KINESIS_LIMITS } from '../../limits.ts';
import { kinesisError } from '../errors.ts';
import type { Input } from '../input.ts';
import { readIterator, writeIterator } from '../iterator.ts';
import { existing, type KinesisContext, writeSequence } from '../stream-shapes.ts';

export function getRecords(context: KinesisContext, input: Input): object {
  const now = context.clock();
  const position = readIterator(input.requiredText('ShardIterator', { max: 1_024 }), now);
  const stream = existing(context, position.streamName);
  const { shard, after } = position;
  if (stream.createdAt !== position.createdAt)
    throw kinesisError('ExpiredIteratorException', 'Iterator expired: its stream was deleted.');
  const limits = {
    count: input.integer('Limit', { min: 1, max: KINESIS_LIMITS.recordsPerGet }) ?? KINESIS_LIMITS.recordsPerGet,
    bytes: KINESIS_LIMITS.bytesPerGet,
  };
  const records = context.store.read(stream, shard, after, limits);
  const last = records.at(-1)?.sequence ?? after;
  const waiting = context.store.arrivalAfter(stream, shard, last);
  return {
    Records: records.map(({ sequence, partitionKey, arrivedAt, data }) => ({
      SequenceNumber: writeSequence(sequence, shard),
      ApproximateArrivalTimestamp: arrivedAt / 1000,
      Data: data.toString('base64'),
      PartitionKey: partitionKey,
    })),
    NextShardIterator: writeIterator(stream, shard, last, now),
    MillisBehindLatest: waiting === undefined ? 0 : Math.max(1, now - waiting),
  };
}
