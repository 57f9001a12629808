/** The back end with sign-in, and callers who come with the cookies that it seals itself: no provider is asked. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { toConfig } from '../../src/config/config.ts';
import { parseConfigFile } from '../../src/config/config-file.ts';
import { readEnv } from '../../src/config/env.ts';
import type { RoleGrant } from '../../src/config/roles.ts';
import { type Context, createContext } from '../../src/context.ts';
import { createLinkReader, makeLink } from '../../src/links/auditor-link.ts';
import { createLogger } from '../../src/log.ts';
import { serve } from '../../src/server.ts';
import type { UpstreamOptions } from '../../src/upstream/qldb.ts';

/** For people: the groups they are in. For auditor links: what they open. */
export type Who =
  | { readonly groups: readonly string[]; readonly subject?: string }
  | { readonly link: Parameters<typeof makeLink>[1]['target'] };

export interface SignedIn extends AsyncDisposable {
  readonly url: string;
  readonly context: Context;
  /** The header `Cookie` of somebody. */
  cookieOf(who: Who): Promise<string>;
}

const sessionKey = randomBytes(32).toString('base64url');

export async function startSignedIn(options: {
  readonly upstreamUrl: string;
  readonly roles: readonly (Omit<RoleGrant, 'connections' | 'ledgers'> & Partial<RoleGrant>)[];
  readonly connections?: readonly object[];
  readonly revokedLinks?: readonly string[];
  readonly environment?: Record<string, string>;
  readonly upstream?: UpstreamOptions;
}): Promise<SignedIn> {
  const { upstreamUrl, roles, connections = [], revokedLinks = [] } = options;
  const file = parseConfigFile({
    path: resolve('console.json'),
    text: JSON.stringify({
      connections,
      roles,
      revokedLinks,
      signIn: { issuer: 'http://127.0.0.1:1/', clientId: 'console', insecureIssuer: true },
    }),
  });
  const environment = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    AUDIT_FILE: 'off',
    AUDIT_STDOUT: 'off',
    PUBLIC_URL: 'http://127.0.0.1:8580',
    SESSION_KEYS: sessionKey,
    // Tests ask for more in a second than people do.
    RATE_USER_PER_MINUTE: '100000',
    RATE_ADDRESS_PER_MINUTE: '100000',
    ...options.environment,
  };
  const config = toConfig(readEnv(environment, {}, file), { file });
  const context = await createContext({
    config,
    embeddedUrl: upstreamUrl,
    log: createLogger('silent'),
    upstream: options.upstream,
  });
  const server = await serve(context, config.host, config.port);
  const { auth } = context;
  if (auth === undefined) throw new Error('sign-in is configured');
  return {
    url: server.url,
    context,
    async cookieOf(who) {
      const now = Date.now();
      const { cookies } =
        'link' in who
          ? await auth.store.writeLink(await linkSession(who.link, now), now)
          : await auth.store.writeUser(userSession(who, now), now);
      return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
    },
    async [Symbol.asyncDispose]() {
      await server.close(0);
      await context[Symbol.asyncDispose]();
    },
  };

  async function linkSession(target: Parameters<typeof makeLink>[1]['target'], now: number) {
    if (auth === undefined) throw new Error('sign-in is configured');
    const { token } = await makeLink(auth.keys, { target, hours: 1, createdBy: 'Ada', now });
    const opened = await createLinkReader({ keys: auth.keys, revoked: [] })(token);
    const access = structuredClone(opened.access) as never;
    const { linkId, createdBy, expires } = opened;
    return { kind: 'link', id: `session of ${linkId}`, linkId, createdBy, access, absoluteEnds: expires } as const;
  }
}

function userSession(
  { groups, subject = groups.join('+') || 'nobody' }: Extract<Who, { groups: unknown }>,
  now: number,
) {
  return {
    id: `session of ${subject}`,
    issuer: 'http://127.0.0.1:1/',
    identity: { subject, name: subject, emailVerified: false, groups: [...groups] },
    token: { type: 'refresh', value: 'unused' } as const,
    idleEnds: now + 3_600_000,
    absoluteEnds: now + 3_600_000,
  };
}
