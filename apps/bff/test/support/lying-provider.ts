/** A provider whose every answer the test decides, signed with real keys: for what an honest one never says. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Browser, type Page } from './browser.ts';

type Answer = (response: ServerResponse, request: IncomingMessage, body: URLSearchParams) => void | Promise<void>;

export interface LyingProvider extends AsyncDisposable {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the next ID tokens say differently; undefined leaves a claim out. */
  claims: Record<string, unknown>;
  /** What the token endpoint answers beside tokens, or instead of them. */
  tokens: Record<string, unknown>;
  /** What the discovery document says differently. */
  metadata: Record<string, unknown>;
  /** Signs ID tokens with a key that it does not publish. */
  foreignKey: boolean;
  /** Answers of an endpoint by path, instead of the usual ones. */
  readonly instead: Map<string, Answer>;
  /** Paths asked for, in order. */
  readonly asked: string[];
  /** Bodies of token requests. */
  readonly tokenRequests: URLSearchParams[];
}

export async function startLyingProvider(): Promise<LyingProvider> {
  const [own, foreign] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  let nonce: string | null = null;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', provider.issuer);
    let body = '';
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    provider.asked.push(url.pathname);
    const instead = provider.instead.get(url.pathname);
    if (instead !== undefined) return instead(response, request, form);
    if (url.pathname === '/authorize') {
      nonce = url.searchParams.get('nonce');
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', 'the-code');
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      return void response.writeHead(303, { location: back.href }).end();
    }
    if (url.pathname === '/.well-known/openid-configuration') return json(response, metadata());
    if (url.pathname === '/jwks') return json(response, { keys: [jwk] });
    if (url.pathname === '/revoke') return void response.writeHead(200).end();
    if (url.pathname !== '/token') return void response.writeHead(404).end();
    provider.tokenRequests.push(form);
    json(response, {
      access_token: 'an-access-token',
      token_type: 'Bearer',
      expires_in: 3600,
      refresh_token: `refresh-${provider.tokenRequests.length}`,
      id_token: await idToken(form.get('grant_type') === 'refresh_token' ? null : nonce),
      ...provider.tokens,
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const metadata = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    revocation_endpoint: `${issuer}/revoke`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    ...provider.metadata,
  });
  const idToken = (expected: string | null) => {
    const now = Math.floor(Date.now() / 1000);
    const honest = {
      iss: issuer,
      sub: 'ada',
      aud: 'qldb-console',
      iat: now,
      exp: now + 600,
      name: 'Ada',
      nonce: expected,
    };
    const claims = { ...honest, email: 'ada@example.com', email_verified: true, groups: ['ledger-admins'] };
    const said = Object.entries({ ...claims, ...provider.claims }).filter(
      ([, value]) => value !== undefined && value !== null,
    );
    return new SignJWT(Object.fromEntries(said))
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign((provider.foreignKey ? foreign : own).privateKey);
  };
  const provider: LyingProvider = {
    issuer,
    clientId: 'qldb-console',
    clientSecret: 'a-secret-of-tests-alone-0123456789',
    claims: {},
    tokens: {},
    metadata: {},
    foreignKey: false,
    instead: new Map(),
    asked: [],
    tokenRequests: [],
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return provider;
}

export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Nobody types anything: this provider sends the browser straight back. @returns where it ends */
export function passThrough(browser: Browser, url: string, returnTo = '/'): Promise<Page> {
  return browser.go(`${url}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
}

export async function passedThrough(url: string): Promise<Browser> {
  const browser = new Browser();
  await passThrough(browser, url);
  return browser;
}
