import type { SignedOut } from '@qldb-console/contract';
import type { RequestHandler } from 'express';
import { noBody, nothing, parseRequest } from '../routes/parse-request.ts';
import { noteSignIn } from './audit-sign-in.ts';
import type { Auth } from './auth.ts';
import { type Actor, ANONYMOUS } from './caller.ts';
import { parseCookies } from './cookies.ts';
import { describeProviderFailure } from './provider-failure.ts';
import type { StoredRefresh, StoredSession } from './sessions.ts';
import { signedOutPage } from './signed-out-page.ts';

/**
 * POST /auth/sign-out: ends the session here at once, and at the provider. Works with a session whose access lifetime is
 * over, and without any: whoever wants to be signed out is so afterwards.
 */
export function signOut(auth: Auth): RequestHandler {
  return async (request, response) => {
    parseRequest({ params: nothing, query: nothing, body: noBody }, request);
    const cookies = parseCookies(request.headers.cookie);
    const [session, refresh] = await Promise.all([auth.store.readSession(cookies), auth.store.readRefresh(cookies)]);
    // First here, so that nothing is answered while the provider is asked.
    for (const one of [session, refresh]) if (one !== undefined) auth.refused.refuse(one.id, one.absoluteEnds);
    response.setHeader('set-cookie', auth.store.clear());
    const [revoked, location] = await Promise.all([revoke(auth, refresh), nextPage(auth, session, refresh)]);
    if (session !== undefined || refresh !== undefined)
      noteSignIn(auth, {
        kind: 'sign-out',
        action: 'SignOut',
        actor: actorOfSession(session, refresh),
        request,
        outcome: { status: 200 },
        details: { revoked },
      });
    response.json({ location, revoked } satisfies SignedOut);
  };
}

async function revoke(auth: Auth, refresh: StoredRefresh | undefined): Promise<SignedOut['revoked']> {
  if (refresh === undefined) return 'nothing';
  try {
    return await auth.provider.revoke(refresh.token);
  } catch (error) {
    auth.log.warn({ failure: describeProviderFailure(error) }, 'sign-out: the provider did not take the token back');
    return 'failed';
  }
}

async function nextPage(
  auth: Auth,
  session: StoredSession | undefined,
  refresh: StoredRefresh | undefined,
): Promise<string> {
  const own = signedOutPage(auth, 'signed-out');
  if (refresh === undefined && session?.kind !== 'user') return own;
  try {
    return (await auth.provider.endSessionUrl(refresh?.idToken))?.href ?? own;
  } catch (error) {
    auth.log.warn({ failure: describeProviderFailure(error) }, 'sign-out: the provider cannot be asked');
    return own;
  }
}

function actorOfSession(session: StoredSession | undefined, refresh: StoredRefresh | undefined): Actor {
  if (session?.kind === 'link') return { kind: 'link', id: session.linkId, name: `link of ${session.createdBy}` };
  const identity = session?.identity ?? refresh?.identity;
  return identity === undefined ? ANONYMOUS : { kind: 'user', id: identity.subject, name: identity.name };
}
