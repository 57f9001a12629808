/** Consoles with sign-in behind a small reverse proxy, and people who sign in to them. */
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OIDC_ROLES } from '@qldb-console/testkit/oidc';
import { Browser, type Page } from './browser.ts';
import { type Started, startBff } from './started.ts';

/** The public address, which instances are put behind: each request goes to the next one, as from a load balancer. */
export interface Front extends AsyncDisposable {
  readonly url: string;
  targets: string[];
}

export async function startFront(): Promise<Front> {
  let turn = 0;
  const front = { targets: [] as string[] };
  const server = createServer((request, response) => {
    const target = front.targets[turn++ % front.targets.length];
    if (target === undefined) return void response.writeHead(502).end();
    const { method, headers } = request;
    const outgoing = httpRequest(target + request.url, { method: method ?? 'GET', headers }, (incoming) => {
      response.writeHead(incoming.statusCode ?? 502, incoming.headers);
      incoming.on('error', () => response.destroy());
      incoming.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    request.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(front, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** Any 32 bytes in base64url. */
export const sessionKey = (seed: number) => Buffer.alloc(32, seed).toString('base64url');

export interface SignInConsole extends AsyncDisposable {
  /** Public address. */
  readonly url: string;
  readonly front: Front;
  readonly bff: Started;
  /** The clock of its sessions: starts with the real time, and stands still. */
  readonly clock: { now: number };
}

/** A back end with sign-in behind a front of its own, or another one behind a front that is there. */
export async function startConsole(options: {
  issuer: string;
  clientId?: string;
  clientSecret?: string;
  upstreamUrl?: string;
  front?: Front;
  clock?: { now: number };
  keys?: string;
  basePath?: string;
  signIn?: object;
  roles?: readonly object[];
  rest?: object;
  environment?: Record<string, string>;
}): Promise<SignInConsole> {
  const front = options.front ?? (await startFront());
  const clock = options.clock ?? { now: Date.now() };
  const bff = await startBff({
    upstreamUrl: options.upstreamUrl ?? 'http://127.0.0.1:1',
    now: () => clock.now,
    environment: {
      PUBLIC_URL: front.url + (options.basePath ?? ''),
      SESSION_KEYS: options.keys ?? sessionKey(1),
      SIGN_IN_CLIENT_SECRET: options.clientSecret ?? 'a-secret-of-tests-alone-0123456789',
      ...options.environment,
    },
    file: {
      signIn: {
        issuer: options.issuer,
        clientId: options.clientId ?? 'qldb-console',
        insecureIssuer: true,
        ...options.signIn,
      },
      roles: options.roles ?? OIDC_ROLES,
      ...options.rest,
    },
  });
  front.targets.push(bff.url);
  return {
    url: front.url + (options.basePath ?? ''),
    front,
    bff,
    clock,
    async [Symbol.asyncDispose]() {
      await bff[Symbol.asyncDispose]();
      if (options.front === undefined) await front[Symbol.asyncDispose]();
    },
  };
}

/** Types a name into the provider's page. @returns where the browser ends */
export async function signIn(browser: Browser, url: string, login: string, returnTo = '/'): Promise<Page> {
  const page = await atProvider(browser, url, returnTo);
  return browser.go(page.url, { method: 'POST', body: new URLSearchParams({ login }) });
}

/** The provider's page, before anything is typed. */
export async function atProvider(browser: Browser, url: string, returnTo = '/'): Promise<Page> {
  const page = await browser.go(`${url}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  if (!page.url.pathname.startsWith('/interaction/')) throw new Error(`not at the provider but at ${page.url}`);
  return page;
}

export async function signedIn(url: string, login: string): Promise<Browser> {
  const browser = new Browser();
  await signIn(browser, url, login);
  return browser;
}

export const session = (browser: Browser, url: string) => browser.call(`${url}/api/session`, 'GET');
export const refresh = (browser: Browser, url: string, active = true) =>
  browser.call(`${url}/auth/refresh`, 'POST', { active });
export const signOut = (browser: Browser, url: string) => browser.call(`${url}/auth/sign-out`, 'POST');
