import {
  type ChildShard,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as KinesisRecord,
} from '@aws-sdk/client-kinesis';
import { LIMITS } from '../../limits.ts';
import { ProblemError } from '../../problem.ts';
import { answeredBy } from '../../upstream/answered-by.ts';
import { notDeliveryProblem } from '../../upstream/errors.ts';
import type { Upstream } from '../../upstream/qldb.ts';

/** Where reading a shard begins. */
export type ShardStart =
  | { readonly type: 'LATEST' | 'TRIM_HORIZON' }
  | { readonly type: 'AT_TIMESTAMP'; readonly at: Date };

/** What one read of a shard brought. */
export interface ShardRead {
  readonly records: readonly KinesisRecord[];
  /** How far behind the end of the shard the read ended. */
  readonly millisBehind: number;
  /** The shard is closed and was read to its end; its children go on. Kinesis may name them here. */
  readonly ended: boolean;
  readonly children: readonly ChildShard[];
}

/** Reads one shard of a stream, piece by piece. */
export interface ShardReader {
  readonly shardId: string;
  /** Fixes where reading begins: what comes after this is read. Otherwise the first read does. */
  open(signal: AbortSignal): Promise<void>;
  /**
   * The next records. What was read is not read again, also after the iterator had to be renewed.
   *
   * @returns undefined when Kinesis asks to slow down: nothing was read, try again later
   * @throws DeliveryError what Kinesis answers otherwise
   */
  read(signal: AbortSignal): Promise<ShardRead | undefined>;
}

/** What Kinesis throws when it is asked too often, or its key is. */
const SLOW_DOWN = new Set([
  'ProvisionedThroughputExceededException',
  'LimitExceededException',
  'KMSThrottlingException',
]);

export function createShardReader(
  upstream: Upstream,
  streamArn: string,
  shardId: string,
  start: ShardStart,
): ShardReader {
  let iterator: string | undefined;
  let lastSequenceNumber: string | undefined;
  let position = start;
  let iteratorMadeAt = new Date();

  async function newIterator(signal: AbortSignal): Promise<string | undefined> {
    const from =
      lastSequenceNumber !== undefined
        ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, StartingSequenceNumber: lastSequenceNumber }
        : position.type === 'AT_TIMESTAMP'
          ? { ShardIteratorType: position.type, Timestamp: position.at }
          : { ShardIteratorType: position.type };
    iteratorMadeAt = new Date();
    const command = new GetShardIteratorCommand({ StreamARN: streamArn, ShardId: shardId, ...from });
    return (await upstream.kinesis.send(command, { abortSignal: signal })).ShardIterator;
  }

  async function getRecords(signal: AbortSignal) {
    iterator ??= await newIterator(signal);
    const command = new GetRecordsCommand({
      StreamARN: streamArn,
      ShardIterator: iterator,
      Limit: LIMITS.recordsPerRead,
    });
    return upstream.kinesis.send(command, { abortSignal: signal });
  }

  return {
    shardId,
    async open(signal) {
      iterator = await answeredBy('Kinesis', newIterator(signal));
    },
    async read(signal) {
      const answer = await answeredBy('Kinesis', getRecords(signal)).catch((error: { cause?: { name?: string } }) => {
        const name = error.cause?.name ?? '';
        if (SLOW_DOWN.has(name)) return undefined;
        if (name !== 'ExpiredIteratorException') throw error;
        // Iterators live for five minutes; a reader may rest for longer. With nothing read yet, another LATEST would
        // skip what came meanwhile.
        iterator = undefined;
        if (start.type === 'LATEST') position = { type: 'AT_TIMESTAMP', at: iteratorMadeAt };
        return undefined;
      });
      if (!answer) return undefined;
      if (!answer.Records) throw new ProblemError(notDeliveryProblem('Kinesis'));
      const records = answer.Records;
      lastSequenceNumber = records.at(-1)?.SequenceNumber ?? lastSequenceNumber;
      iterator = answer.NextShardIterator;
      iteratorMadeAt = new Date();
      return {
        records,
        millisBehind: answer.MillisBehindLatest ?? 0,
        ended: iterator === undefined,
        children: answer.ChildShards ?? [],
      };
    },
  };
}
