import { ListJournalS3ExportsCommand } from '@aws-sdk/client-qldb';
import { journalExportListSchema, mayView } from '@qldb-console/contract';
import { operation } from '../operation.ts';
import { pageInput, pageQuery } from '../page.ts';
import { noBody, nothing } from '../parse-request.ts';
import { journalExport } from './journal-export.ts';

/** Of all ledgers that the caller may see; see `listLedgers`. */
export const listExports = operation({
  params: nothing,
  query: pageQuery,
  body: noBody,
  status: 200,
  answer: journalExportListSchema,
  async run({ query, upstream, access, signal }) {
    const answer = await upstream.reads.send(new ListJournalS3ExportsCommand(pageInput(query)), {
      abortSignal: signal,
    });
    const connection = upstream.target.id;
    const seen = answer.JournalS3Exports?.filter(({ LedgerName = '' }) =>
      mayView(access, { connection, ledger: LedgerName }),
    );
    return { exports: seen?.map(journalExport), nextToken: answer.NextToken };
  },
});
