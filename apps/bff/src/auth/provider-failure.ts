import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { ProviderAnswerTooLarge, ProviderBusy } from './bounded-fetch.ts';

/**
 * Why something asked of the provider did not work:
 * - `denied`: the provider refused the sign-in, or its reader cancelled it
 * - `ended`: what the session was made of counts no longer; signing in again is the way
 * - `unavailable`: not reached, too late, or no answer that means anything; trying again may do
 * - `invalid`: the answer contradicts what was asked, or is not the provider's
 */
export type ProviderFailureKind = 'denied' | 'ended' | 'unavailable' | 'invalid';

/** Errors of OAuth (RFC 6749 §4.1.2.1) and OpenID Connect (Core §3.1.2.6) that are about the reader. */
const DENIED = new Set([
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]);
const DOWN = new Set(['temporarily_unavailable', 'server_error']);
/** Codes of the library for answers that are none: an error page, a broken document. */
const UNANSWERED = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

export function failureKind(thrown: unknown): ProviderFailureKind {
  if (thrown instanceof AuthorizationResponseError)
    return DENIED.has(thrown.error) ? 'denied' : DOWN.has(thrown.error) ? 'unavailable' : 'invalid';
  if (thrown instanceof ResponseBodyError)
    // Other errors of the token endpoint are about the console (a wrong secret), not about who uses it.
    return thrown.error === 'invalid_grant' ? 'ended' : 'unavailable';
  if (thrown instanceof WWWAuthenticateChallengeError) return 'ended';
  if (thrown instanceof ProviderAnswerTooLarge || thrown instanceof ProviderBusy) return 'unavailable';
  if (thrown instanceof ClientError) {
    if (UNANSWERED.has(thrown.code ?? '')) return 'unavailable';
    // What fetch itself throws reaches us wrapped, without a code.
    return thrown.code === undefined && thrown.cause instanceof Error ? failureKind(thrown.cause) : 'invalid';
  }
  // fetch: `TypeError: fetch failed`, with the cause of the connection; TypeErrors of the library carry a code.
  if (thrown instanceof TypeError && !('code' in thrown)) return 'unavailable';
  if (thrown instanceof DOMException && (thrown.name === 'TimeoutError' || thrown.name === 'AbortError'))
    return 'unavailable';
  return 'invalid';
}

/**
 * What of it may be logged. The library's errors carry whole answers along, tokens included: of those only names and codes,
 * and the provider's own error code when it looks like one.
 */
export function describeProviderFailure(thrown: unknown): Readonly<Record<string, unknown>> {
  if (!(thrown instanceof Error)) return { name: typeof thrown };
  const { code, error, status, cause } = thrown as {
    code?: unknown;
    error?: unknown;
    status?: unknown;
    cause?: unknown;
  };
  return {
    name: thrown.name,
    message: thrown.message.slice(0, 200),
    ...(typeof code === 'string' ? { code: code.slice(0, 100) } : {}),
    ...(typeof error === 'string' && /^[a-z0-9_.-]{1,60}$/i.test(error) ? { error } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    ...(cause instanceof Error ? { cause: describeProviderFailure(cause) } : {}),
  };
}
