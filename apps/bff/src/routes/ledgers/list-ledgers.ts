import { ListLedgersCommand } from '@aws-sdk/client-qldb';
import { ledgerListSchema, mayView } from '@qldb-console/contract';
import { operation } from '../operation.ts';
import { pageInput, pageQuery } from '../page.ts';
import { noBody, nothing } from '../parse-request.ts';
import { ledgerSummary } from './ledger.ts';

/**
 * The ledgers of a page that the caller may see. A page may be empty and have a next one: the service's token is handed through.
 */
export const listLedgers = operation({
  params: nothing,
  query: pageQuery,
  body: noBody,
  status: 200,
  answer: ledgerListSchema,
  async run({ query, upstream, access, signal }) {
    const answer = await upstream.reads.send(new ListLedgersCommand(pageInput(query)), { abortSignal: signal });
    const connection = upstream.target.id;
    const seen = answer.Ledgers?.filter(({ Name = '' }) => mayView(access, { connection, ledger: Name }));
    return { ledgers: seen?.map(ledgerSummary), nextToken: answer.NextToken };
  },
});
