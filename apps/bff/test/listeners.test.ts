import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, get as httpsGet } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SELF_SIGNED } from '@qldb-console/testkit/self-signed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkConfig } from '../src/config/check-config.ts';
import { toConfig } from '../src/config/config.ts';
import { readEnv } from '../src/config/env.ts';
import { ListenError } from '../src/server.ts';
import { SIGN_IN } from './config/configured.ts';
import { answerJson, type FakeUpstream, fakeUpstream } from './support/fake-upstream.ts';
import { OWN, type Started, startBff } from './support/started.ts';
import { until } from './support/until.ts';

let directory: string;
let tls: { TLS_CERT_FILE: string; TLS_KEY_FILE: string };
let upstream: FakeUpstream;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bff-tls-'));
  tls = { TLS_CERT_FILE: join(directory, 'cert.pem'), TLS_KEY_FILE: join(directory, 'key.pem') };
  await writeFile(tls.TLS_CERT_FILE, SELF_SIGNED.cert);
  await writeFile(tls.TLS_KEY_FILE, SELF_SIGNED.key);
  upstream = await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] }));
});
afterAll(async () => {
  await upstream[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});
const start = (environment: Record<string, string>) => startBff({ upstreamUrl: upstream.url, environment });

function statusOverTls(url: string, options: { headers?: Record<string, string>; method?: string } = {}) {
  const agent = new Agent({ ca: SELF_SIGNED.cert, keepAlive: false });
  return new Promise<number | undefined>((resolve, reject) => {
    httpsGet(url, { agent, servername: 'localhost', ...options }, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode);
    }).on('error', reject);
  });
}

describe('the console with a certificate of its own', () => {
  it('speaks https alone, and takes changes from its own https origin', async () => {
    await using bff = await start(tls);
    expect(bff.url).toMatch(/^https:/);
    expect(await statusOverTls(`${bff.url}/healthz`)).toBe(200);
    await expect(fetch(bff.url.replace('https', 'http'))).rejects.toThrow();
    const change = (origin: string) =>
      statusOverTls(`${bff.url}/api/connections/embedded/ledgers/a`, { method: 'DELETE', headers: { ...OWN, origin } });
    expect(await change(bff.url)).toBe(204);
    expect(await change(bff.url.replace('https', 'http'))).toBe(403);
  });

  it('does not start with a certificate that cannot be used, and the check of the configuration says so before', async () => {
    const wrong = { ...tls, TLS_KEY_FILE: join(directory, 'none.pem') };
    await expect(start(wrong)).rejects.toThrow(ListenError);
    await expect(start(wrong)).rejects.toThrow(/certificate cannot be used \(ENOENT\)/);
    const check = (environment: Record<string, string>) => checkConfig(toConfig(readEnv(environment)));
    expect((await check(wrong)).problems).toEqual([expect.stringContaining('cannot be used (ENOENT)')]);
    const swapped = { TLS_CERT_FILE: tls.TLS_KEY_FILE, TLS_KEY_FILE: tls.TLS_CERT_FILE };
    expect((await check(swapped)).problems).toHaveLength(1);
    expect(await check({ ...tls, PUBLIC_URL: 'https://localhost' })).toEqual({ problems: [], warnings: [] });
    expect((await check({ ...tls, PUBLIC_URL: 'https://127.0.0.1' })).warnings).toEqual([
      expect.stringContaining('is not for 127.0.0.1'),
    ]);
  });
});

describe('the listener for management', () => {
  it('answers health and figures under any name, and nothing of a ledger', async () => {
    await using bff = await start({ MANAGEMENT_PORT: '0' });
    const ask = async (path: string) => (await fetch(`${bff.managementUrl}${path}`)).status;
    expect(await ask('/healthz')).toBe(200);
    expect(await ask('/readyz')).toBe(200);
    expect(await ask('/metrics')).toBe(200);
    for (const path of ['/', '/api/connections', '/auth/sign-in', '/index.html']) expect(await ask(path)).toBe(404);
    expect((await bff.send('/metrics')).status).not.toBe(200);
  });
});

describe('a console that was told to stop', () => {
  it('says that it is not ready, answers on until load balancers know, and then takes no more', async () => {
    await using bff = await start({ DRAIN_SECONDS: '2', MANAGEMENT_PORT: '0' });
    const closing = bff.close(30_000);
    const readiness = await bff.send('/readyz');
    expect(readiness.status).toBe(503);
    expect(readiness.problem()).toMatchObject({ code: 'stopping' });
    expect((await bff.send('/healthz')).status).toBe(200);
    expect((await bff.send('/api/connections/embedded/ledgers')).status).toBe(200);
    await closing;
    await expect(bff.send('/healthz')).rejects.toThrow('ECONNREFUSED');
    await expect(fetch(`${bff.managementUrl}/healthz`)).rejects.toThrow();
  });

  it('can still be watched while its last requests end', async () => {
    const pending = Promise.withResolvers<() => void>();
    await using slow = await fakeUpstream((_request, response) =>
      pending.resolve(() => answerJson(response, { Ledgers: [] })),
    );
    await using bff = await startBff({ upstreamUrl: slow.url, environment: { MANAGEMENT_PORT: '0' } });
    const last = bff.send('/api/connections/embedded/ledgers');
    const answer = await pending.promise;
    const closing = bff.close(60_000);
    await until(() =>
      bff.send('/healthz').then(
        () => false,
        () => true,
      ),
    );
    expect((await fetch(`${bff.managementUrl}/healthz`)).status).toBe(200);
    answer();
    expect((await last).status).toBe(200);
    await closing;
  });
});

describe('a console under a public name', () => {
  const open = { INSECURE_NO_SIGN_IN: 'anyone-who-can-reach-this-port-is-admin' };
  const at = (host: string, more: Record<string, string> = {}) => ({ headers: { host, ...more } });

  it('answers under that name or as this machine, and asks browsers to stay with https', async () => {
    await using bff = await start({ ...open, PUBLIC_URL: 'https://console.example.com' });
    for (const host of ['console.example.com', 'CONSOLE.example.com', 'console.example.com:443', 'localhost:1'])
      expect((await bff.send('/api/connections', at(host))).status).toBe(200);
    for (const host of [
      'console.example.com:8443',
      'console.example.com.evil.example',
      'xconsole.example.com',
      'example.com',
    ])
      expect((await bff.send('/api/connections', at(host))).status).toBe(403);
    const { headers } = await bff.send('/healthz', at('10.0.0.7'));
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('sends no such header on plain http, or to localhost', async () => {
    for (const PUBLIC_URL of ['http://console.example.com', 'https://localhost']) {
      await using bff = await start({ ...open, PUBLIC_URL });
      expect((await bff.send('/healthz')).headers).not.toHaveProperty('strict-transport-security');
    }
  });

  it('believes a forwarded host of a trusted proxy alone, only the public one, and where people sign in', async () => {
    const { environment, file } = SIGN_IN;
    const trusting = { ...environment, TRUSTED_PROXIES: '127.0.0.0/8' };
    const statusOf = async (bff: Started, host: string) =>
      (await bff.send('/qldb/api/connections', at('replica-1.internal', { 'x-forwarded-host': host }))).status;
    await using bff = await startBff({ upstreamUrl: upstream.url, environment: trusting, file });
    // Past this check: nobody has signed in.
    expect(await statusOf(bff, 'console.example.com')).toBe(401);
    for (const host of ['evil.example', 'localhost', '127.0.0.1', 'console.example.com, evil.example'])
      expect(await statusOf(bff, host)).toBe(403);
    await using stranger = await startBff({ upstreamUrl: upstream.url, environment, file });
    expect(await statusOf(stranger, 'console.example.com')).toBe(403);
    await using without = await start({ ...open, PUBLIC_URL: environment.PUBLIC_URL, TRUSTED_PROXIES: '127.0.0.0/8' });
    expect(await statusOf(without, 'console.example.com')).toBe(403);
  });
});
