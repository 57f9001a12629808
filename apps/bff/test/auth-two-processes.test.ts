import { OIDC_ROLES, type OidcProviderProcess, startOidcProvider } from '@qldb-console/testkit/oidc';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConsoleProcess, startConsoleProcess } from './support/console-process.ts';
import { answerJson, type FakeUpstream, fakeUpstream } from './support/fake-upstream.ts';
import { type Front, refresh, session, sessionKey, signedIn, signOut, startFront } from './support/signing-in.ts';
import { until } from './support/until.ts';

/** Signing out has to be done within it, also on a busy machine; its end is waited for. */
const ACCESS_SECONDS = 10;
let provider: OidcProviderProcess;
let upstream: FakeUpstream;
let front: Front;
let consoles: ConsoleProcess[];

beforeAll(async () => {
  upstream = await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] }));
  provider = await startOidcProvider();
  front = await startFront();
  const file = {
    signIn: {
      issuer: provider.issuer,
      clientId: provider.clientId,
      insecureIssuer: true,
      accessSeconds: ACCESS_SECONDS,
    },
    roles: OIDC_ROLES,
  };
  const environment = {
    QLDB_ENDPOINT: upstream.url,
    AWS_ACCESS_KEY_ID: 'tests',
    AWS_SECRET_ACCESS_KEY: 'tests',
    PUBLIC_URL: front.url,
    SESSION_KEYS: sessionKey(3),
    SIGN_IN_CLIENT_SECRET: provider.clientSecret,
  };
  consoles = await Promise.all([1, 2].map(() => startConsoleProcess(file, environment)));
  front.targets = consoles.map(({ url }) => url);
});
afterAll(async () => {
  for (const one of consoles ?? []) await one[Symbol.asyncDispose]();
  await front[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
  await upstream[Symbol.asyncDispose]();
});

const only = (n: number) => {
  front.targets = consoles.slice(n, n + 1).map(({ url }) => url);
};

it('two processes behind a proxy share sessions by nothing but their key', async () => {
  const browser = await signedIn(front.url, 'vera');
  for (const n of [0, 1]) {
    only(n);
    expect((await browser.call(`${front.url}/api/connections/endpoint/ledgers`, 'GET')).status).toBe(200);
  }
  expect((await refresh(browser, front.url)).status).toBe(200);
});

it('a cookie stolen before the sign-out is refused there at once, and by the other when its access lifetime is over', async () => {
  only(0);
  const browser = await signedIn(front.url, 'vera');
  const thief = browser.copy();
  const before = Date.now();
  expect((await signOut(browser, front.url)).json()).toMatchObject({ revoked: 'revoked' });
  expect((await session(thief, front.url)).json().code).toBe('sign-in-required');
  only(1);
  expect((await session(thief, front.url)).status).toBe(200);
  await until(() => Date.now() > before + ACCESS_SECONDS * 1000);
  expect((await session(thief, front.url)).json().code).toBe('session-expired');
  expect((await refresh(thief, front.url)).json().code).toBe('sign-in-required');
  expect((await session(thief, front.url)).json().code).toBe('sign-in-required');
});

it('neither key nor secret nor token is in what they print', () => {
  for (const one of consoles) {
    expect(one.output()).not.toContain(sessionKey(3));
    expect(one.output()).not.toContain(provider.clientSecret);
    expect(one.output()).not.toMatch(/eyJ|code=/);
  }
});
