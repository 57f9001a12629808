import { KINESIS_LIMITS } from '../../limits.ts';
import { kinesisError } from '../errors.ts';
import type { Input } from '../input.ts';
import { type KinesisContext, requestedName } from '../stream-shapes.ts';

/** AWS gives an on-demand stream four shards to begin with. */
const ON_DEMAND_SHARDS = 4;

/** The stream is ACTIVE at once. */
export function createStream(context: KinesisContext, input: Input): object {
  const name = requestedName(context, input);
  const details = input.member('StreamModeDetails');
  const mode = details?.requiredText('StreamMode', { pattern: /^(PROVISIONED|ON_DEMAND)$/ }) ?? 'PROVISIONED';
  const shards = input.integer('ShardCount', { min: 1, max: 100_000 });
  if (mode === 'ON_DEMAND' && shards !== undefined)
    throw kinesisError('ValidationException', 'ShardCount must not be set for ON_DEMAND mode.');
  if (shards !== undefined && shards > KINESIS_LIMITS.shardsPerStream)
    throw kinesisError(
      'LimitExceededException',
      `A local stream has at most ${KINESIS_LIMITS.shardsPerStream} shards.`,
    );
  if (context.store.stream(name))
    throw kinesisError('ResourceInUseException', `Stream ${name} under account ${context.accountId} already exists.`);
  if (context.store.streams().length >= KINESIS_LIMITS.streams)
    throw kinesisError('LimitExceededException', `There are at most ${KINESIS_LIMITS.streams} local streams.`);
  context.store.createStream(
    name,
    shards ?? (mode === 'ON_DEMAND' ? ON_DEMAND_SHARDS : 1),
    mode as 'PROVISIONED' | 'ON_DEMAND',
  );
  return {};
}
