import { ListJournalS3ExportsForLedgerCommand } from '@aws-sdk/client-qldb';
import { journalExportListSchema } from '@qldb-console/contract';
import { ledgerParams } from '../ledgers/ledger.ts';
import { operation } from '../operation.ts';
import { pageInput, pageQuery } from '../page.ts';
import { noBody } from '../parse-request.ts';
import { journalExport } from './journal-export.ts';

export const listLedgerExports = operation({
  params: ledgerParams,
  query: pageQuery,
  body: noBody,
  status: 200,
  answer: journalExportListSchema,
  async run({ params, query, upstream, signal }) {
    const answer = await upstream.reads.send(
      new ListJournalS3ExportsForLedgerCommand({ Name: params.ledger, ...pageInput(query) }),
      { abortSignal: signal },
    );
    return { exports: answer.JournalS3Exports?.map(journalExport), nextToken: answer.NextToken };
  },
});
