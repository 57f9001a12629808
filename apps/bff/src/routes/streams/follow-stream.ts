import { setTimeout as delay } from 'node:timers/promises';
import type { _Record as KinesisRecord } from '@aws-sdk/client-kinesis';
import type { StreamRecordLine } from '@qldb-console/contract';
import { LIMITS } from '../../limits.ts';
import type { Upstream } from '../../upstream/qldb.ts';
import { inOrder } from '../blocks/in-order.ts';
import { isoTime } from '../iso-time.ts';
import { listShards, type ShardInfo, tooManyShards } from './list-shards.ts';
import { createShardReader, type ShardRead, type ShardReader, type ShardStart } from './read-shard.ts';

interface Followed {
  readonly reader: ShardReader;
  /** Milliseconds of `performance.now()` before which it is not read again. */
  due: number;
  millisBehind: number;
  /** Times in a row that Kinesis asked to slow down. */
  refusals: number;
}

/**
 * The records of a Kinesis stream as they come, of all its shards: within a shard in its order, a shard that was split
 * or merged before its children. Reads only as fast as it is read itself.
 *
 * First tells the shards, and again whenever they change; after each round how far behind it is. From LATEST it misses
 * nothing that comes after that first line. Ends when every shard is closed and read.
 *
 * @throws DeliveryError what Kinesis answers; ProblemError for too many shards; the abort's reason
 */
export async function* followStream(
  upstream: Upstream,
  streamArn: string,
  start: ShardStart,
  signal: AbortSignal,
): AsyncGenerator<StreamRecordLine, void> {
  const known = new Map<string, ShardInfo>();
  const finished = new Set<string>();
  const followed = new Map<string, Followed>();
  for (const shard of await listShards(upstream, streamArn, signal)) known.set(shard.shardId, shard);
  // From the end only open shards matter; what was closed before has nothing new.
  if (start.type === 'LATEST') for (const { shardId, open } of known.values()) if (!open) finished.add(shardId);
  begin(start);
  const opening = [...followed.values()];
  const opened = inOrder(0, opening.length, LIMITS.shardConcurrency, (n, stopped) =>
    (opening[n] as Followed).reader.open(AbortSignal.any([signal, stopped])),
  );
  for await (const _ of opened);
  yield told();

  while (followed.size > 0) {
    const due = [...followed.values()].filter((shard) => shard.due <= performance.now());
    if (due.length === 0) {
      await delay(Math.max(0, nextDue() - performance.now()), undefined, { signal });
      continue;
    }
    const before = followed.size + finished.size;
    const reads = inOrder(0, due.length, LIMITS.shardConcurrency, async (n, stopped) => {
      const shard = due[n] as Followed;
      return { shard, read: await shard.reader.read(AbortSignal.any([signal, stopped])) };
    });
    for await (const { shard, read } of reads) {
      for (const record of read?.records ?? []) yield line(shard.reader.shardId, record);
      settle(shard, read);
      if (read?.ended) await end(shard, read);
    }
    if (followed.size + finished.size !== before) yield told();
    const behind = [...followed.values()].map(({ millisBehind }) => millisBehind);
    yield { type: 'caught-up', millisBehind: Math.max(0, ...behind) };
  }

  /** Starts with every shard whose parents are read, or are not kept any more. */
  function begin(from: ShardStart): void {
    for (const { shardId, parents } of known.values()) {
      if (finished.has(shardId) || followed.has(shardId)) continue;
      if (parents.some((parent) => known.has(parent) && !finished.has(parent))) continue;
      const reader = createShardReader(upstream, streamArn, shardId, from);
      followed.set(shardId, { reader, due: 0, millisBehind: 0, refusals: 0 });
    }
  }

  function settle(shard: Followed, read: ShardRead | undefined): void {
    shard.refusals = read ? 0 : shard.refusals + 1;
    if (read) shard.millisBehind = read.millisBehind;
    const pause = read
      ? read.millisBehind > 0
        ? LIMITS.catchUpIntervalMs
        : LIMITS.readIntervalMs
      : Math.min(LIMITS.backoffMs, LIMITS.readIntervalMs * 2 ** (shard.refusals - 1));
    shard.due = performance.now() + pause;
  }

  async function end(shard: Followed, read: ShardRead): Promise<void> {
    followed.delete(shard.reader.shardId);
    finished.add(shard.reader.shardId);
    for (const { ShardId: shardId, ParentShards: parents = [] } of read.children)
      if (shardId !== undefined) known.set(shardId, known.get(shardId) ?? { shardId, parents, open: true });
    // Not every Kinesis-compatible service names the children.
    if (read.children.length === 0)
      for (const child of await listShards(upstream, streamArn, signal))
        if (!known.has(child.shardId)) known.set(child.shardId, child);
    if (known.size > LIMITS.shards + finished.size) throw tooManyShards();
    // All a child holds came after the view began.
    begin(start.type === 'LATEST' ? { type: 'TRIM_HORIZON' } : start);
  }

  function told(): StreamRecordLine {
    return { type: 'shards', shards: [...followed.keys()].sort() };
  }

  function nextDue(): number {
    return Math.min(...[...followed.values()].map(({ due }) => due));
  }
}

function line(shardId: string, record: KinesisRecord): StreamRecordLine {
  return {
    type: 'record',
    shardId,
    sequenceNumber: record.SequenceNumber ?? '',
    partitionKey: record.PartitionKey ?? '',
    arrivalTime: isoTime(record.ApproximateArrivalTimestamp) ?? '',
    data: Buffer.from(record.Data ?? []).toString('base64'),
  };
}
