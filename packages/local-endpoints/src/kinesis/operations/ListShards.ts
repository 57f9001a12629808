import { kinesisError } from '../errors.ts';
import type { Input } from '../input.ts';
import { describeShards, existing, type KinesisContext, requestedName } from '../stream-shapes.ts';

/** Every shard is open for as long as its stream is there, so each of the filters finds all of them. */
export function listShards(context: KinesisContext, input: Input): object {
  const token = input.text('NextToken', { max: 1_048_576 });
  const [name, from] =
    token === undefined
      ? [requestedName(context, input), input.text('ExclusiveStartShardId', { max: 128 }) ?? '']
      : readToken(token);
  const limit = input.integer('MaxResults', { min: 1, max: 10_000 }) ?? 1_000;
  const rest = (describeShards(existing(context, name)) as { ShardId: string }[]).filter(
    ({ ShardId }) => ShardId > from,
  );
  const page = rest.slice(0, limit);
  return {
    Shards: page,
    ...(rest.length > page.length ? { NextToken: `${name}/${page.at(-1)?.ShardId}` } : {}),
  };
}

function readToken(token: string): [string, string] {
  const [, name, from] = /^([a-zA-Z0-9_.-]+)\/(shardId-\d{12})$/.exec(token) ?? [];
  if (name === undefined || from === undefined)
    throw kinesisError('InvalidArgumentException', 'NextToken is not valid.');
  return [name, from];
}
