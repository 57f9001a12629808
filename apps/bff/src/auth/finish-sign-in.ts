import type { SignedOutReason } from '@qldb-console/contract';
import type { Request, RequestHandler } from 'express';
import { noteSignIn, recordSignIn } from './audit-sign-in.ts';
import { type Auth, revokeQuietly } from './auth.ts';
import { type Actor, ANONYMOUS } from './caller.ts';
import { CookieTooLarge, parseCookies } from './cookies.ts';
import { endSessions } from './end-sessions.ts';
import { accessFor, toIdentity } from './identity.ts';
import type { ProviderAnswer } from './provider.ts';
import { describeProviderFailure, failureKind, type ProviderFailureKind } from './provider-failure.ts';
import { type StoredSignIn, startRefresh } from './sessions.ts';
import { signedOutPage } from './signed-out-page.ts';

const REASONS: Readonly<Record<ProviderFailureKind, SignedOutReason>> = {
  denied: 'denied',
  // A code that is too old, or was used before.
  ended: 'stale',
  unavailable: 'provider-unavailable',
  invalid: 'failed',
};

/** GET /auth/callback: the browser comes back from the provider. Ends on a page of the console, whatever happened. */
export function finishSignIn(auth: Auth): RequestHandler {
  return async (request, response) => {
    const query = queryOf(request);
    const state = query.get('state') ?? '';
    const signIn = await auth.store.readSignIn(parseCookies(request.headers.cookie), state);
    // Whatever comes of it, it is done once.
    if (signIn !== undefined) response.append('set-cookie', auth.jar.clear(auth.jar.signIn(state)));
    const fail = (reason: SignedOutReason, actor: Actor = ANONYMOUS) => {
      const outcome = { status: reason === 'provider-unavailable' ? 503 : 403, code: reason };
      noteSignIn(auth, { kind: 'sign-in', action: 'SignIn', actor, request, outcome });
      response.redirect(303, signedOutPage(auth, reason));
    };
    if (signIn === undefined || auth.now() >= signIn.ends || auth.refused.has(signIn.state)) return fail('stale');
    auth.refused.refuse(signIn.state, signIn.ends);

    const answer = await ask(auth, query, signIn);
    if (typeof answer === 'string') return fail(answer);
    const { settings, roles } = auth;
    const identity = toIdentity(answer.claims, settings, roles);
    if (identity === undefined) {
      revokeQuietly(auth, answer.token);
      return fail('failed');
    }
    const actor: Actor = { kind: 'user', id: identity.subject, name: identity.name };
    if (accessFor(identity, roles).grants.length === 0) {
      revokeQuietly(auth, answer.token);
      return fail('no-access', actor);
    }
    const now = auth.now();
    const { token, idToken } = answer;
    const refresh = startRefresh({ issuer: settings.issuer, identity, token, idToken, now, settings });
    try {
      const { cookies } = await auth.store.writeUser(refresh, now);
      const details = { groups: identity.groups.slice(0, 20) };
      // Before the session is handed out: who cannot be put on record does not come in.
      await recordSignIn(auth, {
        kind: 'sign-in',
        action: 'SignIn',
        actor,
        request,
        outcome: { status: 200 },
        details,
      });
      // A session that was there before does not live on beside the new one.
      await endSessions(auth, request);
      for (const cookie of cookies) response.append('set-cookie', cookie);
    } catch (error) {
      revokeQuietly(auth, token);
      if (error instanceof CookieTooLarge) {
        auth.log.error({ length: error.length }, 'sign-in: what the provider sent does not fit into a cookie');
        return fail('too-large', actor);
      }
      auth.log.error({ err: error }, 'sign-in: it could not be finished');
      return fail('failed', actor);
    }
    response.redirect(303, signIn.returnTo);
  };
}

async function ask(
  auth: Auth,
  query: URLSearchParams,
  signIn: StoredSignIn,
): Promise<ProviderAnswer | SignedOutReason> {
  try {
    return await auth.provider.finish(query, signIn);
  } catch (error) {
    const reason = REASONS[failureKind(error)];
    auth.log.warn({ failure: describeProviderFailure(error), reason }, 'sign-in: it could not be finished');
    return reason;
  }
}

function queryOf({ url }: Request): URLSearchParams {
  const at = url.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
}
