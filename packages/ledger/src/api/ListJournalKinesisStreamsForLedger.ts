import { ledgerName, maxResults } from './constraints.ts';
import { invalidParameter } from './errors.ts';
import type { Operation } from './operation.ts';
import { readPageToken, writePageToken } from './page-token.ts';
import { streamDescription } from './stream-shapes.ts';

/**
 * Streams of a ledger in the order of their creation, those that have ended until they expire. Checks in this order:
 * LedgerName → max_results → next_token, which is good for this ledger only → the ledger exists, in whatever state.
 */
export const ListJournalKinesisStreamsForLedger: Operation = {
  name: 'ListJournalKinesisStreamsForLedger',
  method: 'GET',
  path: '/ledgers/{name}/journal-kinesis-streams',
  async handle({ engine, streams, region, accountId }, { query }, labels) {
    const name = ledgerName(labels.name as string, 'LedgerName');
    const limit = maxResults(query);
    const list = `streams of ${name}`;
    const after = Number(readPageToken(list, query) ?? 0);
    if (!Number.isSafeInteger(after)) throw invalidParameter('The provided token is not valid.', 'NextToken');
    const ledger = await engine.ledger(name);
    const found = await streams.list(ledger, after, limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      json: {
        Streams: page.map((stream) => streamDescription(stream, ledger, region, accountId)),
        ...(found.length > limit && last ? { NextToken: writePageToken(list, String(last.id)) } : {}),
      },
    };
  },
};
