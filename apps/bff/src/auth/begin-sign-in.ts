import type { RequestHandler } from 'express';
import * as client from 'openid-client';
import { LIMITS } from '../limits.ts';
import { ProblemError } from '../problem.ts';
import type { Auth } from './auth.ts';
import { parseCookies } from './cookies.ts';
import { describeProviderFailure } from './provider-failure.ts';
import { returnAddress } from './return-to.ts';
import { signedOutPage } from './signed-out-page.ts';

/** GET /auth/sign-in?returnTo=…: sends the browser to the provider. */
export function beginSignIn(auth: Auth): RequestHandler {
  return async (request, response) => {
    const returnTo = returnAddress(request.query.returnTo, auth.publicUrl, auth.basePath);
    const checks = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    let url: URL;
    try {
      url = await auth.provider.signInUrl(checks);
    } catch (error) {
      auth.log.error({ failure: describeProviderFailure(error) }, 'sign-in: the provider cannot be asked');
      // People get a page, programs an error.
      if (request.accepts(['json', 'html']) === 'html')
        return response.redirect(303, signedOutPage(auth, 'provider-unavailable'));
      throw providerUnavailable();
    }
    const now = auth.now();
    const underWay = [...parseCookies(request.headers.cookie).keys()].filter(auth.jar.isSignIn);
    const tooMany = underWay.slice(0, Math.max(0, underWay.length - (LIMITS.signInsUnderWay - 1)));
    response.setHeader('set-cookie', [
      ...tooMany.map(auth.jar.clear),
      await auth.store.writeSignIn({ ...checks, returnTo, ends: now + LIMITS.signInMs }, now),
    ]);
    response.redirect(303, url.href);
  };
}

export function providerUnavailable(): ProblemError {
  return new ProblemError({
    status: 503,
    code: 'provider-unavailable',
    title: 'The identity provider cannot be asked right now',
    retryAfterSeconds: 5,
    detail: 'It did not answer, or not as it should. Try again in some seconds.',
  });
}
