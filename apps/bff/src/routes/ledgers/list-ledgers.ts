import { ListLedgersCommand } from '@aws-sdk/client-qldb';
import { ledgerListSchema } from '@qldb-console/contract';
import { operation } from '../operation.ts';
import { pageInput, pageQuery } from '../page.ts';
import { noBody, nothing } from '../parse-request.ts';
import { ledgerSummary } from './ledger.ts';

export const listLedgers = operation({
  params: nothing,
  query: pageQuery,
  body: noBody,
  status: 200,
  answer: ledgerListSchema,
  async run({ query, upstream, signal }) {
    const answer = await upstream.reads.send(new ListLedgersCommand(pageInput(query)), { abortSignal: signal });
    return { ledgers: answer.Ledgers?.map(ledgerSummary), nextToken: answer.NextToken };
  },
});
