import { WireError } from '../http/wire-error.ts';
import type { LedgerRow } from '../store/rows.ts';
import type { StreamRow } from '../store/streams.ts';
import type { Streams } from '../stream/streams.ts';
import { seconds } from './ledger-shapes.ts';

/** Service authorization reference, "Resource types defined by Amazon QLDB". */
export function streamArn(ledgerName: string, streamId: string, region: string, accountId: string): string {
  return `arn:aws:qldb:${region}:${accountId}:stream/${ledgerName}/${streamId}`;
}

/** JournalKinesisStreamDescription, members in the order of the AWS CLI's examples. */
export function streamDescription(stream: StreamRow, ledger: LedgerRow, region: string, accountId: string) {
  const { exclusiveEndTime, errorCause } = stream;
  return {
    LedgerName: ledger.name,
    CreationTime: seconds(stream.createdAt),
    InclusiveStartTime: seconds(stream.inclusiveStartTime),
    ...(exclusiveEndTime === undefined ? {} : { ExclusiveEndTime: seconds(exclusiveEndTime) }),
    RoleArn: stream.roleArn,
    StreamId: stream.streamId,
    Arn: streamArn(ledger.name, stream.streamId, region, accountId),
    Status: stream.status,
    KinesisConfiguration: { StreamArn: stream.kinesisStreamArn, AggregationEnabled: stream.aggregationEnabled },
    ...(errorCause === undefined ? {} : { ErrorCause: errorCause }),
    StreamName: stream.name,
  };
}

/** @throws WireError ResourceNotFoundException, also for a stream of another ledger and for one that has expired */
export async function requireStream(streams: Streams, ledger: LedgerRow, streamId: string): Promise<StreamRow> {
  const stream = await streams.find(ledger, streamId);
  if (stream) return stream;
  throw new WireError('ResourceNotFoundException', `The Stream with ID ${streamId} is not found`, {
    ResourceType: 'Stream',
    ResourceName: streamId,
  });
}
