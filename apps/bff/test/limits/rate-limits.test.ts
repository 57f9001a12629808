import { problemSchema } from '@qldb-console/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerJson, type FakeUpstream, fakeUpstream } from '../support/fake-upstream.ts';
import { type SignedIn, startSignedIn } from '../support/signed-in.ts';
import { startBff } from '../support/started.ts';
import { until } from '../support/until.ts';

const roles = [{ group: '*', role: 'viewer' }] as const;
const ledgers = '/api/connections/embedded/ledgers';

describe('callers who are limited', () => {
  let upstream: FakeUpstream;
  let release: (() => void)[] = [];
  let bff: SignedIn;
  beforeAll(async () => {
    upstream = await fakeUpstream(async (request, response) => {
      if (request.url?.startsWith('/ledgers/slow')) await new Promise<void>((resolve) => release.push(resolve));
      answerJson(response, { Ledgers: [] });
    });
    bff = await startSignedIn({
      upstreamUrl: upstream.url,
      roles: [...roles],
      environment: {
        RATE_USER_PER_MINUTE: '20',
        RATE_ADDRESS_PER_MINUTE: '200',
        RATE_CONCURRENT_PER_USER: '3',
        TRUSTED_PROXIES: '127.0.0.1',
      },
    });
  });
  afterAll(async () => {
    for (const go of release) go();
    await bff[Symbol.asyncDispose]();
    await upstream[Symbol.asyncDispose]();
  });

  const ask = async (cookie: string, path = ledgers, from = '192.0.2.1') => {
    const response = await fetch(bff.url + path, { headers: { cookie, 'x-forwarded-for': from } });
    return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await response.text() };
  };

  it('hear when to go on, one by one, from wherever they ask', async () => {
    const [ada, bob] = [
      await bff.cookieOf({ groups: ['*'], subject: 'ada' }),
      await bff.cookieOf({ groups: ['*'], subject: 'bob' }),
    ];
    for (let n = 0; n < 20; n++) expect((await ask(ada)).status).toBe(200);
    const refused = await ask(ada, ledgers, '192.0.2.77');
    expect(refused.status).toBe(429);
    const problem = problemSchema.parse(JSON.parse(refused.text));
    expect(problem).toMatchObject({ code: 'rate-limited', title: 'You sent too many requests' });
    expect(problem.retryAfterSeconds).toBeGreaterThan(0);
    expect(problem.retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(refused.retryAfter).toBe(String(problem.retryAfterSeconds));
    expect((await ask(bob)).status).toBe(200);
  });

  it('have so many requests under way and no more, and further ones when those have ended', async () => {
    release = [];
    const carol = await bff.cookieOf({ groups: ['*'], subject: 'carol' });
    const slow = [1, 2, 3].map(() => ask(carol, `${ledgers}/slow`));
    await until(() => release.length === 3);
    const refused = await ask(carol);
    expect(refused.status).toBe(429);
    expect(problemSchema.parse(JSON.parse(refused.text))).toMatchObject({ code: 'rate-limited', retryAfterSeconds: 1 });
    for (const go of release) go();
    await Promise.all(slow);
    await expect.poll(async () => (await ask(carol)).status).toBe(200);
  });

  it('are told apart by the address that a trusted proxy tells, as long as nobody has signed in', async () => {
    let refused: { status: number; text: string } | undefined;
    for (let n = 0; n < 250 && refused === undefined; n++) {
      const answer = await ask('', '/api/session', '198.51.100.7');
      if (answer.status === 429) refused = answer;
      else expect(answer.status).toBe(401);
    }
    expect(problemSchema.parse(JSON.parse(refused?.text ?? ''))).toMatchObject({
      code: 'rate-limited',
      title: 'Too many requests came from your address',
    });
    expect((await ask('', '/api/session', '198.51.100.8')).status).toBe(401);
  });

  it('cannot get around it within the /56 of their IPv6', async () => {
    let refused = 0;
    for (let n = 0; n < 250; n++)
      if ((await ask('', '/api/session', `2001:db8:0:0:${n.toString(16)}::1`)).status === 429) refused += 1;
    expect(refused).toBe(50);
  });

  it('who guess at links are stopped early, and leave sign-in to others', async () => {
    const guess = (from: string) =>
      fetch(`${bff.url}/auth/link`, {
        method: 'POST',
        headers: { 'x-forwarded-for': from, 'x-qldb-console': '1', 'content-type': 'application/json' },
        body: JSON.stringify({ token: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA' }),
      }).then(async (answer) => ({ status: answer.status, code: ((await answer.json()) as { code: string }).code }));
    const answers = [];
    for (let n = 0; n < 70; n++) answers.push((await guess('203.0.113.9')).code);
    expect(answers.filter((code) => code === 'rate-limited')).toHaveLength(10);
    expect((await guess('203.0.113.10')).code).not.toBe('rate-limited');
  });

  it('are counted in the figures, by limit', async () => {
    const text = await bff.context.metrics.text();
    for (const limit of ['user', 'address', 'concurrent', 'sign-in'])
      expect(text).toMatch(new RegExp(`qldb_console_rate_limited_total\\{limit="${limit}"\\} [1-9]`));
  });
});

it('the one user of this machine, who judges journals without end, is not limited', async () => {
  await using upstream = await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] }));
  await using bff = await startBff({
    upstreamUrl: upstream.url,
    environment: {
      RATE_USER_PER_MINUTE: '5',
      RATE_ADDRESS_PER_MINUTE: '5',
      RATE_CONCURRENT_PER_USER: '1',
      LOG_LEVEL: 'info',
    },
  });
  const statuses = await Promise.all(Array.from({ length: 40 }, async () => (await bff.send(ledgers)).status));
  expect(new Set(statuses)).toEqual(new Set([200]));
});

it('what an untrusted client says of its address is not believed', async () => {
  await using upstream = await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] }));
  await using bff = await startSignedIn({
    upstreamUrl: upstream.url,
    roles: [...roles],
    environment: { RATE_ADDRESS_PER_MINUTE: '5' },
  });
  const statuses: number[] = [];
  for (let n = 0; n < 8; n++)
    statuses.push((await fetch(`${bff.url}/api/session`, { headers: { 'x-forwarded-for': `192.0.2.${n}` } })).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
});
