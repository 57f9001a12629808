import { kinesisError } from '../errors.ts';
import type { Input } from '../input.ts';
import { writeIterator } from '../iterator.ts';
import { type KinesisContext, readSequence, requireShard, requireStream } from '../stream-shapes.ts';

export function getShardIterator(context: KinesisContext, input: Input): object {
  const stream = requireStream(context, input);
  const shard = requireShard(context, stream, input.requiredText('ShardId', { max: 128 }));
  const type = input.requiredText('ShardIteratorType', {
    pattern: /^(AT_SEQUENCE_NUMBER|AFTER_SEQUENCE_NUMBER|TRIM_HORIZON|LATEST|AT_TIMESTAMP)$/,
  });
  const now = context.clock();
  const after = (): number => {
    if (type === 'TRIM_HORIZON') return 0;
    if (type === 'LATEST') return context.store.lastIssued();
    if (type === 'AT_TIMESTAMP') {
      const time = input.time('Timestamp');
      if (time === undefined)
        throw kinesisError(
          'InvalidArgumentException',
          'Must specify timestamp parameter for iterator of type AT_TIMESTAMP.',
        );
      if (time > now)
        throw kinesisError(
          'InvalidArgumentException',
          'The timestampInMillis parameter cannot be greater than the current time.',
        );
      const first = context.store.sequenceAtTime(stream, shard, time);
      return first === undefined ? context.store.lastIssued() : first - 1;
    }
    const given = input.text('StartingSequenceNumber');
    if (given === undefined)
      throw kinesisError(
        'InvalidArgumentException',
        `Must specify startingSequenceNumber parameter for iterator of type ${type}.`,
      );
    const sequence = readSequence(given, shard);
    return type === 'AT_SEQUENCE_NUMBER' ? Math.max(0, sequence - 1) : sequence;
  };
  return { ShardIterator: writeIterator(stream, shard, after(), now) };
}
