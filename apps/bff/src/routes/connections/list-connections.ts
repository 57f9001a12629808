import { type Access, type Connection, connectionsSchema, mayView, withSlash } from '@qldb-console/contract';
import type { RequestHandler } from 'express';
import { accessOfRequest } from '../../access/access-of-request.ts';
import type { Context } from '../../context.ts';
import { isAllowed } from '../archives/archive-keys.ts';

/** The connections of which the caller may see anything; the schema keeps credentials from ever being sent. */
export function listConnections(context: Context): RequestHandler {
  const all = connectionsSchema.parse({ connections: [...context.upstreams.values()].map(({ target }) => target) });
  return (request, response) => {
    const access = accessOfRequest(request);
    const seen = all.connections.filter(({ id }) => mayView(access, { connection: id }));
    response.json({ connections: seen.map((connection) => shownTo(access, connection)) });
  };
}

/** To an auditor link a connection tells what was verified, and where; nothing of how the console is configured. */
function shownTo(access: Access, connection: Connection): Connection {
  const archives = foldersOf(access, connection);
  if (access.auditor !== true) return { ...connection, ...(archives === undefined ? {} : { archives }) };
  const { id, name, endpoint, region, embedded, local, readOnly } = connection;
  const untold = 'not told to auditor links';
  return {
    id,
    name,
    endpoint,
    region,
    embedded,
    local,
    archives: archives ?? [],
    ...(readOnly === undefined ? {} : { readOnly }),
    sources: { endpoint: untold, region: untold, credentials: untold },
  };
}

/** Folders that the caller may read of those that the connection allows. @returns undefined: whatever its credentials may read */
function foldersOf(access: Access, { id, archives }: Connection): Connection['archives'] {
  if (mayView(access, { connection: id, whole: true })) return archives;
  return access.grants
    .flatMap((grant) => grant.archives ?? [])
    .map(({ bucket, prefix }) => ({ bucket, prefix: withSlash(prefix) }))
    .filter((archive) => mayView(access, { connection: id, archive }))
    .filter(({ bucket, prefix }) => isAllowed(archives, bucket, prefix));
}
