import { OIDC_USERS, type OidcProviderProcess, startOidcProvider } from '@qldb-console/testkit/oidc';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Browser, type Page } from './support/browser.ts';
import { answerJson, fakeUpstream } from './support/fake-upstream.ts';
import {
  refresh,
  type SignInConsole,
  session,
  sessionKey,
  signedIn,
  signIn,
  signOut,
  startConsole,
} from './support/signing-in.ts';
import { until } from './support/until.ts';

const MINUTE = 60_000;
let provider: OidcProviderProcess;
const running: SignInConsole[] = [];

beforeAll(async () => {
  provider = await startOidcProvider();
});
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one[Symbol.asyncDispose]();
  await provider.setUsers(OIDC_USERS);
});
afterAll(() => provider[Symbol.asyncDispose]());

async function start(options: Partial<Parameters<typeof startConsole>[0]> = {}): Promise<SignInConsole> {
  const started = await startConsole({ ...provider, ...options });
  running.push(started);
  return started;
}
/** A second instance behind the same front, with the same keys and the same clock. */
const beside = (first: SignInConsole, options: Partial<Parameters<typeof startConsole>[0]> = {}) =>
  start({ front: first.front, clock: first.clock, ...options });
const told = (page: Page) => [page.status, page.json().code];

describe('the access lifetime', () => {
  it('is over after a minute, and a refresh gives another one', async () => {
    const app = await start();
    const browser = await signedIn(app.url, 'ada');
    app.clock.now += MINUTE - 1;
    expect((await session(browser, app.url)).status).toBe(200);
    app.clock.now += 1;
    expect(told(await session(browser, app.url))).toEqual([401, 'session-expired']);
    const answer = await refresh(browser, app.url);
    expect(answer.json()).toMatchObject({ times: { accessEnds: new Date(app.clock.now + MINUTE).toISOString() } });
    expect((await session(browser, app.url)).status).toBe(200);
  });

  it('is as long as configured', async () => {
    const app = await start({ signIn: { accessSeconds: 5 } });
    const browser = await signedIn(app.url, 'ada');
    app.clock.now += 5_000;
    expect(told(await session(browser, app.url))).toEqual([401, 'session-expired']);
  });

  it('brings changes of groups with the next refresh, and ends where no role is left', async () => {
    const app = await start();
    const browser = await signedIn(app.url, 'ada');
    const change = (groups: string[]) =>
      provider.setUsers(OIDC_USERS.map((user) => (user.login === 'ada' ? { ...user, groups } : user)));
    await change(['ledger-viewers']);
    await refresh(browser, app.url);
    expect((await session(browser, app.url)).json()).toMatchObject({ access: { grants: [{ role: 'viewer' }] } });
    await change([]);
    expect(told(await refresh(browser, app.url))).toEqual([401, 'sign-in-required']);
    expect(told(await session(browser, app.url))).toEqual([401, 'sign-in-required']);
  });

  it('ends when the account is gone at the provider', async () => {
    const app = await start();
    const browser = await signedIn(app.url, 'ada');
    await provider.setUsers([]);
    expect(told(await refresh(browser, app.url))).toEqual([401, 'sign-in-required']);
  });
});

describe('the idle lifetime', () => {
  it('is prolonged by activity alone', async () => {
    const app = await start({ signIn: { idleMinutes: 10 } });
    const browser = await signedIn(app.url, 'ada');
    for (let minutes = 0; minutes < 9; minutes += 3) {
      app.clock.now += 3 * MINUTE;
      expect((await refresh(browser, app.url, false)).status).toBe(200);
    }
    app.clock.now += MINUTE;
    const answer = await refresh(browser, app.url, true);
    expect(told(answer)).toEqual([401, 'sign-in-required']);
    expect(answer.json().detail).toContain('nobody was active');
    expect(browser.cookies.filter(({ host }) => host === '127.0.0.1')).toEqual([]);
  });

  it('lasts as long as somebody is there, but never beyond the absolute lifetime', async () => {
    const app = await start({ signIn: { idleMinutes: 10, absoluteHours: 1 } });
    const browser = await signedIn(app.url, 'ada');
    for (let minutes = 9; minutes < 60; minutes += 9) {
      app.clock.now += 9 * MINUTE;
      expect((await refresh(browser, app.url)).status).toBe(200);
    }
    const { times } = (await session(browser, app.url)).json() as { times?: Record<string, string> };
    expect([times?.accessEnds, times?.idleEnds].every((time) => (time ?? '') <= (times?.absoluteEnds ?? ''))).toBe(
      true,
    );
    app.clock.now = Date.parse(times?.absoluteEnds ?? '');
    for (const answer of [await session(browser, app.url), await refresh(browser, app.url)])
      expect([answer.status, answer.json().code, answer.json().detail]).toEqual([
        401,
        'sign-in-required',
        'The longest time that a session may last is over.',
      ]);
  });

  it('is over on every instance, also for who kept the cookies', async () => {
    const app = await start({ signIn: { idleMinutes: 10 } });
    const browser = await signedIn(app.url, 'ada');
    app.clock.now += 10 * MINUTE;
    expect(told(await session(browser, app.url))).toEqual([401, 'sign-in-required']);
  });
});

describe('cookies stolen before the reader signed out', () => {
  it('are refused at once by the instance that signed out', async () => {
    const app = await start();
    const browser = await signedIn(app.url, 'ada');
    const thief = browser.copy();
    expect((await session(thief, app.url)).status).toBe(200);
    await signOut(browser, app.url);
    expect(told(await session(thief, app.url))).toEqual([401, 'sign-in-required']);
    expect(told(await refresh(thief, app.url))).toEqual([401, 'sign-in-required']);
  });

  it('are refused by other instances when the access lifetime is over: at most a minute later', async () => {
    const app = await start();
    const second = await beside(app);
    const browser = await signedIn(app.url, 'ada');
    const thief = browser.copy();
    app.front.targets = [app.bff.url];
    expect((await signOut(browser, app.url)).json()).toMatchObject({ revoked: 'revoked' });
    app.front.targets = [second.bff.url];
    app.clock.now += MINUTE - 1;
    expect((await session(thief, app.url)).status).toBe(200);
    app.clock.now += 1;
    expect(told(await session(thief, app.url))).toEqual([401, 'session-expired']);
    expect(told(await refresh(thief, app.url))).toEqual([401, 'sign-in-required']);
    expect(told(await session(thief, app.url))).toEqual([401, 'sign-in-required']);
  });

  it('cannot be refreshed elsewhere before either', async () => {
    const app = await start();
    const second = await beside(app);
    const browser = await signedIn(app.url, 'ada');
    const thief = browser.copy();
    app.front.targets = [app.bff.url];
    await signOut(browser, app.url);
    app.front.targets = [second.bff.url];
    expect(told(await refresh(thief, app.url))).toEqual([401, 'sign-in-required']);
    // From the refusal on this instance knows, too.
    expect(told(await session(thief, app.url))).toEqual([401, 'sign-in-required']);
  });

  it('are of no use for what is still being streamed: it is cut off', async () => {
    const held: (() => void)[] = [];
    await using upstream = await fakeUpstream((_request, response) => void held.push(() => answerJson(response, {})));
    const app = await start({ upstreamUrl: upstream.url });
    const browser = await signedIn(app.url, 'vera');
    const strand = 'A'.repeat(22);
    const url = `${app.url}/api/connections/embedded/ledgers/a/strands/${strand}/blocks?from=0&to=5`;
    const cookie = Object.entries(browser.cookiesFor(url)).map(([name, value]) => `${name}=${value}`);
    const streamed = fetch(url, { headers: { cookie: cookie.join('; ') } }).then((answer) => answer.text());
    const cutOff = expect(streamed).rejects.toThrow(/terminated|fetch failed/);
    await until(() => held.length > 0);
    await signOut(browser, app.url);
    await cutOff;
  });

  it('come back to nothing when a refresh was under way', async () => {
    const app = await start();
    const browser = await signedIn(app.url, 'ada');
    const tab = browser.copy();
    const [refreshed] = await Promise.all([refresh(tab, app.url), signOut(browser, app.url)]);
    // Whichever came first: afterwards neither tab is signed in.
    expect([200, 401]).toContain(refreshed.status);
    for (const one of [tab, browser]) {
      expect((await session(one, app.url)).status).toBe(401);
      expect((await refresh(one, app.url)).status).toBe(401);
    }
  });
});

describe('refresh tokens that count once', () => {
  it('are used once by two tabs of one instance that refresh at the same time', async () => {
    const app = await start();
    const browser = await signedIn(app.url, 'ada');
    const tabs = [browser, browser.copy(), browser.copy()];
    expect((await Promise.all(tabs.map((tab) => refresh(tab, app.url)))).map(({ status }) => status)).toEqual([
      200, 200, 200,
    ]);
    for (const tab of tabs) expect((await refresh(tab, app.url)).status).toBe(200);
  });

  it('are handed out again to who lost the answer, for some seconds', async () => {
    const app = await start();
    const browser = await signedIn(app.url, 'ada');
    const before = browser.copy();
    expect((await refresh(browser, app.url)).status).toBe(200);
    const asked = app.clock.now;
    app.clock.now += 9_000;
    // Its access lifetime counts from when the provider was asked.
    expect((await refresh(before, app.url)).json()).toMatchObject({
      times: { accessEnds: new Date(asked + MINUTE).toISOString() },
    });
  });

  it('end the whole session when an old one comes back later', async () => {
    const app = await start();
    const browser = await signedIn(app.url, 'ada');
    const thief = browser.copy();
    expect((await refresh(browser, app.url)).status).toBe(200);
    app.clock.now += 11_000;
    expect(told(await refresh(thief, app.url))).toEqual([401, 'sign-in-required']);
    expect(told(await session(browser, app.url))).toEqual([401, 'sign-in-required']);
    expect(told(await refresh(browser, app.url))).toEqual([401, 'sign-in-required']);
  });

  it('end it on other instances with the next refresh', async () => {
    const app = await start();
    const second = await beside(app);
    app.front.targets = [app.bff.url];
    const browser = await signedIn(app.url, 'ada');
    const thief = browser.copy();
    expect((await refresh(browser, app.url)).status).toBe(200);
    app.front.targets = [second.bff.url];
    expect(told(await refresh(thief, app.url))).toEqual([401, 'sign-in-required']);
    app.front.targets = [app.bff.url];
    expect(told(await refresh(browser, app.url))).toEqual([401, 'sign-in-required']);
  });
});

describe('several instances', () => {
  it('share sessions by nothing but a key, whichever one is asked', async () => {
    const app = await start();
    await beside(app);
    const browser = new Browser();
    await signIn(browser, app.url, 'vera');
    for (let n = 0; n < 6; n += 1) expect((await session(browser, app.url)).status).toBe(200);
    app.clock.now += MINUTE;
    expect((await refresh(browser, app.url)).status).toBe(200);
    for (let n = 0; n < 4; n += 1) expect((await session(browser, app.url)).status).toBe(200);
  });

  it('change keys one after the other: the first encrypts, all decrypt, a removed one opens nothing', async () => {
    const [old, fresh] = [sessionKey(1), sessionKey(2)];
    const app = await start({ keys: old });
    const rolling = await beside(app, { keys: `${fresh},${old}` });
    const done = await beside(app, { keys: fresh });
    const at = (one: SignInConsole) => {
      app.front.targets = [one.bff.url];
    };
    const kid = (browser: Browser) => {
      const [header = ''] = Object.values(browser.cookiesFor(app.url))[0]?.split('.') ?? [];
      return JSON.parse(Buffer.from(header, 'base64url').toString()).kid as string;
    };
    at(app);
    const browser = await signedIn(app.url, 'ada');
    const before = kid(browser);
    at(rolling);
    expect((await session(browser, app.url)).status).toBe(200);
    at(done);
    expect(told(await session(browser, app.url))).toEqual([401, 'sign-in-required']);
    at(rolling);
    expect((await refresh(browser, app.url)).status).toBe(200);
    expect(kid(browser)).not.toBe(before);
    at(done);
    expect((await session(browser, app.url)).status).toBe(200);
    at(app);
    expect(told(await session(browser, app.url))).toEqual([401, 'sign-in-required']);
  });

  it('open nothing of another console that has the same keys', async () => {
    const [one, other] = [await start(), await start()];
    const browser = await signedIn(one.url, 'ada');
    const cookie = Object.values(browser.cookiesFor(one.url))[0];
    const name = `qldb-session-${new URL(other.url).port}`;
    const answer = await new Browser().send(`${other.url}/api/session`, { headers: { cookie: `${name}=${cookie}` } });
    expect(told(answer)).toEqual([401, 'sign-in-required']);
  });
});

describe('a provider', () => {
  it('without refresh tokens is asked with the access token, as long as that lasts', async () => {
    await using plain = await startOidcProvider({ refreshTokens: false, accessTokenSeconds: 2 });
    const app = await start({ ...plain });
    const browser = await signedIn(app.url, 'vera');
    expect((await refresh(browser, app.url)).status).toBe(200);
    await plain.setUsers(OIDC_USERS.map((user) => ({ ...user, groups: ['ledger-admins'] })));
    expect((await refresh(browser, app.url)).status).toBe(200);
    expect((await session(browser, app.url)).json()).toMatchObject({ access: { grants: [{ role: 'admin' }] } });
    await until(async () => (await refresh(browser, app.url)).status === 401);
    expect(told(await session(browser, app.url))).toEqual([401, 'sign-in-required']);
  });

  it('that tells groups at its userinfo endpoint alone is asked there, at every refresh', async () => {
    await using shy = await startOidcProvider({ claimsInIdToken: false });
    const app = await start({ ...shy });
    const browser = await signedIn(app.url, 'otto');
    const roles = async () => (await session(browser, app.url)).json();
    expect(await roles()).toMatchObject({
      caller: { name: 'Otto Operator' },
      access: { grants: [{ role: 'operator' }] },
    });
    await shy.setUsers(OIDC_USERS.map((user) => ({ ...user, groups: ['ledger-viewers'] })));
    await refresh(browser, app.url);
    expect(await roles()).toMatchObject({
      caller: { name: 'Otto Operator' },
      access: { grants: [{ role: 'viewer' }] },
    });
  });

  it('that is away ends no session: it can be refreshed when the provider is back', async () => {
    const first = await startOidcProvider();
    const port = Number(new URL(first.issuer).port);
    const app = await start({ ...first });
    const browser = await signedIn(app.url, 'ada');
    await first[Symbol.asyncDispose]();
    const answer = await refresh(browser, app.url);
    expect(told(answer)).toEqual([503, 'provider-unavailable']);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect((await session(browser, app.url)).status).toBe(200);
    expect((await signOut(browser, app.url)).json()).toMatchObject({ revoked: 'failed' });
    expect((await session(browser, app.url)).status).toBe(401);
    // Another process at the same address knows none of the tokens of the first.
    await using _second = await startOidcProvider({ port });
    await signIn(browser, app.url, 'ada');
    expect((await session(browser, app.url)).status).toBe(200);
  });

  it('that is away when the console starts keeps nobody from starting it; sign-in works as soon as it is there', async () => {
    const probe = await startOidcProvider();
    const port = Number(new URL(probe.issuer).port);
    await probe[Symbol.asyncDispose]();
    const app = await start({ issuer: probe.issuer });
    const browser = new Browser();
    const answer = await browser.send(`${app.url}/auth/sign-in`, { headers: { accept: 'application/json' } });
    expect(told(answer)).toEqual([503, 'provider-unavailable']);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect((await browser.go(`${app.url}/auth/sign-in`)).url.href).toBe(
      `${app.url}/signed-out?reason=provider-unavailable`,
    );
    await using _late = await startOidcProvider({ port });
    await signIn(browser, app.url, 'ada');
    expect((await session(browser, app.url)).status).toBe(200);
  });
});

describe('below a base path', () => {
  it('cookies, pages and the way back stay there', async () => {
    const app = await start({ basePath: '/qldb' });
    const browser = new Browser();
    expect((await signIn(browser, app.url, 'ada', '/qldb/ledgers')).url.href).toBe(`${app.url}/ledgers`);
    const own = browser.cookies.filter(({ host }) => host === '127.0.0.1');
    expect(own.map(({ path }) => path)).toEqual(['/qldb', '/qldb/auth']);
    expect((await session(browser, app.url)).status).toBe(200);
    expect((await signIn(new Browser(), app.url, 'ada', '/elsewhere')).url.href).toBe(`${app.url}/`);
  });
});
