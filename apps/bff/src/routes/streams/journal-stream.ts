import type { JournalKinesisStreamDescription } from '@aws-sdk/client-qldb';
import { uniqueIdSchema } from '@qldb-console/contract';
import { isoTime } from '../iso-time.ts';
import { ledgerParams } from '../ledgers/ledger.ts';

/** What every path of one stream names. */
export const streamParams = ledgerParams.extend({ streamId: uniqueIdSchema });

/** The upstream's answer in the contract's words; not yet checked, so members may be missing. */
export function journalStream(answer: JournalKinesisStreamDescription) {
  return {
    ledgerName: answer.LedgerName,
    streamId: answer.StreamId,
    streamName: answer.StreamName,
    status: answer.Status,
    errorCause: answer.ErrorCause,
    creationTime: isoTime(answer.CreationTime),
    inclusiveStartTime: isoTime(answer.InclusiveStartTime),
    exclusiveEndTime: isoTime(answer.ExclusiveEndTime),
    kinesisStreamArn: answer.KinesisConfiguration?.StreamArn,
    aggregationEnabled: answer.KinesisConfiguration?.AggregationEnabled,
    roleArn: answer.RoleArn,
    arn: answer.Arn,
  };
}
