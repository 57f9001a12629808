import { type CreatedLink, createLinkSchema } from '@qldb-console/contract';
import type { RequestHandler } from 'express';
import { tellAudit } from '../../audit/audit-scope.ts';
import { actorOf, callerOf } from '../../auth/caller.ts';
import type { Context } from '../../context.ts';
import { makeLink } from '../../links/auditor-link.ts';
import { ProblemError } from '../../problem.ts';
import { checkAllowed } from '../archives/allowed-place.ts';
import { nothing, parseRequest } from '../parse-request.ts';

const schemas = { params: nothing, query: nothing, body: createLinkSchema };

/** Makes an auditor link to what the caller administers. It changes nothing, so that a read-only console makes them too. */
export function createLink(context: Context): RequestHandler {
  return async (request, response) => {
    const { auth } = context;
    const { connection, ledger, archive, hours } = parseRequest(schemas, request).body;
    if (auth === undefined)
      throw new ProblemError({
        status: 501,
        code: 'not-supported',
        title: 'Auditor links need sign-in',
        detail: 'Without it whoever reaches the console may do everything, so that a link would limit nobody.',
      });
    const upstream = context.upstreams.get(connection);
    if (archive !== undefined && upstream !== undefined) checkAllowed(upstream, archive.bucket, archive.prefix);
    const target = archive === undefined ? { connection, ledger: ledger ?? '' } : { connection, archive };
    const createdBy = actorOf(callerOf(request)).name;
    const link = await makeLink(auth.keys, { target, hours, createdBy, now: auth.now() });
    const expires = new Date(link.expires).toISOString();
    // By its id a link is ended, and its use found in the audit log.
    tellAudit({ link: link.id, expires });
    request.log.info({ link: link.id, connection, ledger, archive, expires }, 'made an auditor link');
    const url = new URL('link', auth.publicUrl);
    url.hash = link.token;
    response.status(201).json({ url: url.href, id: link.id, expires } satisfies CreatedLink);
  };
}
