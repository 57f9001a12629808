import type { Input } from '../input.ts';
import { describeStream, type KinesisContext, requireStream } from '../stream-shapes.ts';

export function describeStreamSummary(context: KinesisContext, input: Input): object {
  const stream = requireStream(context, input);
  return {
    StreamDescriptionSummary: { ...describeStream(context, stream), OpenShardCount: stream.shards, ConsumerCount: 0 },
  };
}
