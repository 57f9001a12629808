import { StreamJournalToKinesisCommand } from '@aws-sdk/client-qldb';
import { createStreamSchema, streamIdAnswerSchema } from '@qldb-console/contract';
import { ledgerParams } from '../ledgers/ledger.ts';
import { operation } from '../operation.ts';
import { nothing } from '../parse-request.ts';

/** The stream is ACTIVE from now on. The reader's leaving does not stop a mutation that was sent. */
export const createStream = operation({
  params: ledgerParams,
  query: nothing,
  body: createStreamSchema,
  status: 201,
  answer: streamIdAnswerSchema,
  async run({ params, body, upstream }) {
    const answer = await upstream.writes.send(
      new StreamJournalToKinesisCommand({
        LedgerName: params.ledger,
        StreamName: body.streamName,
        InclusiveStartTime: new Date(body.inclusiveStartTime),
        ExclusiveEndTime: body.exclusiveEndTime === undefined ? undefined : new Date(body.exclusiveEndTime),
        KinesisConfiguration: { StreamArn: body.kinesisStreamArn, AggregationEnabled: body.aggregationEnabled },
        RoleArn: body.roleArn,
        Tags: body.tags,
      }),
    );
    return { streamId: answer.StreamId };
  },
});
