import type { Input } from '../input.ts';
import { describeStream as describe, describeShards, type KinesisContext, requireStream } from '../stream-shapes.ts';

/** All shards at once: there are never more than a page holds. */
export function describeStream(context: KinesisContext, input: Input): object {
  const stream = requireStream(context, input);
  const from = input.text('ExclusiveStartShardId', { max: 128 });
  const shards = describeShards(stream).filter(
    (shard) => from === undefined || (shard as { ShardId: string }).ShardId > from,
  );
  return { StreamDescription: { ...describe(context, stream), Shards: shards, HasMoreShards: false } };
}
