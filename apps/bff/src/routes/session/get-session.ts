import type { Session, SessionCaller } from '@qldb-console/contract';
import type { RequestHandler } from 'express';
import { accessOf, type Caller, callerOf, sessionTimesOf } from '../../auth/caller.ts';
import type { Context } from '../../context.ts';
import { VERSION } from '../../version.ts';
import { noBody, nothing, parseRequest } from '../parse-request.ts';

/** GET /session: who asks, what they may do, until when. */
export function getSession({ audit, auth, config }: Context): RequestHandler {
  return (request, response) => {
    parseRequest({ params: nothing, query: nothing, body: noBody }, request);
    const caller = callerOf(request);
    const times = sessionTimesOf(request);
    response.json({
      signIn: auth !== undefined,
      caller: describe(caller, times?.absoluteEnds),
      access: accessOf(caller) as Session['access'],
      readOnly: config.readOnly,
      insecure: config.insecureNoSignIn,
      audit: audit.enabled,
      version: VERSION,
      ...(times === undefined ? {} : { times }),
    } satisfies Session);
  };
}

function describe(caller: Caller, expires: string | undefined): SessionCaller {
  const ends = expires === undefined ? {} : { expires };
  if (caller.kind === 'local') return { kind: 'local' };
  if (caller.kind === 'link') return { kind: 'link', name: caller.createdBy, linkId: caller.linkId, ...ends };
  const { name, email } = caller;
  return { kind: 'user', name, ...(email === undefined ? {} : { email }), ...ends };
}
