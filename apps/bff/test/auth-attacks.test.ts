import { type OidcProviderProcess, startOidcProvider } from '@qldb-console/testkit/oidc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSessionKeys } from '../src/auth/session-keys.ts';
import { LIMITS } from '../src/limits.ts';
import { Browser, type Page } from './support/browser.ts';
import {
  atProvider,
  refresh,
  type SignInConsole,
  session,
  sessionKey,
  signedIn,
  signIn,
  startConsole,
} from './support/signing-in.ts';

let provider: OidcProviderProcess;
let app: SignInConsole;

beforeAll(async () => {
  provider = await startOidcProvider();
  app = await startConsole(provider);
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const login = (name: string) => ({ method: 'POST', body: new URLSearchParams({ login: name }) });
const stale = () => `${app.url}/signed-out?reason=stale`;
/** The address that the provider sends a browser back to; not opened yet. */
async function callbackOf(browser: Browser, name = 'ada'): Promise<URL> {
  const { url } = await atProvider(browser, app.url);
  return (await browser.go(url, { ...login(name), until: /\/auth\/callback\?/ })).url;
}
const names = (browser: Browser) => browser.cookies.filter(({ host }) => host === '127.0.0.1').map(({ name }) => name);

describe('the way back from the provider', () => {
  it('is refused in another browser than the one that began: nobody is signed in as the attacker', async () => {
    const attackers = await callbackOf(new Browser());
    const victim = new Browser();
    expect((await victim.go(attackers, { crossSite: true })).url.href).toBe(stale());
    await victim.send(`${app.url}/auth/sign-in`);
    expect((await victim.go(attackers, { crossSite: true })).url.href).toBe(stale());
    expect((await session(victim, app.url)).status).toBe(401);
  });

  it('counts once', async () => {
    const browser = new Browser();
    const url = await callbackOf(browser);
    const copy = browser.copy();
    expect((await browser.go(url, { crossSite: true })).url.href).toBe(`${app.url}/`);
    for (const again of [browser, copy]) expect((await again.go(url, { crossSite: true })).url.href).toBe(stale());
    expect((await session(browser, app.url)).status).toBe(200);
    expect((await refresh(browser, app.url)).status).toBe(200);
  });

  it.each<[string, (url: URL) => void]>([
    ['another state', (url) => url.searchParams.set('state', 's'.repeat(43))],
    ['no state', (url) => url.searchParams.delete('state')],
    ['two states', (url) => url.searchParams.append('state', 's'.repeat(43))],
    ['the state of nobody, as long as an address may be', (url) => url.searchParams.set('state', 'x'.repeat(6_000))],
  ])('is refused with %s', async (_what, change) => {
    const browser = new Browser();
    const url = await callbackOf(browser);
    change(url);
    expect((await browser.go(url, { crossSite: true })).url.href).toMatch(/\/signed-out\?reason=(stale|failed)$/);
    expect((await session(browser, app.url)).status).toBe(401);
  });

  it.each<[string, (url: URL) => void]>([
    ['the code of another sign-in, whose PKCE verifier is another', (url) => url.searchParams.set('code', 'CODE')],
    ['a code that the provider never gave', (url) => url.searchParams.set('code', 'c'.repeat(43))],
    ['no code', (url) => url.searchParams.delete('code')],
    ['two codes', (url) => url.searchParams.append('code', 'c')],
    ['the name of another provider', (url) => url.searchParams.set('iss', 'https://evil.example')],
    ['an error and a code', (url) => url.searchParams.set('error', '<script>')],
  ])('is refused with %s', async (_what, change) => {
    const [browser, other] = [new Browser(), new Browser()];
    const [url, others] = [await callbackOf(browser), await callbackOf(other)];
    change(url);
    if (url.searchParams.get('code') === 'CODE') url.searchParams.set('code', others.searchParams.get('code') ?? '');
    const page = await browser.go(url, { crossSite: true });
    expect(page.url.href).toMatch(/\/signed-out\?reason=(stale|failed)$/);
    expect(names(browser)).toEqual([]);
  });

  it('is refused with a sign-in cookie whose nonce or verifier is another', async () => {
    for (const field of ['nonce', 'verifier'] as const) {
      const browser = new Browser();
      const url = await callbackOf(browser);
      const cookie = browser.cookies.find(({ name }) => name.startsWith('qldb-sign-in'));
      // Only who has the key can make one at all.
      const keys = createSessionKeys([Buffer.from(sessionKey(1), 'base64url')], `${app.url}/`);
      const opened = (await keys.open('sign-in', cookie?.value ?? '')) as Record<string, unknown>;
      expect(opened).toMatchObject({ state: url.searchParams.get('state') });
      if (cookie) cookie.value = await keys.seal('sign-in', { ...opened, [field]: 'x'.repeat(43) });
      expect((await browser.go(url, { crossSite: true })).url.href).toMatch(/reason=(failed|stale)$/);
      expect(names(browser)).toEqual([]);
    }
  });

  it('repeats nothing that somebody wrote into its address', async () => {
    const browser = new Browser();
    const { headers, status, text } = await browser.send(
      `${app.url}/auth/callback?error=access_denied&error_description=%3Cscript%3Ealert(1)%3C/script%3E&state=x%0d%0aset-cookie:a=b`,
    );
    expect([status, headers.get('location')]).toEqual([303, stale()]);
    expect(text).not.toContain('script>');
    expect(headers.getSetCookie()).toEqual([]);
  });
});

describe('after the sign-in', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\\/evil.example',
    'https://evil.example/',
    'https:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/%2f%2fevil.example/../..//evil.example',
    '/..//evil.example',
    '/./\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\u0000/evil.example',
    '/a\r\nset-cookie: a=b',
    '@evil.example',
    'evil.example',
    '',
    ' //evil.example',
    '/ledgers/../../..//evil.example',
    '/auth/sign-in',
    '/AUTH/sign-in?returnTo=/',
    '/api/connections',
    '/signed-out?reason=denied',
    `/${'x'.repeat(2_000)}`,
  ])('the browser stays at the console, whatever was asked for: %j', async (returnTo) => {
    const browser = new Browser();
    const url = `${app.url}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
    const page = await browser.go((await browser.go(url)).url, login('ada'));
    expect(page.url.href).toBe(`${app.url}/`);
  });

  it('a list of places, or none, leads to the start page', async () => {
    for (const query of ['', '?returnTo=/a&returnTo=//evil.example', '?returnTo[]=/a']) {
      const browser = new Browser();
      const page = await browser.go((await browser.go(`${app.url}/auth/sign-in${query}`)).url, login('ada'));
      expect(page.url.origin).toBe(app.url);
    }
  });

  it('a page whose name only looks dangerous is opened', async () => {
    const wanted = '/ledgers/a%2F%2Fevil.example?next=//evil.example#//evil.example';
    expect((await signIn(new Browser(), app.url, 'ada', wanted)).url.href).toBe(app.url + wanted);
  });
});

describe('a session that was there before', () => {
  it('planted by somebody else, is not taken over: a new one takes its place', async () => {
    const attacker = await signedIn(app.url, 'vera');
    const victim = attacker.copy();
    victim.cookies = victim.cookies.filter(({ host }) => host === '127.0.0.1');
    await signIn(victim, app.url, 'ada');
    expect((await session(victim, app.url)).json()).toMatchObject({ caller: { name: 'Ada Admin' } });
    // What the attacker kept stays what it was: their own.
    expect((await session(attacker, app.url)).json()).toMatchObject({ caller: { name: 'Vera Viewer' } });
  });

  it('ends when the browser sends its cookies along', async () => {
    const browser = await signedIn(app.url, 'vera');
    const kept = browser.copy();
    // The provider knows the reader still, and asks nothing.
    const { url } = await browser.go(`${app.url}/auth/sign-in`, { until: /\/auth\/callback\?/ });
    // As from the same site, so that strict cookies come along.
    expect((await browser.go(url)).url.href).toBe(`${app.url}/`);
    expect((await session(kept, app.url)).status).toBe(401);
    expect((await session(browser, app.url)).status).toBe(200);
  });
});

describe('a cookie', () => {
  const replaced = async (browser: Browser, name: RegExp, value: string): Promise<Page> => {
    const thief = browser.copy();
    for (const cookie of thief.cookies) if (name.test(cookie.name)) cookie.value = value;
    return name.source.includes('session') ? session(thief, app.url) : refresh(thief, app.url);
  };
  const kept = (browser: Browser, name: RegExp) => browser.cookies.find((one) => name.test(one.name))?.value ?? '';

  it.each([/^qldb-session/, /^qldb-refresh/])(
    '%s is refused with any character changed',
    async (name) => {
      const browser = await signedIn(app.url, 'vera');
      const value = kept(browser, name);
      const places = [...value.matchAll(/\./g)].flatMap(({ index }) => [index - 1, index, index + 1, index + 2]);
      const spread = Array.from({ length: 60 }, (_, n) => Math.floor((n * value.length) / 60));
      for (const at of new Set([...places, ...spread, 0, value.length - 1])) {
        const other = value[at] === 'A' ? 'B' : value[at] === '.' ? 'A' : 'A';
        const answer = await replaced(browser, name, value.slice(0, at) + other + value.slice(at + 1));
        expect([at, answer.status, answer.json().code]).toEqual([at, 401, 'sign-in-required']);
      }
      expect((await replaced(browser, name, value)).status).toBe(200);
    },
    60_000,
  );

  it('is refused cut short, longer, without a part, without encryption, and when it is something else', async () => {
    const browser = await signedIn(app.url, 'vera');
    const value = kept(browser, /^qldb-session/);
    const [header = '', key = '', iv = '', text = '', tag = ''] = value.split('.');
    const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
    const read = JSON.parse(Buffer.from(header, 'base64url').toString());
    for (const forged of [
      '',
      'a',
      value.slice(0, -1),
      `${value}A`,
      `${value}=`,
      `${value}.`,
      [header, key, iv, text, ''].join('.'),
      [header, key, iv, text, tag.slice(0, 6)].join('.'),
      [header, 'QUJD', iv, text, tag].join('.'),
      [header, key, '', text, tag].join('.'),
      [part({ ...read, alg: 'none' }), key, iv, text, tag].join('.'),
      [part({ ...read, enc: 'A128GCM' }), key, iv, text, tag].join('.'),
      [part({ ...read, zip: 'DEF' }), key, iv, text, tag].join('.'),
      [part({ ...read, kid: '__proto__' }), key, iv, text, tag].join('.'),
      [
        part({ alg: 'PBES2-HS256+A128KW', enc: 'A256GCM', p2c: 1e9, p2s: 'AA', kid: read.kid }),
        key,
        iv,
        text,
        tag,
      ].join('.'),
      `${part({ alg: 'none' })}.${part({ kind: 'user', identity: { subject: 'ada' } })}.`,
      part({ kind: 'user' }),
      'x'.repeat(7_000),
    ]) {
      const answer = await replaced(browser, /^qldb-session/, forged);
      expect([forged.slice(0, 40), answer.status, answer.json().code]).toEqual([
        forged.slice(0, 40),
        401,
        'sign-in-required',
      ]);
    }
  });

  it('of one purpose is none of another', async () => {
    const browser = await signedIn(app.url, 'vera');
    const [own, other] = [/^qldb-session/, /^qldb-refresh/];
    expect((await replaced(browser, own, kept(browser, other))).status).toBe(401);
    expect((await replaced(browser, other, kept(browser, own))).status).toBe(401);
    const waiting = new Browser();
    await waiting.send(`${app.url}/auth/sign-in`);
    expect((await replaced(browser, own, kept(waiting, /^qldb-sign-in/))).status).toBe(401);
    const answer = await new Browser().call(`${app.url}/auth/link`, 'POST', { token: kept(browser, own) });
    expect(answer.status).toBe(403);
  });

  it('sealed with another key, or for another provider, is refused', async () => {
    const browser = await signedIn(app.url, 'vera');
    const [own, other] = [sessionKey(1), sessionKey(9)].map((key) =>
      createSessionKeys([Buffer.from(key, 'base64url')], `${app.url}/`),
    );
    const claims = (await own?.open('session', kept(browser, /^qldb-session/))) as object;
    expect(claims).toMatchObject({ kind: 'user', issuer: provider.issuer, identity: { subject: 'vera' } });
    const tried = async (sealed: string | undefined) => (await replaced(browser, /^qldb-session/, sealed ?? '')).status;
    expect(await tried(await own?.seal('session', claims))).toBe(200);
    expect(await tried(await other?.seal('session', claims))).toBe(401);
    expect(await tried(await own?.seal('session', { ...claims, issuer: 'https://evil.example' }))).toBe(401);
    expect(await tried(await own?.seal('session', { ...claims, more: 1 }))).toBe(401);
  });

  it('holds no token, and in clear text nothing but the name of its key', async () => {
    const browser = await signedIn(app.url, 'ada');
    const value = kept(browser, /^qldb-session/);
    const [header = ''] = value.split('.');
    expect(Object.keys(JSON.parse(Buffer.from(header, 'base64url').toString())).sort()).toEqual(['alg', 'enc', 'kid']);
    const keys = createSessionKeys([Buffer.from(sessionKey(1), 'base64url')], `${app.url}/`);
    expect(JSON.stringify(await keys.open('session', value))).not.toMatch(/token|eyJ/i);
  });

  it('among hundreds of others is found, and a flood of them is no request at all', async () => {
    const browser = await signedIn(app.url, 'ada');
    const own = Object.entries(browser.cookiesFor(app.url)).map(([name, value]) => `${name}=${value}`);
    const many = (count: number) => Array.from({ length: count }, (_, n) => `c${n}=1`);
    const answer = async (cookies: string[]) =>
      (await new Browser().send(`${app.url}/api/session`, { headers: { cookie: cookies.join('; ') } })).status;
    expect(await answer([...many(100), ...own])).toBe(200);
    expect(await answer([...own, 'a', '=', '==', ';', '__proto__=1', 'constructor=2'])).toBe(200);
    expect([401, 431, 502]).toContain(await answer([...many(3_000), ...own]));
  });
});

describe('requests to /auth', () => {
  it.each([
    [{ active: 'yes' }, 400],
    [{}, 400],
    [[], 400],
    [{ active: true, more: 1 }, 400],
    [{ active: true, text: 'x'.repeat(20_000) }, 413],
  ])('are refused with a body like %.40j', async (body, status) => {
    const browser = await signedIn(app.url, 'vera');
    expect((await browser.call(`${app.url}/auth/refresh`, 'POST', body)).status).toBe(status);
    expect((await session(browser, app.url)).status).toBe(200);
  });

  it('are refused with a body that is nested too deeply, before anything looks into it', async () => {
    const deep = JSON.parse(`${'['.repeat(LIMITS.jsonDepth + 1)}${']'.repeat(LIMITS.jsonDepth + 1)}`);
    const answer = await new Browser().call(`${app.url}/auth/link`, 'POST', deep);
    expect([answer.status, answer.json().detail]).toEqual([400, 'Its JSON is nested too deeply.']);
  });

  it.each(['/auth', '/auth/', '/auth/nothing', '/auth/refresh', '/auth/sign-out', '/auth/session'])(
    'GET %s is nothing',
    async (path) => {
      const answer = await (await signedIn(app.url, 'vera')).send(app.url + path);
      expect([answer.status, answer.json().code]).toEqual([404, 'not-found']);
    },
  );

  it('are never kept by a cache', async () => {
    const browser = new Browser();
    for (const path of ['/auth/sign-in', '/auth/callback?state=x&code=y', '/auth/nothing'])
      expect((await browser.send(app.url + path)).headers.get('cache-control')).toBe('no-store');
  });
});
