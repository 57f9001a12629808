import { ListJournalS3ExportsCommand } from '@aws-sdk/client-qldb';
import { journalExportListSchema } from '@qldb-console/contract';
import { operation } from '../operation.ts';
import { pageInput, pageQuery } from '../page.ts';
import { noBody, nothing } from '../parse-request.ts';
import { journalExport } from './journal-export.ts';

/** Of all ledgers. */
export const listExports = operation({
  params: nothing,
  query: pageQuery,
  body: noBody,
  status: 200,
  answer: journalExportListSchema,
  async run({ query, upstream, signal }) {
    const answer = await upstream.reads.send(new ListJournalS3ExportsCommand(pageInput(query)), {
      abortSignal: signal,
    });
    return { exports: answer.JournalS3Exports?.map(journalExport), nextToken: answer.NextToken };
  },
});
