import type { AuditLog } from '../audit/audit-log.ts';
import type { Config } from '../config/config.ts';
import type { RoleGrant } from '../config/roles.ts';
import type { SignInSettings } from '../config/sign-in.ts';
import type { Logger } from '../log.ts';
import { type CookieJar, createCookieJar } from './cookies.ts';
import { createProvider, type Provider, type ProviderAnswer, type ProviderToken } from './provider.ts';
import { describeProviderFailure } from './provider-failure.ts';
import { createRefusedSessions, type RefusedSessions } from './refused-sessions.ts';
import { createRenewals, type Renewals } from './renewals.ts';
import type { SessionKeys } from './session-keys.ts';
import { createSessionStore, type OpenedLink, type SessionStore } from './sessions.ts';

/** What sign-in works with; one per process. */
export interface Auth {
  readonly settings: SignInSettings;
  /** Ends with a slash. */
  readonly publicUrl: URL;
  readonly basePath: string;
  readonly roles: readonly RoleGrant[];
  readonly keys: SessionKeys;
  readonly jar: CookieJar;
  readonly store: SessionStore;
  readonly provider: Provider;
  readonly refused: RefusedSessions;
  readonly renewals: Renewals<ProviderAnswer>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Logger;
  readonly audit: AuditLog;
  /** @throws ProblemError when the token counts no longer, or never did */
  readonly openLink: (token: string) => Promise<OpenedLink>;
  readonly isRevokedLink: (linkId: string) => boolean;
}

export interface AuthOptions {
  readonly config: Config;
  readonly keys: SessionKeys;
  readonly log: Logger;
  readonly audit: AuditLog;
  readonly openLink: Auth['openLink'];
  readonly now?: (() => number) | undefined;
}

/** @returns undefined without sign-in in the configuration */
export function createAuth(options: AuthOptions): Auth | undefined {
  const { config, keys, log, audit, openLink, now = Date.now } = options;
  const { signIn: settings, publicUrl, basePath, roles } = config;
  if (settings === undefined || publicUrl === undefined) return undefined;
  const jar = createCookieJar(publicUrl, basePath);
  const revoked = new Set(config.revokedLinks);
  return {
    settings,
    publicUrl,
    basePath,
    roles,
    keys,
    jar,
    store: createSessionStore(keys, jar, settings),
    provider: createProvider(settings, publicUrl, roles, now),
    refused: createRefusedSessions(now),
    renewals: createRenewals(now),
    now,
    log,
    audit,
    openLink,
    isRevokedLink: (linkId) => revoked.has(linkId),
  };
}

/** Takes a token back in the background, where nothing else depends on it. */
export function revokeQuietly({ provider, log }: Auth, token: ProviderToken): void {
  provider.revoke(token).catch((error: unknown) => {
    log.warn({ failure: describeProviderFailure(error) }, 'a token could not be taken back at the provider');
  });
}
