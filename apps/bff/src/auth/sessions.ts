import { randomBytes } from 'node:crypto';
import { type Access, accessSchema, type SessionTimes } from '@qldb-console/contract';
import { z } from 'zod';
import type { SignInSettings } from '../config/sign-in.ts';
import type { CookieJar } from './cookies.ts';
import { CookieTooLarge } from './cookies.ts';
import type { Identity } from './identity.ts';
import type { ProviderToken } from './provider.ts';
import type { SessionKeys } from './session-keys.ts';

/** Milliseconds since 1970. */
const instant = z.number().int().nonnegative();
const identitySchema = z.strictObject({
  subject: z.string(),
  name: z.string(),
  email: z.string().optional(),
  emailVerified: z.boolean(),
  groups: z.array(z.string()),
});
/** What the session cookie holds of somebody who signed in: who it is and until when, and no token. */
const userSessionSchema = z.strictObject({
  kind: z.literal('user'),
  id: z.string(),
  /** The provider that signed them in: with another one the same subject is somebody else. */
  issuer: z.string(),
  identity: identitySchema,
  accessEnds: instant,
  idleEnds: instant,
  absoluteEnds: instant,
});
/** Of somebody who came by an auditor link. */
const linkSessionSchema = z.strictObject({
  kind: z.literal('link'),
  id: z.string(),
  linkId: z.string(),
  createdBy: z.string(),
  access: accessSchema,
  /** The link's own end. */
  absoluteEnds: instant,
});
const sessionSchema = z.discriminatedUnion('kind', [userSessionSchema, linkSessionSchema]);
/** What the refresh cookie holds, which is sent to `/auth` alone. */
const refreshSchema = z.strictObject({
  id: z.string(),
  issuer: z.string(),
  identity: identitySchema,
  token: z.strictObject({ type: z.enum(['refresh', 'access']), value: z.string() }),
  idToken: z.string().optional(),
  idleEnds: instant,
  absoluteEnds: instant,
});
/** A sign-in under way. */
const signInSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  ends: instant,
});

export type UserSession = z.infer<typeof userSessionSchema>;
export type LinkSession = z.infer<typeof linkSessionSchema>;
export type StoredSession = UserSession | LinkSession;
export type StoredRefresh = z.infer<typeof refreshSchema>;
export type StoredSignIn = z.infer<typeof signInSchema>;

/** Turns sessions into cookies and back. Times are not judged here. */
export interface SessionStore {
  readSession(cookies: ReadonlyMap<string, string>): Promise<StoredSession | undefined>;
  readRefresh(cookies: ReadonlyMap<string, string>): Promise<StoredRefresh | undefined>;
  readSignIn(cookies: ReadonlyMap<string, string>, state: string): Promise<StoredSignIn | undefined>;
  /**
   * The two cookies of somebody who is signed in.
   *
   * @param askedAt when the provider last said so; the access lifetime runs from then on
   * @throws CookieTooLarge
   */
  writeUser(refresh: StoredRefresh, now: number, askedAt?: number): Promise<{ cookies: string[]; times: SessionTimes }>;
  /** The refresh cookie alone. @throws CookieTooLarge */
  writeRefresh(refresh: StoredRefresh): Promise<string>;
  writeLink(link: LinkSession, now: number): Promise<{ cookies: string[]; times: SessionTimes }>;
  writeSignIn(signIn: StoredSignIn, now: number): Promise<string>;
  /** Forgets everything of a session. */
  clear(): string[];
}

export function createSessionStore(keys: SessionKeys, jar: CookieJar, settings: SignInSettings): SessionStore {
  const read = async <T>(
    schema: z.ZodType<T>,
    purpose: Parameters<SessionKeys['open']>[0],
    sealed: string | undefined,
  ): Promise<T | undefined> =>
    sealed === undefined || sealed === '' ? undefined : schema.safeParse(await keys.open(purpose, sealed)).data;

  async function writeRefresh(refresh: StoredRefresh): Promise<string> {
    try {
      return jar.set(jar.refresh, await keys.seal('refresh', refresh));
    } catch (error) {
      // The hint only saves a question when signing out.
      if (!(error instanceof CookieTooLarge) || refresh.idToken === undefined) throw error;
      const { idToken: _dropped, ...rest } = refresh;
      return jar.set(jar.refresh, await keys.seal('refresh', rest));
    }
  }

  return {
    readSession: (cookies) => read(sessionSchema, 'session', cookies.get(jar.session)),
    readRefresh: (cookies) => read(refreshSchema, 'refresh', cookies.get(jar.refresh)),
    async readSignIn(cookies, state) {
      const signIn = await read(signInSchema, 'sign-in', cookies.get(jar.signIn(state)));
      return signIn?.state === state ? signIn : undefined;
    },
    writeRefresh,
    async writeUser(refresh, now, askedAt = now) {
      const { id, issuer, identity, idleEnds, absoluteEnds } = refresh;
      const accessEnds = Math.min(askedAt + settings.accessMs, idleEnds, absoluteEnds);
      const session: UserSession = { kind: 'user', id, issuer, identity, accessEnds, idleEnds, absoluteEnds };
      return {
        cookies: [jar.set(jar.session, await keys.seal('session', session)), await writeRefresh(refresh)],
        times: times(now, { accessEnds, idleEnds, absoluteEnds }),
      };
    },
    async writeLink(link, now) {
      return {
        cookies: [jar.set(jar.session, await keys.seal('session', link)), jar.clear(jar.refresh)],
        times: linkTimes(link, now),
      };
    },
    async writeSignIn(signIn, now) {
      const maxAgeSeconds = Math.ceil((signIn.ends - now) / 1000);
      return jar.set(jar.signIn(signIn.state), await keys.seal('sign-in', signIn), { maxAgeSeconds });
    },
    clear: () => [jar.clear(jar.session), jar.clear(jar.refresh)],
  };
}

/** 128 random bits. */
export function newSessionId(): string {
  return randomBytes(16).toString('base64url');
}

export function times(
  now: number,
  ends: { readonly accessEnds: number; readonly idleEnds: number; readonly absoluteEnds: number },
): SessionTimes {
  return {
    now: iso(now),
    accessEnds: iso(ends.accessEnds),
    idleEnds: iso(ends.idleEnds),
    absoluteEnds: iso(ends.absoluteEnds),
  };
}

/** A link is answered until it ends: there is no provider to ask in between. */
export function linkTimes({ absoluteEnds }: LinkSession, now: number): SessionTimes {
  return { now: iso(now), accessEnds: iso(absoluteEnds), absoluteEnds: iso(absoluteEnds) };
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

/** What the token of an auditor link says, once it was found good. */
export interface OpenedLink {
  readonly linkId: string;
  /** Who made it, in words. */
  readonly createdBy: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
  readonly access: Access;
}

export function startRefresh(options: {
  issuer: string;
  identity: Identity;
  token: ProviderToken;
  idToken: string | undefined;
  now: number;
  settings: SignInSettings;
}): StoredRefresh {
  const { issuer, identity, token, idToken, now, settings } = options;
  const absoluteEnds = now + settings.absoluteMs;
  return {
    id: newSessionId(),
    issuer,
    identity: { ...identity, groups: [...identity.groups] },
    token: { ...token },
    ...(idToken === undefined ? {} : { idToken }),
    idleEnds: Math.min(now + settings.idleMs, absoluteEnds),
    absoluteEnds,
  };
}
