import { type Access, FULL_ACCESS, type SessionTimes } from '@qldb-console/contract';
import type { Request } from 'express';
import { ProblemError } from '../problem.ts';

/** Who sends a request. */
export type Caller =
  /** No sign-in is configured: whoever reaches the port may do everything. */
  | { readonly kind: 'local' }
  | {
      readonly kind: 'user';
      /** The provider's name for the account; never changes and is never given to somebody else. */
      readonly subject: string;
      readonly name: string;
      readonly email?: string | undefined;
      /** Only those that some role names. */
      readonly groups: readonly string[];
      readonly sessionId: string;
      readonly access: Access;
    }
  | {
      readonly kind: 'link';
      readonly linkId: string;
      /** Who made the link, in words. */
      readonly createdBy: string;
      /** Milliseconds since 1970. */
      readonly expires: number;
      readonly access: Access;
    };

/** A caller as the audit log, limits and logs name them. */
export interface Actor {
  readonly kind: Caller['kind'] | 'anonymous';
  /** Subject, id of the link, or `local`; '' for who did not sign in. */
  readonly id: string;
  readonly name: string;
}

const callers = new WeakMap<Request, { readonly caller: Caller; readonly times: SessionTimes | undefined }>();

/** For the session middleware alone. @param times undefined without sign-in */
export function setCaller(request: Request, caller: Caller, times?: SessionTimes): void {
  callers.set(request, { caller, times });
}

/** When the session of this request ends; undefined without sign-in. */
export function sessionTimesOf(request: Request): SessionTimes | undefined {
  return callers.get(request)?.times;
}

/**
 * Who sends this request, as the session middleware found it.
 *
 * @throws ProblemError 401 `sign-in-required` for a request that never came past it
 */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request)?.caller;
  if (caller === undefined) throw signInRequired('This request does not come with a session.');
  return caller;
}

/** What a caller may do: without sign-in everything. */
export function accessOf(caller: Caller): Access {
  return caller.kind === 'local' ? FULL_ACCESS : caller.access;
}

export const ANONYMOUS: Actor = { kind: 'anonymous', id: '', name: '' };

export function actorOf(caller: Caller): Actor {
  if (caller.kind === 'local') return { kind: 'local', id: 'local', name: 'local' };
  if (caller.kind === 'link') return { kind: 'link', id: caller.linkId, name: `link of ${caller.createdBy}` };
  return { kind: 'user', id: caller.subject, name: caller.name };
}

/** Who sends this request, also when nobody is signed in; for logs and limits. */
export function actorOfRequest(request: Request): Actor {
  const caller = callers.get(request)?.caller;
  return caller === undefined ? ANONYMOUS : actorOf(caller);
}

/** Nobody is signed in, or the session is over. @param detail why, for the reader */
export function signInRequired(detail: string): ProblemError {
  return new ProblemError({ status: 401, code: 'sign-in-required', title: 'Sign in to go on', detail });
}

/** The access lifetime is over; the console refreshes and repeats the request. */
export function sessionExpired(): ProblemError {
  return new ProblemError({
    status: 401,
    code: 'session-expired',
    title: 'The session is to be refreshed',
    detail: 'Its access lifetime is over. POST /auth/refresh, then repeat the request.',
  });
}
