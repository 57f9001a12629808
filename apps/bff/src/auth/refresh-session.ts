import { refreshRequestSchema, type SessionTimes } from '@qldb-console/contract';
import type { Request, RequestHandler, Response } from 'express';
import type { ProblemError } from '../problem.ts';
import { nothing, parseRequest } from '../routes/parse-request.ts';
import { noteSignIn } from './audit-sign-in.ts';
import { type Auth, revokeQuietly } from './auth.ts';
import { providerUnavailable } from './begin-sign-in.ts';
import { signInRequired } from './caller.ts';
import { CookieTooLarge, parseCookies } from './cookies.ts';
import { accessFor, toIdentity } from './identity.ts';
import { type ProviderAnswer, RenewalIncomplete } from './provider.ts';
import { describeProviderFailure, failureKind } from './provider-failure.ts';
import type { Renewed } from './renewals.ts';
import { sessionOfCookies } from './session-of-cookies.ts';
import type { StoredRefresh } from './sessions.ts';

const ENDED = 'The identity provider says that this session is over.';

/**
 * POST /auth/refresh: asks the provider again, and gives the session one more access lifetime.
 *
 * @throws ProblemError 401 `sign-in-required` when the session is over, and its cookies are forgotten; 503
 *   `provider-unavailable` when the provider could not be asked, and the cookies stay
 */
export function refreshSession(auth: Auth): RequestHandler {
  return async (request, response) => {
    const { active } = parseRequest({ params: nothing, query: nothing, body: refreshRequestSchema }, request).body;
    const cookies = parseCookies(request.headers.cookie);
    const refresh = await auth.store.readRefresh(cookies);
    if (refresh === undefined) {
      // Auditor links have nothing to refresh: they are told until when they last.
      const { caller, times } = await sessionOfCookies(auth, request.headers.cookie);
      if (caller.kind !== 'link') throw signInRequired('There is nothing that this session could be refreshed with.');
      return void response.json({ times });
    }
    judge(auth, refresh, request, response);
    const renewed = await renew(auth, refresh, request, response);
    response.json({ times: await goOn(auth, refresh, renewed, active, request, response) });
  };
}

function judge(auth: Auth, refresh: StoredRefresh, request: Request, response: Response): void {
  const now = auth.now();
  const over = (detail: string) => {
    revokeQuietly(auth, refresh.token);
    return end(auth, refresh, request, response, detail);
  };
  if (auth.refused.has(refresh.id)) {
    forget(auth, response);
    throw signInRequired('This session has been ended.');
  }
  if (refresh.issuer !== auth.settings.issuer)
    throw end(auth, refresh, request, response, 'This session is of another identity provider.');
  if (now >= refresh.absoluteEnds) throw over('The longest time that a session may last is over.');
  if (now >= refresh.idleEnds) throw over('The session has ended because nobody was active.');
}

async function renew(
  auth: Auth,
  refresh: StoredRefresh,
  request: Request,
  response: Response,
): Promise<Renewed<ProviderAnswer>> {
  const { token, identity } = refresh;
  const ask = () => auth.provider.renew(token, identity.subject);
  try {
    // An access token is not used up: the provider is asked each time.
    if (token.type === 'access') return { answer: await ask(), at: auth.now() };
    return await auth.renewals.renew(token.value, ask);
  } catch (error) {
    auth.log.warn({ failure: describeProviderFailure(error) }, 'the provider did not renew a session');
    if (error instanceof RenewalIncomplete)
      // The old token is used up. With the new one the next try can do.
      response.setHeader('set-cookie', await auth.store.writeRefresh({ ...refresh, token: { ...error.token } }));
    else if (failureKind(error) !== 'unavailable') throw end(auth, refresh, request, response, ENDED);
    throw providerUnavailable();
  }
}

async function goOn(
  auth: Auth,
  refresh: StoredRefresh,
  { answer, at }: Renewed<ProviderAnswer>,
  active: boolean,
  request: Request,
  response: Response,
): Promise<SessionTimes> {
  const over = (detail: string) => {
    revokeQuietly(auth, answer.token);
    return end(auth, refresh, request, response, detail);
  };
  // Signed out while the provider was asked.
  if (auth.refused.has(refresh.id)) throw over('This session has been ended.');
  const identity = toIdentity(answer.claims, auth.settings, auth.roles, refresh.identity);
  if (identity === undefined) throw over(ENDED);
  if (accessFor(identity, auth.roles).grants.length === 0) throw over('No role is given to this person any more.');
  const now = auth.now();
  const idToken = answer.idToken ?? refresh.idToken;
  const next: StoredRefresh = {
    ...refresh,
    identity: { ...identity, groups: [...identity.groups] },
    token: { ...answer.token },
    ...(idToken === undefined ? {} : { idToken }),
    idleEnds: active ? Math.min(now + auth.settings.idleMs, refresh.absoluteEnds) : refresh.idleEnds,
  };
  try {
    const { cookies, times } = await auth.store.writeUser(next, now, at);
    response.setHeader('set-cookie', cookies);
    return times;
  } catch (error) {
    if (!(error instanceof CookieTooLarge)) throw error;
    auth.log.error({ length: error.length }, 'refresh: what the provider sent does not fit into a cookie');
    throw over('What the identity provider sent does not fit into a cookie.');
  }
}

/** The session is over, here at once. @returns what to throw */
function end(auth: Auth, refresh: StoredRefresh, request: Request, response: Response, why: string): ProblemError {
  auth.refused.refuse(refresh.id, refresh.absoluteEnds);
  forget(auth, response);
  const { subject: id, name } = refresh.identity;
  noteSignIn(auth, {
    kind: 'sign-out',
    action: 'EndSession',
    actor: { kind: 'user', id, name },
    request,
    outcome: { status: 401, code: 'sign-in-required' },
    details: { why },
  });
  return signInRequired(why);
}

function forget(auth: Auth, response: Response): void {
  response.setHeader('set-cookie', auth.store.clear());
}
