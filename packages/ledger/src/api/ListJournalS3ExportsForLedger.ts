import { ledgerName, maxResults } from './constraints.ts';
import { exportPage, exportsAfter } from './export-shapes.ts';
import type { Operation } from './operation.ts';

/** The newest first. Of a ledger that is not there none are listed: ResourceNotFoundException says so. */
export const ListJournalS3ExportsForLedger: Operation = {
  name: 'ListJournalS3ExportsForLedger',
  method: 'GET',
  path: '/ledgers/{name}/journal-s3-exports',
  async handle({ engine, exports }, { query }, labels) {
    const name = ledgerName(labels.name as string);
    const limit = maxResults(query);
    const list = `exports of ${name}`;
    const after = exportsAfter(list, query);
    const ledger = await engine.ledger(name);
    return { json: exportPage(list, await exports.list(ledger, after, limit + 1), limit) };
  },
};
