import * as client from 'openid-client';
import type { RoleGrant } from '../config/roles.ts';
import type { SignInSettings } from '../config/sign-in.ts';
import { LIMITS } from '../limits.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { type Claims, tellsGroups } from './identity.ts';
import { failureKind } from './provider-failure.ts';

/** What keeps a session alive: a refresh token, or where the provider gives none, the access token as long as it lasts. */
export interface ProviderToken {
  readonly type: 'refresh' | 'access';
  readonly value: string;
}

/** What the provider answered to a code, or to a token. */
export interface ProviderAnswer {
  readonly claims: Claims;
  readonly token: ProviderToken;
  /** The hint for its sign-out page; undefined when it sent none this time. */
  readonly idToken: string | undefined;
}

/** The provider has given a new token, but not told the rest: without that token the session would be lost. */
export class RenewalIncomplete extends Error {
  override readonly name = 'RenewalIncomplete';
  readonly token: ProviderToken;
  constructor(token: ProviderToken, cause: unknown) {
    super('The provider has renewed the token, and then did not answer about the account.', { cause });
    this.token = token;
  }
}

/** What one sign-in is checked against when the browser comes back. */
export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/**
 * The OpenID Connect provider, as a client sees it. Every method asks for its metadata when it has none, or has had it for an
 * hour: the console starts without its provider, and follows it when it changes.
 *
 * All throw what openid-client throws; see `failureKind`.
 */
export interface Provider {
  /** Where the browser is sent to sign in. */
  signInUrl(checks: SignInChecks): Promise<URL>;
  /**
   * Turns the code into claims. State, nonce, PKCE, issuer, audience, times and signature are checked.
   *
   * @param query as the browser came back with it
   */
  finish(query: URLSearchParams, checks: SignInChecks): Promise<ProviderAnswer>;
  /** Asks whether the account still is what it was. @throws RenewalIncomplete, and when the answer is about somebody else */
  renew(token: ProviderToken, subject: string): Promise<ProviderAnswer>;
  /** Takes the token back, and with it what was made of it (RFC 7009). */
  revoke(token: ProviderToken): Promise<'revoked' | 'not-supported'>;
  /** Where the browser is sent so that the provider's own session ends too; undefined when there is no such page. */
  endSessionUrl(idToken: string | undefined): Promise<URL | undefined>;
  /** What the provider can do, for the check of the configuration. */
  abilities(): Promise<Readonly<Record<'revocation' | 'endSession' | 'userinfo' | 'refresh' | 'pkce', boolean>>>;
}

/** How far the clocks of console and provider may differ. */
const CLOCK_TOLERANCE_SECONDS = 60;
const METADATA_MS = 60 * 60 * 1000;

/**
 * @param publicUrl address of the console with a slash at the end
 * @param roles     whether any asks for a group: only then an endpoint is asked for what the ID token leaves out
 * @param now       milliseconds since 1970, for the age of the metadata
 */
export function createProvider(
  settings: SignInSettings,
  publicUrl: URL,
  roles: readonly RoleGrant[],
  now: () => number,
): Provider {
  const callback = new URL('auth/callback', publicUrl);
  const signedOut = new URL('signed-out', publicUrl);
  const fetch = boundedFetch({ bytes: LIMITS.providerAnswerBytes, concurrent: LIMITS.providerConcurrency });
  const needsGroups = roles.some(({ group }) => group !== undefined && group !== '*');
  const metadata = createMetadata(settings, fetch, now);

  async function answer(
    config: client.Configuration,
    tokens: Awaited<ReturnType<typeof client.refreshTokenGrant>>,
    subject: string | undefined,
    fallback: ProviderToken | undefined,
  ): Promise<ProviderAnswer> {
    const idClaims: Claims | undefined = tokens.claims();
    if (idClaims !== undefined && subject !== undefined && idClaims.sub !== subject)
      throw new client.ClientError('the ID token is about somebody else');
    const known = String(idClaims?.sub ?? subject);
    const asks =
      config.serverMetadata().userinfo_endpoint !== undefined &&
      // At the sign-in name and address are wanted too; later the groups alone decide anything.
      (idClaims === undefined ||
        (needsGroups && !tellsGroups(idClaims, settings)) ||
        (subject === undefined && (idClaims[settings.nameClaim] === undefined || idClaims.email === undefined)));
    const token: ProviderToken =
      tokens.refresh_token === undefined
        ? (fallback ?? { type: 'access', value: tokens.access_token })
        : { type: 'refresh', value: tokens.refresh_token };
    const more: Claims = asks
      ? await client.fetchUserInfo(config, tokens.access_token, known).catch((error: unknown) => {
          throw subject !== undefined && failureKind(error) === 'unavailable'
            ? new RenewalIncomplete(token, error)
            : error;
        })
      : {};
    return { claims: { ...more, ...idClaims, sub: known }, token, idToken: tokens.id_token };
  }

  return {
    async signInUrl({ state, nonce, verifier }) {
      const config = await metadata();
      return client.buildAuthorizationUrl(config, {
        redirect_uri: callback.href,
        scope: scopesFor(settings, config).join(' '),
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
    },

    async finish(query, { state, nonce, verifier }) {
      const config = await metadata();
      const url = new URL(callback);
      url.search = query.toString();
      const tokens = await client.authorizationCodeGrant(config, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      return answer(config, tokens, undefined, undefined);
    },

    async renew(token, subject) {
      const config = await metadata();
      if (token.type === 'refresh') {
        const tokens = await client.refreshTokenGrant(config, token.value);
        // Without rotation the old one goes on counting.
        return answer(config, tokens, subject, token);
      }
      if (config.serverMetadata().userinfo_endpoint === undefined)
        throw new client.ClientError('the provider gives no refresh token and has no userinfo endpoint');
      return { claims: await client.fetchUserInfo(config, token.value, subject), token, idToken: undefined };
    },

    async revoke(token) {
      const config = await metadata();
      if (config.serverMetadata().revocation_endpoint === undefined) return 'not-supported';
      await client.tokenRevocation(config, token.value, {
        token_type_hint: token.type === 'refresh' ? 'refresh_token' : 'access_token',
      });
      return 'revoked';
    },

    async endSessionUrl(idToken) {
      const config = await metadata();
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(config, {
        post_logout_redirect_uri: signedOut.href,
        ...(idToken === undefined ? {} : { id_token_hint: idToken }),
      });
    },

    async abilities() {
      const config = await metadata();
      const server = config.serverMetadata();
      const wantsRefresh = scopesFor(settings, config).includes('offline_access');
      return {
        revocation: server.revocation_endpoint !== undefined,
        endSession: server.end_session_endpoint !== undefined,
        userinfo: server.userinfo_endpoint !== undefined,
        refresh: wantsRefresh || (server.grant_types_supported?.includes('refresh_token') ?? false),
        pkce: server.supportsPKCE(),
      };
    },
  };
}

/** The provider's metadata, asked for once at a time, used for an hour, and longer while a new one cannot be had. */
function createMetadata(
  settings: SignInSettings,
  fetch: client.CustomFetch,
  now: () => number,
): () => Promise<client.Configuration> {
  let known: { readonly config: client.Configuration; until: number } | undefined;
  let asking: Promise<client.Configuration> | undefined;
  const ask = () => {
    asking ??= discover(settings, fetch)
      .then((config) => {
        known = { config, until: now() + METADATA_MS };
        return config;
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
  return async () => {
    if (known === undefined) return ask();
    if (now() >= known.until) {
      // What is known serves meanwhile; a provider that is away now is asked again in a minute.
      known.until = now() + 60_000;
      ask().catch(() => {});
    }
    return known.config;
  };
}

async function discover(settings: SignInSettings, fetch: client.CustomFetch): Promise<client.Configuration> {
  const { clientSecret: secret } = settings;
  const authenticate: client.ClientAuth =
    secret === undefined
      ? client.None()
      : (server, ...rest) => {
          // Basic is the default of discovery (OpenID Connect Discovery §3) and of most registrations.
          const methods = server.token_endpoint_auth_methods_supported;
          const basic = methods === undefined || methods.includes('client_secret_basic');
          return (basic ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret))(server, ...rest);
        };
  return client.discovery(
    new URL(settings.issuer),
    settings.clientId,
    { [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
    authenticate,
    {
      timeout: LIMITS.providerSeconds,
      [client.customFetch]: fetch,
      execute: [
        ...(settings.allowHttpIssuer ? [client.allowInsecureRequests] : []),
        // The signature too, though TLS to the token endpoint would do (OpenID Connect Core §3.1.3.7).
        client.enableNonRepudiationChecks,
      ],
    },
  );
}

/** A provider that lists its scopes without `offline_access` would refuse the whole sign-in for it. */
function scopesFor({ scopes }: SignInSettings, config: client.Configuration): readonly string[] {
  const { scopes_supported: supported } = config.serverMetadata();
  return supported === undefined || supported.includes('offline_access')
    ? scopes
    : scopes.filter((scope) => scope !== 'offline_access');
}
