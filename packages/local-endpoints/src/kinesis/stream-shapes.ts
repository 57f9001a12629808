import { createHash } from 'node:crypto';
import { KINESIS_LIMITS } from '../limits.ts';
import { kinesisError } from './errors.ts';
import type { Input } from './input.ts';
import type { RecordStore, Stream } from './store.ts';

export interface KinesisContext {
  readonly store: RecordStore;
  readonly region: string;
  readonly accountId: string;
  readonly clock: () => number;
}
export type KinesisOperation = (context: KinesisContext, input: Input) => object;

const NAME = { pattern: /^[a-zA-Z0-9_.-]+$/, max: 128 } as const;
const ARN = { pattern: /^arn:aws[a-z-]*:kinesis:[a-z0-9-]*:\d{12}:stream\/\S+$/, max: 2048 } as const;
const HASH_SPACE = 1n << 128n;

export function streamArn({ region, accountId }: KinesisContext, name: string): string {
  return `arn:aws:kinesis:${region}:${accountId}:stream/${name}`;
}

/** The name a request gives, by itself or within an ARN. @throws WireError */
export function requestedName(context: KinesisContext, input: Input): string {
  const [name, arn] = [input.text('StreamName', NAME), input.text('StreamARN', ARN)];
  if (arn === undefined) {
    if (name === undefined)
      throw kinesisError('InvalidArgumentException', 'Either StreamName or StreamARN must be provided.');
    return name;
  }
  const named = arn.slice(arn.indexOf('/') + 1);
  if (arn !== streamArn(context, named))
    throw kinesisError('ResourceNotFoundException', `Stream ${arn} not found: another region or account.`);
  if (name !== undefined && name !== named)
    throw kinesisError('InvalidArgumentException', 'StreamName and StreamARN name different streams.');
  return named;
}

/** @throws WireError ResourceNotFoundException, ValidationException, InvalidArgumentException */
export function requireStream(context: KinesisContext, input: Input): Stream {
  return existing(context, requestedName(context, input));
}

export function existing(context: KinesisContext, name: string): Stream {
  const stream = context.store.stream(name);
  if (!stream)
    throw kinesisError('ResourceNotFoundException', `Stream ${name} under account ${context.accountId} not found.`);
  return stream;
}

export function shardId(shard: number): string {
  return `shardId-${String(shard).padStart(12, '0')}`;
}

/** @throws WireError ResourceNotFoundException */
export function requireShard({ accountId }: KinesisContext, stream: Stream, id: string): number {
  const shard = Number(/^shardId-(\d{12})$/.exec(id)?.[1] ?? Number.NaN);
  if (!(shard < stream.shards))
    throw kinesisError(
      'ResourceNotFoundException',
      `Could not find shard ${id} in stream ${stream.name} under account ${accountId}.`,
    );
  return shard;
}

/** First and last hash key of a shard: the space of 128 bits in equal pieces. */
function hashRange({ shards }: Stream, shard: number): [bigint, bigint] {
  const start = (HASH_SPACE * BigInt(shard)) / BigInt(shards);
  return [start, (HASH_SPACE * BigInt(shard + 1)) / BigInt(shards) - 1n];
}

/** The shard of a record: by the MD5 of its partition key (Developer Guide, "Partition key"), or by an explicit hash key. */
export function shardOf(stream: Stream, partitionKey: string, explicit: string | undefined): number {
  if (stream.shards === 1) return 0;
  const hash =
    explicit === undefined ? BigInt(`0x${createHash('md5').update(partitionKey).digest('hex')}`) : BigInt(explicit);
  if (hash >= HASH_SPACE) throw kinesisError('InvalidArgumentException', 'The explicit hash key is out of range.');
  let shard = Number((hash * BigInt(stream.shards)) / HASH_SPACE);
  // Bounds are rounded down, so the quotient may be one too small or too large.
  while (hash < hashRange(stream, shard)[0]) shard--;
  while (hash > hashRange(stream, shard)[1]) shard++;
  return shard;
}

export function describeShards(stream: Stream): object[] {
  return Array.from({ length: stream.shards }, (_, shard) => {
    const [start, end] = hashRange(stream, shard);
    return {
      ShardId: shardId(shard),
      HashKeyRange: { StartingHashKey: String(start), EndingHashKey: String(end) },
      SequenceNumberRange: { StartingSequenceNumber: writeSequence(0, shard) },
    };
  });
}

/** What every description of a stream holds. */
export function describeStream(context: KinesisContext, stream: Stream) {
  return {
    StreamName: stream.name,
    StreamARN: streamArn(context, stream.name),
    StreamStatus: 'ACTIVE',
    StreamModeDetails: { StreamMode: stream.mode },
    RetentionPeriodHours: KINESIS_LIMITS.retentionMs / 3_600_000,
    StreamCreationTimestamp: stream.createdAt / 1000,
    EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
    EncryptionType: 'NONE',
  };
}

/** 56 digits like AWS's, so that clients that read them as such large numbers, or compare them as text, are not surprised. */
export function writeSequence(sequence: number, shard: number): string {
  return `4966${String(shard).padStart(4, '0')}${String(sequence).padStart(48, '0')}`;
}

/** @throws WireError InvalidArgumentException */
export function readSequence(text: string, shard: number): number {
  const sequence = Number(text.slice(-15));
  if (!/^\d{56}$/.test(text) || writeSequence(sequence, shard) !== text)
    throw kinesisError('InvalidArgumentException', 'StartingSequenceNumber is not one of a record of this shard.');
  return sequence;
}
