import { ListShardsCommand, type Shard } from '@aws-sdk/client-kinesis';
import { LIMITS } from '../../limits.ts';
import { ProblemError } from '../../problem.ts';
import { answeredBy } from '../../upstream/answered-by.ts';
import { notDeliveryProblem } from '../../upstream/errors.ts';
import type { Upstream } from '../../upstream/qldb.ts';

export interface ShardInfo {
  readonly shardId: string;
  /** Shards that were split or merged into this one; their records come before its own. */
  readonly parents: readonly string[];
  /** It takes records still. */
  readonly open: boolean;
}

/**
 * All shards of a stream that hold records, closed ones too.
 *
 * @throws ProblemError when there are more than a live view follows; DeliveryError what Kinesis answers
 */
export async function listShards(upstream: Upstream, streamArn: string, signal: AbortSignal): Promise<ShardInfo[]> {
  const shards: ShardInfo[] = [];
  let token: string | undefined;
  do {
    const command = new ListShardsCommand(token === undefined ? { StreamARN: streamArn } : { NextToken: token });
    const answer = await answeredBy('Kinesis', upstream.kinesis.send(command, { abortSignal: signal }));
    if (!answer.Shards) throw new ProblemError(notDeliveryProblem('Kinesis'));
    shards.push(...answer.Shards.flatMap(shardInfo));
    if (shards.length > LIMITS.shards) throw tooManyShards();
    token = answer.NextToken;
  } while (token !== undefined);
  return shards;
}

export function tooManyShards(): ProblemError {
  return new ProblemError({
    status: 409,
    code: 'limit',
    title: `The Kinesis stream has more than ${LIMITS.shards} shards, which is the most a live view follows`,
    service: 'Kinesis',
  });
}

function shardInfo({ ShardId, ParentShardId, AdjacentParentShardId, SequenceNumberRange }: Shard): ShardInfo[] {
  if (!ShardId) return [];
  const parents = [ParentShardId, AdjacentParentShardId].filter((parent) => parent !== undefined);
  return [{ shardId: ShardId, parents, open: SequenceNumberRange?.EndingSequenceNumber === undefined }];
}
