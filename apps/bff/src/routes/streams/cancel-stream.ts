import { CancelJournalKinesisStreamCommand } from '@aws-sdk/client-qldb';
import { streamIdAnswerSchema } from '@qldb-console/contract';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';
import { streamParams } from './journal-stream.ts';

/** Ends a stream for good; a cancelled stream cannot be started again. */
export const cancelStream = operation({
  params: streamParams,
  query: nothing,
  body: noBody,
  status: 200,
  answer: streamIdAnswerSchema,
  async run({ params, upstream }) {
    const answer = await upstream.writes.send(
      new CancelJournalKinesisStreamCommand({ LedgerName: params.ledger, StreamId: params.streamId }),
    );
    return { streamId: answer.StreamId };
  },
});
