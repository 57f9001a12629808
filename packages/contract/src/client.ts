import { archiveCalls } from './client/archives.ts';
import { auditCalls } from './client/audit.ts';
import { blockCalls } from './client/blocks.ts';
import { connectionCalls } from './client/connections.ts';
import { exportCalls } from './client/exports.ts';
import { keyCalls } from './client/keys.ts';
import { ledgerCalls } from './client/ledgers.ts';
import { linkCalls } from './client/links.ts';
import { sessionCalls } from './client/session.ts';
import { streamCalls } from './client/streams.ts';
import { tagCalls } from './client/tags.ts';
import { createTransport, type Fetch } from './client/transport.ts';

/**
 * The typed client of the back end.
 *
 * @param fetch injected, so that tests and the browser use the same code
 * @param base  prefix of every path, '' in the browser
 * @throws ApiError for every answer that is not a success, and for answers that do not match the contract
 */
export function createClient(fetch: Fetch, base = '') {
  const transport = createTransport(fetch, base);
  return {
    ...sessionCalls(transport),
    ...auditCalls(transport),
    ...connectionCalls(transport),
    ...ledgerCalls(transport),
    ...blockCalls(transport),
    ...exportCalls(transport),
    ...archiveCalls(transport),
    ...streamCalls(transport),
    ...tagCalls(transport),
    ...keyCalls(transport),
    ...linkCalls(transport),
  };
}
export type Client = ReturnType<typeof createClient>;
