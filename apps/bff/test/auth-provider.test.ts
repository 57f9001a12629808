import { OIDC_ROLES } from '@qldb-console/testkit/oidc';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkConfig } from '../src/config/check-config.ts';
import { toConfig } from '../src/config/config.ts';
import { parseConfigFile } from '../src/config/config-file.ts';
import { readEnv } from '../src/config/env.ts';
import { Browser } from './support/browser.ts';
import { fakeUpstream } from './support/fake-upstream.ts';
import { json, type LyingProvider, passedThrough, passThrough, startLyingProvider } from './support/lying-provider.ts';
import { refresh, type SignInConsole, session, sessionKey, signOut, startConsole } from './support/signing-in.ts';

let provider: LyingProvider;
let app: SignInConsole;
const ends = (reason: string) => `${app.url}/signed-out?reason=${reason}`;

beforeAll(async () => {
  provider = await startLyingProvider();
});
beforeEach(async () => {
  app = await startConsole(provider);
});
afterEach(async () => {
  await app[Symbol.asyncDispose]();
  provider.claims = {};
  provider.tokens = {};
  provider.metadata = {};
  provider.foreignKey = false;
  provider.instead.clear();
  provider.asked.length = 0;
  provider.tokenRequests.length = 0;
});
afterAll(() => provider[Symbol.asyncDispose]());

const seconds = () => Math.floor(Date.now() / 1000);

describe('an ID token at the sign-in', () => {
  it('is accepted when everything in it holds', async () => {
    expect((await passThrough(new Browser(), app.url, '/ledgers')).url.href).toBe(`${app.url}/ledgers`);
  });

  it.each<[string, () => Record<string, unknown>]>([
    ['of another issuer', () => ({ iss: 'https://evil.example' })],
    ['for another client', () => ({ aud: 'somebody-else' })],
    ['for several clients, asked for by another', () => ({ aud: ['qldb-console', 'b'], azp: 'b' })],
    ['with the nonce of another sign-in', () => ({ nonce: 'n'.repeat(43) })],
    ['without a nonce', () => ({ nonce: undefined })],
    ['that has ended', () => ({ iat: seconds() - 700, exp: seconds() - 100 })],
    ['that begins later', () => ({ nbf: seconds() + 100 })],
    ['without a subject', () => ({ sub: undefined })],
    ['with a subject that is no text', () => ({ sub: { toString: 'ada' } })],
    ['with control characters in the subject', () => ({ sub: 'ada\r\nset-cookie: x=1' })],
  ])('is refused: %s', async (_what, claims) => {
    provider.claims = claims();
    const browser = new Browser();
    expect((await passThrough(browser, app.url)).url.href).toBe(ends('failed'));
    expect((await session(browser, app.url)).status).toBe(401);
  });

  it('may come from a clock that is somewhat wrong', async () => {
    provider.claims = { iat: seconds() + 40, nbf: seconds() + 40, exp: seconds() + 600 };
    expect((await passThrough(new Browser(), app.url)).url.href).toBe(`${app.url}/`);
    provider.claims = { iat: seconds() - 600, exp: seconds() - 40 };
    expect((await passThrough(new Browser(), app.url)).url.href).toBe(`${app.url}/`);
  });

  it('is refused when its signature is not the provider’s', async () => {
    provider.foreignKey = true;
    expect((await passThrough(new Browser(), app.url)).url.href).toBe(ends('failed'));
  });

  it('is refused unsigned, or when there is none', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: provider.issuer, sub: 'ada', aud: 'qldb-console', iat: seconds(), exp: seconds() + 600 };
    for (const id_token of [undefined, `${part({ alg: 'none' })}.${part(claims)}.`, 'no token at all', 42]) {
      provider.tokens = { id_token };
      expect((await passThrough(new Browser(), app.url)).url.href).toBe(ends('failed'));
    }
  });
});

describe('the answer to a sign-in', () => {
  it.each([
    ['that never comes', 'provider-unavailable', () => {}],
    ['that is an error page', 'provider-unavailable', (response) => void response.writeHead(500).end('<h1>Oops</h1>')],
    [
      'that is no JSON',
      'provider-unavailable',
      (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"access_token":'),
    ],
    [
      'that is a redirect',
      'provider-unavailable',
      (response) => void response.writeHead(302, { location: 'https://evil.example/' }).end(),
    ],
    [
      'that never ends',
      'provider-unavailable',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const filling = setInterval(() => response.write(' '.repeat(65_536)), 1);
        response.on('close', () => clearInterval(filling));
      },
    ],
    [
      'that is cut off',
      'provider-unavailable',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{');
        setImmediate(() => response.destroy());
      },
    ],
    ['that the code is too old', 'stale', (response) => json(response, { error: 'invalid_grant' }, 400)],
    [
      'that the console is not known',
      'provider-unavailable',
      (response) => json(response, { error: 'invalid_client', error_description: '<script>alert(1)</script>' }, 401),
    ],
  ] as [string, string, Parameters<LyingProvider['instead']['set']>[1]][])(
    '%s leads to the page %s',
    async (_what, reason, answer) => {
      provider.instead.set('/token', answer);
      const page = await passThrough(new Browser(), app.url);
      expect(page.url.href).toBe(ends(reason));
    },
    20_000,
  );

  it('is never repeated to the reader, nor tokens to the log', async () => {
    provider.instead.set('/token', (response) =>
      json(response, { error: 'invalid_request', error_description: 'secret words of the provider' }, 400),
    );
    const page = await passThrough(new Browser(), app.url);
    expect(page.url.search).toBe('?reason=provider-unavailable');
    expect(JSON.stringify(app.bff.log)).not.toMatch(/secret words|the-code/);
    provider.instead.clear();
    provider.claims = { nonce: 'wrong' };
    await passThrough(new Browser(), app.url);
    expect(JSON.stringify(app.bff.log)).not.toMatch(/an-access-token|refresh-1|eyJ/);
  });

  it('may tell one group as a text, and groups that are no texts count for nothing', async () => {
    provider.claims = { groups: 'ledger-viewers' };
    const one = await passedThrough(app.url);
    expect((await session(one, app.url)).json()).toMatchObject({ access: { grants: [{ role: 'viewer' }] } });
    for (const groups of [
      { 'ledger-admins': true },
      42,
      [['ledger-admins']],
      [{ name: 'ledger-admins' }],
      [],
      '',
      '*',
    ]) {
      provider.claims = { groups };
      expect((await passThrough(new Browser(), app.url)).url.href).toBe(ends('no-access'));
    }
  });

  it('may tell thousands of groups: only those that roles name are kept', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) => `group-number-${n}`);
    provider.claims = { groups: [...many, 'ledger-viewers', 'ledger-viewers'] };
    const browser = await passedThrough(app.url);
    expect((await session(browser, app.url)).status).toBe(200);
    expect(Object.values(browser.cookiesFor(app.url))[0]?.length).toBeLessThan(800);
  });

  it('tells an e-mail address that counts for roles only when the provider has seen that it is theirs', async () => {
    await app[Symbol.asyncDispose]();
    app = await startConsole({ ...provider, roles: [{ user: 'Boss@example.com', role: 'admin' }] });
    for (const [claims, reason] of [
      [{ email: 'boss@EXAMPLE.com', email_verified: true }, undefined],
      [{ email: 'boss@example.com', email_verified: false }, 'no-access'],
      [{ email: 'boss@example.com', email_verified: undefined }, 'no-access'],
      [{ email: 'boss@example.com', email_verified: 1 }, 'no-access'],
      [{ email: 'ada@example.com', email_verified: true, name: 'boss@example.com' }, 'no-access'],
      [{ sub: 'Boss@example.com', email: undefined }, undefined],
    ] as const) {
      provider.claims = claims;
      const { href } = (await passThrough(new Browser(), app.url)).url;
      expect(href).toBe(reason === undefined ? `${app.url}/` : ends(reason));
    }
  });

  it('may hold a name of any kind: it arrives as one line of text', async () => {
    provider.claims = { name: `\u202eAda\r\n<b>"Admin"\u0000${'x'.repeat(500)}`, groups: ['ledger-admins'] };
    const { caller } = (await session(await passedThrough(app.url), app.url)).json() as { caller?: { name: string } };
    expect(caller?.name).toBe(`Ada <b>"Admin" ${'x'.repeat(100)}`.slice(0, 100));
  });

  it('that does not fit into a cookie leads to a page that says so, and the token is taken back', async () => {
    provider.tokens = { refresh_token: 'r'.repeat(4_000) };
    const browser = new Browser();
    expect((await passThrough(browser, app.url)).url.href).toBe(ends('too-large'));
    expect(browser.cookies).toEqual([]);
    expect(provider.asked).toContain('/revoke');
  });

  it('may hold an ID token that does not fit: signing out then works without the hint', async () => {
    provider.claims = { groups: ['ledger-admins', 'x'.repeat(4_000)] };
    provider.metadata = { end_session_endpoint: `${provider.issuer}/end` };
    const browser = await passedThrough(app.url);
    const location = new URL(String((await signOut(browser, app.url)).json().location));
    expect(location.pathname).toBe('/end');
    expect(location.searchParams.has('id_token_hint')).toBe(false);
  });
});

describe('a refresh', () => {
  const told = async (browser: Browser) => {
    const answer = await refresh(browser, app.url);
    return [answer.status, answer.json().code];
  };

  it('goes on with the same token where the provider does not replace it', async () => {
    const browser = await passedThrough(app.url);
    provider.tokens = { refresh_token: undefined, id_token: undefined };
    expect((await refresh(browser, app.url)).status).toBe(200);
    app.clock.now += 20_000;
    expect((await refresh(browser, app.url)).status).toBe(200);
    expect(provider.tokenRequests.map((form) => form.get('refresh_token'))).toEqual([null, 'refresh-1', 'refresh-1']);
  });

  it.each<[string, Record<string, unknown>]>([
    ['about somebody else', { sub: 'otto' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['for another client', { aud: 'somebody-else' }],
    ['that has ended', { exp: 1_000_000_000, iat: 999_999_000 }],
  ])('ends the session when the ID token is one %s', async (_what, claims) => {
    const browser = await passedThrough(app.url);
    provider.claims = claims;
    expect(await told(browser)).toEqual([401, 'sign-in-required']);
    expect((await session(browser, app.url)).status).toBe(401);
  });

  it.each<[string, Parameters<LyingProvider['instead']['set']>[1]]>([
    ['500', (response) => void response.writeHead(500).end()],
    ['garbage', (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('<html>')],
    ['temporarily_unavailable', (response) => json(response, { error: 'temporarily_unavailable' }, 400)],
    ['429', (response) => void response.writeHead(429, { 'retry-after': '3' }).end()],
  ])('keeps the session while the provider answers %s', async (_what, answer) => {
    const browser = await passedThrough(app.url);
    provider.instead.set('/token', answer);
    expect(await told(browser)).toEqual([503, 'provider-unavailable']);
    provider.instead.clear();
    expect((await refresh(browser, app.url)).status).toBe(200);
  });

  it('does not lose the new token when the provider then does not tell the groups', async () => {
    provider.metadata = { userinfo_endpoint: `${provider.issuer}/userinfo` };
    provider.claims = { groups: undefined };
    provider.instead.set('/userinfo', (response) => json(response, { sub: 'ada', groups: ['ledger-viewers'] }));
    const browser = await passedThrough(app.url);
    provider.instead.set('/userinfo', (response) => void response.writeHead(503).end());
    expect(await told(browser)).toEqual([503, 'provider-unavailable']);
    provider.instead.set('/userinfo', (response) => json(response, { sub: 'ada', groups: ['ledger-admins'] }));
    app.clock.now += 20_000;
    expect((await refresh(browser, app.url)).status).toBe(200);
    expect(provider.tokenRequests.map((form) => form.get('refresh_token'))).toEqual([null, 'refresh-1', 'refresh-2']);
    expect((await session(browser, app.url)).json()).toMatchObject({ access: { grants: [{ role: 'admin' }] } });
  });

  it('that is answered after the reader signed out signs nobody in again, and the new token is taken back', async () => {
    const browser = await passedThrough(app.url);
    const tab = browser.copy();
    const held: (() => void)[] = [];
    provider.instead.set(
      '/token',
      (response) =>
        void held.push(() =>
          json(response, { access_token: 'a', token_type: 'Bearer', refresh_token: 'the-new-one', expires_in: 60 }),
        ),
    );
    const revoked: (string | null)[] = [];
    provider.instead.set('/revoke', (response, _request, form) => {
      revoked.push(form.get('token'));
      response.writeHead(200).end();
    });
    const refreshed = refresh(tab, app.url);
    await expect.poll(() => held.length).toBe(1);
    await signOut(browser, app.url);
    for (const answer of held) answer();
    expect((await refreshed).json().code).toBe('sign-in-required');
    expect(tab.cookies).toEqual([]);
    await expect.poll(() => revoked).toEqual(['refresh-1', 'the-new-one']);
  });

  it('believes no userinfo about somebody else', async () => {
    provider.metadata = { userinfo_endpoint: `${provider.issuer}/userinfo` };
    provider.claims = { groups: undefined };
    provider.instead.set('/userinfo', (response) => json(response, { sub: 'otto', groups: ['ledger-admins'] }));
    expect((await passThrough(new Browser(), app.url)).url.href).toBe(ends('failed'));
  });

  it('gives an answer in bounded time to a provider that keeps silent', async () => {
    const browser = await passedThrough(app.url);
    provider.instead.set('/token', () => {});
    const before = performance.now();
    expect(await told(browser)).toEqual([503, 'provider-unavailable']);
    expect(performance.now() - before).toBeLessThan(30_000);
  });
});

describe('the check of the configuration', () => {
  const check = async (issuer: string) => {
    const file = parseConfigFile({
      path: '/tests/console.json',
      text: JSON.stringify({ signIn: { issuer, clientId: 'qldb-console', insecureIssuer: true }, roles: OIDC_ROLES }),
    });
    const environment = { PUBLIC_URL: 'http://127.0.0.1:8580', SESSION_KEYS: sessionKey(1) };
    return checkConfig(toConfig(readEnv(environment, {}, file), { file }));
  };

  it('says what the provider cannot do, and nothing of one that can', async () => {
    provider.metadata = { revocation_endpoint: undefined, scopes_supported: ['openid'] };
    const { problems, warnings } = await check(provider.issuer);
    expect(problems).toEqual([]);
    for (const text of ['no revocation endpoint', 'no page to sign out', 'PKCE', 'every session ends after 60 seconds'])
      expect(warnings).toContainEqual(expect.stringContaining(text));
    provider.metadata = {
      end_session_endpoint: `${provider.issuer}/end`,
      code_challenge_methods_supported: ['S256'],
    };
    expect((await check(provider.issuer)).warnings).toEqual([]);
  });

  it('says when it cannot be asked, and why, which keeps nothing from starting', async () => {
    const gone = await fakeUpstream(() => {});
    await gone[Symbol.asyncDispose]();
    const url = gone.url.replace('127.0.0.1', 'localhost');
    expect(await check(url)).toEqual({
      problems: [],
      warnings: [`The provider ${url} cannot be asked (ECONNREFUSED).`],
    });
  });
});

describe('the description of a provider', () => {
  it.each<[string, Record<string, unknown>]>([
    ['of another issuer', { issuer: 'https://evil.example' }],
    ['without a page to sign in', { authorization_endpoint: undefined }],
  ])('%s lets nobody sign in', async (_what, metadata) => {
    provider.metadata = metadata;
    const answer = await new Browser().send(`${app.url}/auth/sign-in`, { headers: { accept: 'application/json' } });
    expect([answer.status, answer.json().code]).toEqual([503, 'provider-unavailable']);
  });

  it('is asked for once, and again after an hour; what is known serves while it cannot be had', async () => {
    const descriptions = () => provider.asked.filter((path) => path.startsWith('/.well-known')).length;
    await Promise.all([1, 2, 3].map(() => new Browser().send(`${app.url}/auth/sign-in`)));
    expect(descriptions()).toBe(1);
    app.clock.now += 3_600_000;
    provider.instead.set('/.well-known/openid-configuration', (response) => void response.writeHead(500).end());
    expect((await new Browser().send(`${app.url}/auth/sign-in`)).status).toBe(303);
    expect((await new Browser().send(`${app.url}/auth/sign-in`)).status).toBe(303);
    await expect.poll(descriptions).toBe(2);
  });

  it('that lists its scopes without offline_access is not asked for it', async () => {
    provider.metadata = { scopes_supported: ['openid', 'email', 'profile'] };
    const { headers } = await new Browser().send(`${app.url}/auth/sign-in`);
    expect(new URL(headers.get('location') ?? '').searchParams.get('scope')).toBe('openid profile email');
  });

  it('without revocation or a sign-out page: the console ends what it can, and says so', async () => {
    provider.metadata = { revocation_endpoint: undefined };
    const browser = await passedThrough(app.url);
    const thief = browser.copy();
    expect((await signOut(browser, app.url)).json()).toEqual({
      location: `${app.url}/signed-out`,
      revoked: 'not-supported',
    });
    expect((await session(thief, app.url)).status).toBe(401);
    app.clock.now += 60_000;
    const answer = await refresh(thief, app.url);
    expect([answer.status, answer.json().detail]).toEqual([401, 'This session has been ended.']);
    expect(provider.tokenRequests).toHaveLength(1);
  });
});
