import { ListJournalKinesisStreamsForLedgerCommand } from '@aws-sdk/client-qldb';
import { journalStreamListSchema } from '@qldb-console/contract';
import { ledgerParams } from '../ledgers/ledger.ts';
import { operation } from '../operation.ts';
import { pageInput, pageQuery } from '../page.ts';
import { noBody } from '../parse-request.ts';
import { journalStream } from './journal-stream.ts';

export const listStreams = operation({
  params: ledgerParams,
  query: pageQuery,
  body: noBody,
  status: 200,
  answer: journalStreamListSchema,
  async run({ params, query, upstream, signal }) {
    const answer = await upstream.reads.send(
      new ListJournalKinesisStreamsForLedgerCommand({ LedgerName: params.ledger, ...pageInput(query) }),
      { abortSignal: signal },
    );
    return { streams: answer.Streams?.map(journalStream), nextToken: answer.NextToken };
  },
});
