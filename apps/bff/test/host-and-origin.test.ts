import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerJson, type FakeUpstream, fakeUpstream } from './support/fake-upstream.ts';
import { OWN, type Started, startBff } from './support/started.ts';

const ledgers = '/api/connections/embedded/ledgers';
let upstream: FakeUpstream;
let bff: Started;

beforeAll(async () => {
  upstream = await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] }));
  bff = await startBff({ upstreamUrl: upstream.url });
});
afterAll(async () => {
  await bff[Symbol.asyncDispose]();
  await upstream[Symbol.asyncDispose]();
});

describe('the Host check', () => {
  it.each([
    'evil.example',
    'evil.example:8580',
    '127.0.0.1.evil.example',
    '192.168.1.5',
    '0.0.0.0',
    'localhost.',
    '[::2]',
    '127.0.0.1@evil.example',
    'localhost:80.evil.example',
  ])('refuses %s on every address but those of health, before anything is asked upstream', async (host) => {
    const before = upstream.requests.length;
    for (const path of [ledgers, '/', '/assets/index.js']) {
      const answer = await bff.send(path, { headers: { host } });
      expect(answer.status).toBe(403);
      expect(answer.problem()).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('Host header') });
    }
    expect(upstream.requests).toHaveLength(before);
    expect((await bff.send('/healthz', { headers: { host } })).status).toBe(200);
  });

  it.each(['127.0.0.1', 'localhost:9999', 'LOCALHOST', '[::1]:8580'])('accepts %s', async (host) => {
    expect((await bff.send(ledgers, { headers: { host } })).status).toBe(200);
  });
});

describe('a proxy on this machine', () => {
  const environment = { PUBLIC_URL: 'http://localhost:9000', TRUSTED_PROXIES: '127.0.0.1' };
  const forwarded = { 'x-forwarded-host': 'localhost:9000' };

  it('is believed when it says which host was asked for', async () => {
    await using behind = await startBff({ upstreamUrl: upstream.url, environment });
    for (const host of ['localhost:9000', '127.0.0.1:8580'])
      expect((await behind.send(ledgers, { headers: { ...forwarded, host } })).status).toBe(200);
    const headers = { 'x-forwarded-host': 'evil.example', host: '127.0.0.1:8580' };
    expect((await behind.send(ledgers, { headers })).status).toBe(403);
  });

  it('is not taken for one by a page under another name, which a browser beside it shows', async () => {
    await using behind = await startBff({ upstreamUrl: upstream.url, environment });
    const before = upstream.requests.length;
    const headers = { ...forwarded, host: 'evil.example:8580', 'sec-fetch-site': 'same-origin' };
    expect((await behind.send(ledgers, { headers })).status).toBe(403);
    expect(upstream.requests).toHaveLength(before);
  });
});

describe('the origin check', () => {
  it.each(['cross-site', 'same-site', 'anything'])('refuses Sec-Fetch-Site: %s even for reads', async (site) => {
    const answer = await bff.send(ledgers, { headers: { 'sec-fetch-site': site } });
    expect(answer.status).toBe(403);
    expect(answer.problem().detail).toBe('The request comes from another site.');
  });

  it.each(['same-origin', 'none'])('accepts Sec-Fetch-Site: %s', async (site) => {
    expect((await bff.send(ledgers, { headers: { 'sec-fetch-site': site } })).status).toBe(200);
  });

  it('lets links from other sites open a page of the console', async () => {
    const answer = await bff.send('/ledgers', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(answer.status).not.toBe(403);
  });

  it.each(['https://evil.example', 'http://localhost:3000', 'null'])('refuses Origin: %s', async (origin) => {
    const answer = await bff.send(ledgers, { headers: { origin } });
    expect(answer.status).toBe(403);
    expect(answer.problem().detail).toBe('The request comes from another origin.');
  });

  it('accepts its own origin, also behind a forwarded port', async () => {
    const forwarded = { host: 'localhost:9000', origin: 'http://localhost:9000' };
    expect((await bff.send(ledgers, { headers: forwarded })).status).toBe(200);
  });

  it('grants no preflight', async () => {
    const answer = await bff.send(ledgers, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('the CSRF defence', () => {
  it.each([
    ['POST', ledgers],
    ['DELETE', `${ledgers}/a`],
    ['POST', `${ledgers}/a/digest`],
    ['POST', `${ledgers}/a/workload`],
    ['PATCH', `${ledgers}/a`],
    ['PATCH', `${ledgers}/a/permissions-mode`],
    ['POST', `${ledgers}/a/journal-s3-exports`],
    ['POST', `${ledgers}/a/journal-kinesis-streams`],
    ['DELETE', `${ledgers}/a/journal-kinesis-streams/${'S'.repeat(22)}`],
    ['POST', '/api/connections/embedded/tags'],
    ['DELETE', '/api/connections/embedded/tags?arn=arn:aws:qldb:us-east-1:000000000000:ledger/a&key=k'],
    ['POST', '/api/connections/embedded/kms-keys'],
    ['PATCH', '/api/connections/embedded/kms-keys/a'],
    ['POST', '/api/connections/embedded/presign'],
    ['POST', '/api/connections/embedded/test'],
  ])('refuses %s %s without the header', async (method, path) => {
    const before = upstream.requests.length;
    const answer = await bff.send(path, { method, headers: { 'content-type': 'application/json' } });
    expect(answer.status).toBe(403);
    expect(answer.problem().detail).toContain('x-qldb-console: 1');
    expect(upstream.requests).toHaveLength(before);
  });

  it('refuses it with another value', async () => {
    const headers = { ...OWN, 'x-qldb-console': '0' };
    expect((await bff.send(`${ledgers}/a`, { method: 'DELETE', headers })).status).toBe(403);
  });

  it('lets it through with the header', async () => {
    expect((await bff.send(`${ledgers}/a`, { method: 'DELETE', headers: OWN })).status).toBe(204);
  });
});
