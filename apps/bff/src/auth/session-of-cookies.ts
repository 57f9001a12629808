import type { SessionTimes } from '@qldb-console/contract';
import type { Auth } from './auth.ts';
import { type Caller, sessionExpired, signInRequired } from './caller.ts';
import { parseCookies } from './cookies.ts';
import { accessFor } from './identity.ts';
import { type LinkSession, linkTimes, times, type UserSession } from './sessions.ts';

/**
 * Who comes with these cookies.
 *
 * @param header the header `Cookie`
 * @throws ProblemError 401 `session-expired` while a refresh will do, else `sign-in-required`
 */
export async function sessionOfCookies(
  auth: Auth,
  header: string | undefined,
): Promise<{ caller: Caller; times: SessionTimes; sessionId: string }> {
  const session = await auth.store.readSession(parseCookies(header));
  // One answer for no cookie, a foreign one and a damaged one.
  if (session === undefined) throw signInRequired('There is no session, or it is none of this console.');
  if (auth.refused.has(session.id)) throw signInRequired('This session has been ended.');
  return { ...(session.kind === 'link' ? ofLink(auth, session) : ofUser(auth, session)), sessionId: session.id };
}

function ofUser(auth: Auth, session: UserSession): { caller: Caller; times: SessionTimes } {
  const now = auth.now();
  const { identity } = session;
  if (session.issuer !== auth.settings.issuer) throw signInRequired('This session is of another identity provider.');
  if (now >= session.absoluteEnds) throw signInRequired('The longest time that a session may last is over.');
  if (now >= session.idleEnds) throw signInRequired('The session has ended because nobody was active.');
  if (now >= session.accessEnds) throw sessionExpired();
  const access = accessFor(identity, auth.roles);
  if (access.grants.length === 0) throw signInRequired('No role is given to this person.');
  const { subject, name, email, groups } = identity;
  const caller: Caller = { kind: 'user', subject, name, email, groups, sessionId: session.id, access };
  return { caller, times: times(now, session) };
}

function ofLink(auth: Auth, session: LinkSession): { caller: Caller; times: SessionTimes } {
  const now = auth.now();
  if (now >= session.absoluteEnds) throw signInRequired('The time of this auditor link is over.');
  if (auth.isRevokedLink(session.linkId)) throw signInRequired('This auditor link has been ended.');
  const { linkId, createdBy, access, absoluteEnds: expires } = session;
  return { caller: { kind: 'link', linkId, createdBy, expires, access }, times: linkTimes(session, now) };
}
