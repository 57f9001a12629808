import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OidcProviderProcess, startOidcProvider } from '@qldb-console/testkit/oidc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './support/browser.ts';
import {
  atProvider,
  type SignInConsole,
  session,
  signedIn,
  signIn,
  signOut,
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

describe('signing in', () => {
  it('goes through the provider, back to the page that was wanted, and tells who it is', async () => {
    const browser = new Browser();
    const page = await signIn(browser, app.url, 'ada', '/ledgers/invoices?tab=blocks#row-7');
    expect(page.url.href).toBe(`${app.url}/ledgers/invoices?tab=blocks#row-7`);
    const answer = await session(browser, app.url);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      signIn: true,
      caller: { kind: 'user', name: 'Ada Admin', email: 'ada@example.com' },
      access: { grants: [{ role: 'admin', connections: ['*'], ledgers: ['*'] }] },
      readOnly: false,
      insecure: false,
      times: {
        now: new Date(app.clock.now).toISOString(),
        accessEnds: new Date(app.clock.now + 60_000).toISOString(),
        idleEnds: new Date(app.clock.now + 30 * 60_000).toISOString(),
        absoluteEnds: new Date(app.clock.now + 12 * 3_600_000).toISOString(),
      },
    });
  });

  it('gives each the role of their group', async () => {
    for (const [login, role] of [
      ['otto', 'operator'],
      ['vera', 'viewer'],
    ] as const)
      expect((await session(await signedIn(app.url, login), app.url)).json()).toMatchObject({
        access: { grants: [{ role }] },
      });
  });

  it('asks the provider with PKCE, state and nonce, and keeps what they are checked against from the browser', async () => {
    const browser = new Browser();
    const { headers, status } = await browser.send(`${app.url}/auth/sign-in`);
    expect(status).toBe(303);
    expect(headers.get('cache-control')).toBe('no-store');
    const asked = new URL(headers.get('location') ?? '').searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(asked.get('state')).toMatch(/^[\w-]{43}$/);
    expect(asked.get('nonce')).toMatch(/^[\w-]{43}$/);
    expect(asked.get('redirect_uri')).toBe(`${app.url}/auth/callback`);
    expect(asked.get('scope')?.split(' ')).toContain('offline_access');
    const [cookie] = browser.cookies;
    expect(cookie?.header).toMatch(/; Path=\/auth; HttpOnly; SameSite=Lax; Max-Age=600$/);
    const hidden = Buffer.from(cookie?.value ?? '', 'base64url').toString('latin1');
    expect(hidden).not.toContain(asked.get('nonce'));
  });

  it('sets cookies that scripts cannot read and other sites cannot send', async () => {
    const browser = await signedIn(app.url, 'ada');
    const own = browser.cookies.filter(({ host }) => host === '127.0.0.1');
    expect(own.map(({ name, path }) => [name.replace(/\d+/, 'PORT'), path])).toEqual([
      ['qldb-session-PORT', '/'],
      ['qldb-refresh-PORT', '/auth'],
    ]);
    for (const { header } of own) expect(header).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(own.every(({ value }) => value.split('.').length === 5)).toBe(true);
  });

  it('ends on a page of the console when it is cancelled, without a word of the provider', async () => {
    const browser = new Browser();
    const { url } = await atProvider(browser, app.url);
    const page = await browser.go(url, { method: 'POST', body: new URLSearchParams({ cancel: '1' }) });
    expect(page.url.href).toBe(`${app.url}/signed-out?reason=denied`);
    expect((await session(browser, app.url)).status).toBe(401);
  });

  it('lets nobody in to whom no role was given', async () => {
    const browser = new Browser();
    expect((await signIn(browser, app.url, 'norman')).url.href).toBe(`${app.url}/signed-out?reason=no-access`);
    expect(browser.cookies.filter(({ host }) => host === '127.0.0.1')).toEqual([]);
  });

  it('lets two tabs sign in at the same time', async () => {
    const browser = new Browser();
    const first = await atProvider(browser, app.url, '/first');
    const second = await atProvider(browser, app.url, '/second');
    const login = { method: 'POST', body: new URLSearchParams({ login: 'ada' }) };
    expect((await browser.go(second.url, login)).url.pathname).toBe('/second');
    expect((await browser.go(first.url, login)).url.pathname).toBe('/first');
  });

  it('keeps few sign-ins of one browser under way', async () => {
    const browser = new Browser();
    for (let n = 0; n < 8; n += 1) await browser.send(`${app.url}/auth/sign-in`);
    expect(browser.cookies).toHaveLength(3);
  });

  it('takes no longer than ten minutes', async () => {
    const browser = new Browser();
    const { url } = await atProvider(browser, app.url);
    app.clock.now += 10 * 60_000;
    const page = await browser.go(url, { method: 'POST', body: new URLSearchParams({ login: 'ada' }) });
    expect(page.url.href).toBe(`${app.url}/signed-out?reason=stale`);
  });

  it('refuses everything below /api without a session, with the reason', async () => {
    for (const path of ['/api/session', '/api/connections', '/api/connections/embedded/ledgers', '/api/nothing']) {
      const answer = await new Browser().call(app.url + path, 'GET');
      expect([answer.status, answer.json().code]).toEqual([401, 'sign-in-required']);
    }
  });

  it('logs neither codes nor tokens nor cookies', async () => {
    const browser = await signedIn(app.url, 'ada');
    await signOut(browser, app.url);
    const log = JSON.stringify(app.bff.log);
    expect(log).toContain('/auth/callback?…');
    expect(log).not.toMatch(/code=|state=|eyJ|qldb-session/);
    expect(log).not.toContain('a-secret-of-tests');
  });
});

describe('the audit log', () => {
  it('has every sign-in, every one that was refused, and every sign-out, without secrets', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'bff-sign-in-'));
    const file = join(directory, 'audit.jsonl');
    const audited = await startConsole({ ...provider, environment: { AUDIT_FILE: file } });
    const browser = await signedIn(audited.url, 'ada');
    await signOut(browser, audited.url);
    await signIn(new Browser(), audited.url, 'norman');
    await new Browser().go(`${audited.url}/auth/callback?state=x&code=y`);
    await audited[Symbol.asyncDispose]();
    const text = await readFile(file, 'utf8');
    await rm(directory, { recursive: true });
    const entries = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    const told = entries.filter(({ kind }) => kind === 'sign-in' || kind === 'sign-out');
    expect(
      told.map(({ action, actor, outcome }) => [action, actor.kind, actor.id, outcome.status, outcome.code]),
    ).toEqual([
      ['SignIn', 'user', 'ada', 200, undefined],
      ['SignOut', 'user', 'ada', 200, undefined],
      ['SignIn', 'user', 'norman', 403, 'no-access'],
      ['SignIn', 'anonymous', '', 403, 'stale'],
    ]);
    expect(told.every(({ from, requestId }) => from.address === '127.0.0.1' && requestId.length > 30)).toBe(true);
    expect(text).not.toMatch(/eyJ|qldb-session|code=/);
  });

  it('that cannot be written lets nobody in', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'bff-sign-in-'));
    const audited = await startConsole({ ...provider, environment: { AUDIT_FILE: join(directory, 'audit.jsonl') } });
    await audited.bff.audit[Symbol.asyncDispose]();
    const browser = new Browser();
    expect((await signIn(browser, audited.url, 'ada')).url.href).toBe(`${audited.url}/signed-out?reason=failed`);
    expect((await session(browser, audited.url)).status).toBe(401);
    await audited[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  });
});

describe('signing out', () => {
  it('forgets the cookies, takes the token back and leads to the provider, which leads back', async () => {
    const browser = await signedIn(app.url, 'ada');
    const answer = await signOut(browser, app.url);
    expect(answer.json()).toMatchObject({ revoked: 'revoked' });
    expect(browser.cookies.filter(({ host }) => host === '127.0.0.1')).toEqual([]);
    const location = new URL(String(answer.json().location));
    expect(location.origin).toBe(provider.issuer);
    expect(location.searchParams.get('post_logout_redirect_uri')).toBe(`${app.url}/signed-out`);
    expect(location.searchParams.get('id_token_hint')).toMatch(/^eyJ/);
    const asked = await browser.go(location);
    expect(asked.status).toBe(200);
    const xsrf = /name="xsrf" value="(\w+)"/.exec(asked.text)?.[1] ?? '';
    const confirm = new URL(/action="([^"]+)"/.exec(asked.text)?.[1] ?? '', location);
    const body = new URLSearchParams({ xsrf, logout: 'yes' });
    expect((await browser.go(confirm, { method: 'POST', body })).url.href).toBe(`${app.url}/signed-out`);
  });

  it('is refused for other sites, and without the header of the console', async () => {
    const browser = await signedIn(app.url, 'ada');
    for (const headers of [
      {},
      { 'x-qldb-console': '1', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      for (const path of ['/auth/sign-out', '/auth/refresh', '/auth/link'])
        expect(
          (await browser.send(app.url + path, { method: 'POST', headers: headers as Record<string, string> })).status,
        ).toBe(403);
    expect((await session(browser, app.url)).status).toBe(200);
  });

  it('does not need a session', async () => {
    const answer = await signOut(new Browser(), app.url);
    expect([answer.status, answer.json()]).toEqual([200, { location: `${app.url}/signed-out`, revoked: 'nothing' }]);
  });
});
