import { maxResults } from './constraints.ts';
import { ledgerSummary } from './ledger-shapes.ts';
import type { Operation } from './operation.ts';
import { readPageToken, writePageToken } from './page-token.ts';

/** In ascending order of the names, by code unit. Ledgers being deleted are listed until they are gone. */
export const ListLedgers: Operation = {
  name: 'ListLedgers',
  method: 'GET',
  path: '/ledgers',
  async handle({ engine }, { query }) {
    const limit = maxResults(query);
    const after = readPageToken('ledgers', query);
    const ledgers = await engine.listLedgers(after, limit + 1);
    const page = ledgers.slice(0, limit);
    const last = page.at(-1);
    const now = engine.now();
    return {
      json: {
        Ledgers: page.map((ledger) => ledgerSummary(ledger, now)),
        ...(ledgers.length > limit && last ? { NextToken: writePageToken('ledgers', last.name) } : {}),
      },
    };
  },
};
