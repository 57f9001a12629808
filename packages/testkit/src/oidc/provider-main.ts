/** The process behind `startOidcProvider`. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { OidcProviderOptions, OidcUser } from './provider-process.ts';
import { signInPage, signOutPage } from './sign-in-page.ts';

interface Options extends OidcProviderOptions {
  readonly users: readonly OidcUser[];
  readonly clientId: string;
  readonly clientSecret: string;
}

const options = JSON.parse(process.env.OIDC_OPTIONS ?? '{}') as Options;
let users: readonly OidcUser[] = options.users;
process.on('message', (message: { users: readonly OidcUser[] }) => {
  users = message.users;
  process.send?.('done');
});
process.on('disconnect', () => process.exit());
process.on('SIGTERM', () => process.exit());

/** Consoles of tests, at any port and below any path. */
const CONSOLE = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/[a-z0-9-]+)?\//;

const server = createServer();
server.listen(options.port ?? 0, '127.0.0.1', () => {
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = createProvider(issuer);
  const handle = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/interaction/')) interact(provider, request, response).catch(() => response.destroy());
    else handle(request, response);
  });
  process.stdout.write(`OpenID provider on ${issuer}\n`);
});

function createProvider(issuer: string): Provider {
  const claimsOf = (user: OidcUser) => ({
    sub: user.login,
    name: user.name,
    email: user.email,
    email_verified: user.emailVerified ?? false,
    groups: user.groups,
  });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: ['http://127.0.0.1:8580/auth/callback'],
        post_logout_redirect_uris: ['http://127.0.0.1:8580/signed-out'],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    findAccount: async (_context: unknown, login: string) => {
      const user = users.find((candidate) => candidate.login === login);
      return user && { accountId: login, claims: async () => claimsOf(user) };
    },
    claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: options.claimsInIdToken === false,
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      // The library's own page loads fonts from elsewhere.
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: { body: string }, form: string) => {
          context.body = signOutPage(form);
        },
      },
    },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant: async (context: GrantContext) => {
      // Nobody is asked for consent: the console belongs to the same house.
      const { client, session, params } = context.oidc;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(String(params.scope));
      await grant.save();
      return grant;
    },
    issueRefreshToken: async () => options.refreshTokens !== false,
    rotateRefreshToken: true,
    clockTolerance: 0,
    pkce: { required: () => true },
    cookies: { keys: ['cookies-of-tests'] },
    ttl: {
      AccessToken: options.accessTokenSeconds ?? 3600,
      AuthorizationCode: 60,
      Grant: 86_400,
      IdToken: 3600,
      Interaction: 600,
      RefreshToken: 86_400,
      Session: 86_400,
    },
  });
  provider.Client.prototype.redirectUriAllowed = (uri: string) => CONSOLE.test(uri) && uri.endsWith('/auth/callback');
  provider.Client.prototype.postLogoutRedirectUriAllowed = (uri: string) =>
    CONSOLE.test(uri) && uri.endsWith('/signed-out');
  return provider;
}

interface GrantContext {
  readonly oidc: {
    readonly client: { clientId: string };
    readonly session: { accountId: string };
    readonly params: { scope: unknown };
  };
}

/** GET shows the page; POST with `login` signs in, with `cancel` goes back without. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await provider.interactionDetails(request, response);
  let error: string | undefined;
  if (request.method === 'POST') {
    let body = '';
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    const login = form.get('login') ?? '';
    const cancelled = { error: 'access_denied', error_description: 'Cancelled <b>by</b> the reader' };
    if (form.has('cancel')) return provider.interactionFinished(request, response, cancelled);
    if (users.some((user) => user.login === login))
      return provider.interactionFinished(request, response, { login: { accountId: login } });
    error = 'There is nobody of that name.';
  }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(signInPage(request.url ?? '', error));
}
