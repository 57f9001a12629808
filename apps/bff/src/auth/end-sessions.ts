import type { Request } from 'express';
import { type Auth, revokeQuietly } from './auth.ts';
import { parseCookies } from './cookies.ts';

/** Ends what the cookies of a request still stand for, before another session takes its place. */
export async function endSessions(auth: Auth, request: Request): Promise<void> {
  const cookies = parseCookies(request.headers.cookie);
  const [session, refresh] = await Promise.all([auth.store.readSession(cookies), auth.store.readRefresh(cookies)]);
  for (const one of [session, refresh]) if (one !== undefined) auth.refused.refuse(one.id, one.absoluteEnds);
  if (refresh !== undefined) revokeQuietly(auth, refresh.token);
}
