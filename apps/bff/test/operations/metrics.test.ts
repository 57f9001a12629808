import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../src/version.ts';
import { answerError, answerJson, type FakeUpstream, fakeUpstream } from '../support/fake-upstream.ts';
import { startSignedIn } from '../support/signed-in.ts';
import { type Started, startBff } from '../support/started.ts';

const ledgers = '/api/connections/embedded/ledgers';

describe('the figures', () => {
  let upstream: FakeUpstream;
  let bff: Started;
  beforeAll(async () => {
    upstream = await fakeUpstream((request, response) =>
      request.url?.startsWith('/ledgers/')
        ? answerError(response, 404, 'ResourceNotFoundException', 'No')
        : answerJson(response, { Ledgers: [] }),
    );
    bff = await startBff({ upstreamUrl: upstream.url });
  });
  afterAll(async () => {
    await bff[Symbol.asyncDispose]();
    await upstream[Symbol.asyncDispose]();
  });
  const figures = async () => (await bff.send('/metrics')).text;

  it('tell requests by the pattern of their route, and never what readers write into addresses', async () => {
    for (let n = 0; n < 3; n++) await bff.send(`${ledgers}/payroll-of-${n}`);
    await bff.send('/api/no-such-thing/secret');
    await bff.send('/evil?secret', { method: 'PROPFIND' });
    await bff.send('/healthz');
    const text = await figures();
    expect(text).toContain(
      'qldb_console_http_request_duration_seconds_count{method="GET",route="/api/connections/:connection/ledgers/:ledger",status="404"} 3',
    );
    expect(text).toContain('_count{method="GET",route="/api/*",status="404"} 1');
    expect(text).toContain('_count{method="other",route="/*",status="404"} 1');
    expect(text).toContain('_count{method="GET",route="/healthz",status="200"} 1');
    expect(text).not.toMatch(/payroll|secret|evil/);
  });

  it('tell calls upstream by operation and outcome', async () => {
    await bff.send(ledgers);
    await bff.send(`${ledgers}/a`);
    const text = await figures();
    const count = 'qldb_console_upstream_call_duration_seconds_count';
    expect(text).toMatch(
      new RegExp(`${count}\\{connection="embedded",service="QLDB",operation="ListLedgers",outcome="ok"\\} [1-9]`),
    );
    expect(text).toMatch(
      new RegExp(
        `${count}\\{connection="embedded",service="QLDB",operation="DescribeLedger",outcome="refused"\\} [1-9]`,
      ),
    );
  });

  it('tell of the process', async () => {
    const answer = await bff.send('/metrics');
    expect(answer.headers['content-type']).toContain('text/plain; version=0.0.4');
    for (const name of [
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_p99_seconds',
      'qldb_console_http_connections',
    ])
      expect(answer.text).toMatch(new RegExp(`^${name} [0-9.e+-]+$`, 'm'));
    expect(answer.text).toContain(`\nqldb_console_build_info{version="${VERSION}"} 1\n`);
    // Each name is declared once, or Prometheus would refuse all of it.
    const names = [...answer.text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are not for pages of other origins that give themselves our address', async () => {
    expect((await bff.send('/metrics', { headers: { host: 'evil.example' } })).status).toBe(403);
  });
});

describe('where', () => {
  it('others can reach the console, the figures are on the management listener alone', async () => {
    await using upstream = await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] }));
    await using bff = await startSignedIn({ upstreamUrl: upstream.url, roles: [{ group: '*', role: 'viewer' }] });
    expect(await (await fetch(`${bff.url}/metrics`)).text()).not.toContain('qldb_console_http');
  });

  it('there is a management listener, they are there and not on the other', async () => {
    await using upstream = await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] }));
    await using bff = await startBff({ upstreamUrl: upstream.url, environment: { MANAGEMENT_PORT: '0' } });
    expect((await bff.send('/metrics')).text).not.toContain('qldb_console_http');
    expect(await (await fetch(`${bff.managementUrl}/metrics`)).text()).toContain('qldb_console_http_connections');
  });
});

it('sign-ins and opened links are counted by how they ended', async () => {
  await using bff = await startSignedIn({
    upstreamUrl: 'http://127.0.0.1:1',
    roles: [{ group: '*', role: 'viewer' }],
  });
  await fetch(`${bff.url}/auth/callback?state=unknown&code=a`, { redirect: 'manual' });
  const headers = { 'x-qldb-console': '1', 'content-type': 'application/json' };
  const guessed = await fetch(`${bff.url}/auth/link`, { method: 'POST', headers, body: '{"token":"a.b.c.d.e"}' });
  const { code } = (await guessed.json()) as { code: string };
  const text = await bff.context.metrics.text();
  expect(text).toContain('qldb_console_sign_ins_total{kind="user",outcome="stale"} 1');
  expect(text).toContain(`qldb_console_sign_ins_total{kind="link",outcome="${code}"} 1`);
});
