import { maxResults } from './constraints.ts';
import { exportPage, exportsAfter } from './export-shapes.ts';
import type { Operation } from './operation.ts';

/** The newest first. Exports of a ledger are listed as long as the ledger is. */
export const ListJournalS3Exports: Operation = {
  name: 'ListJournalS3Exports',
  method: 'GET',
  path: '/journal-s3-exports',
  async handle({ exports }, { query }) {
    const limit = maxResults(query);
    const after = exportsAfter('exports', query);
    return { json: exportPage('exports', await exports.list(undefined, after, limit + 1), limit) };
  },
};
