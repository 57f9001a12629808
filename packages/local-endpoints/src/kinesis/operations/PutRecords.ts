import { KINESIS_LIMITS } from '../../limits.ts';
import { kinesisError } from '../errors.ts';
import type { Input } from '../input.ts';
import type { NewRecord, Stream } from '../store.ts';
import { type KinesisContext, requireStream, shardId, shardOf, writeSequence } from '../stream-shapes.ts';

/** Takes all or, for a mistake of the request, none. Rates are not limited, unlike at AWS. */
export function putRecords(context: KinesisContext, input: Input): object {
  const stream = requireStream(context, input);
  const records = input
    .requiredList('Records', KINESIS_LIMITS.recordsPerPut)
    .map((member) => readRecord(member, stream));
  const bytes = records.reduce((sum, { data, partitionKey }) => sum + data.length + Buffer.byteLength(partitionKey), 0);
  if (bytes > KINESIS_LIMITS.bytesPerPut)
    throw kinesisError('InvalidArgumentException', 'Records size exceeds 5 MB limit');
  return { FailedRecordCount: 0, Records: store(context, stream, records) };
}

export function readRecord(input: Input, stream: Stream): NewRecord {
  const partitionKey = input.requiredText('PartitionKey', {
    pattern: /^./s,
    max: KINESIS_LIMITS.partitionKeyCharacters,
  });
  const explicit = input.text('ExplicitHashKey', { pattern: /^(0|[1-9]\d{0,38})$/ });
  const room = KINESIS_LIMITS.recordBytes - Buffer.byteLength(partitionKey);
  return { partitionKey, data: input.requiredBytes('Data', room), shard: shardOf(stream, partitionKey, explicit) };
}

export function store(context: KinesisContext, stream: Stream, records: readonly NewRecord[]) {
  const sequences = context.store.add(stream, records);
  return records.map(({ shard }, index) => ({
    SequenceNumber: writeSequence(sequences[index] as number, shard),
    ShardId: shardId(shard),
  }));
}
