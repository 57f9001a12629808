// What another site can send with the reader's cookies: every route of the table that is no read, and of sign-in, in every form
// that a page of another site can give a request.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/routes/table.ts';
import { requestFor } from '../access/requests.ts';
import { answerJson, type FakeUpstream, fakeUpstream } from '../support/fake-upstream.ts';
import { type SignedIn, startSignedIn } from '../support/signed-in.ts';

/** The public address, which the test reaches by its Host header. */
const PUBLIC = 'http://127.0.0.1:8580';
const ADMIN = { groups: ['admins'] };
const place = { connection: 'embedded', ledger: 'mine' };
const own = { 'x-qldb-console': '1', origin: PUBLIC, 'sec-fetch-site': 'same-origin' };

let upstream: FakeUpstream;
let bff: SignedIn;
let cookie: string;
beforeAll(async () => {
  upstream = await fakeUpstream((_request, response) => answerJson(response, {}));
  bff = await startSignedIn({
    upstreamUrl: upstream.url,
    roles: [{ group: 'admins', role: 'admin' }],
    environment: { LEDGER_S3_ENDPOINT: upstream.url, LEDGER_KINESIS_ENDPOINT: upstream.url },
    upstream: { readAttempts: 1 },
  });
  cookie = await bff.cookieOf(ADMIN);
});
afterAll(async () => {
  await bff[Symbol.asyncDispose]();
  await upstream[Symbol.asyncDispose]();
});

interface Change {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Everything that does something: reads answer nobody but their own page, see below. */
const CHANGES: readonly Change[] = [
  ...ROUTES.filter(({ method }) => method !== 'get').map((route) => {
    const { path, body } = requestFor(route, place);
    return { name: route.name, method: route.method.toUpperCase(), path, body };
  }),
  { name: 'refresh', method: 'POST', path: '/auth/refresh', body: { active: true } },
  { name: 'sign-out', method: 'POST', path: '/auth/sign-out', body: undefined },
  { name: 'link', method: 'POST', path: '/auth/link', body: { token: randomBytes(60).toString('base64url') } },
];

async function send({ method, path, body }: Change, headers: Record<string, string>, as = method) {
  const before = upstream.requests.length;
  const response = await fetch(bff.url + path, {
    method: as,
    headers: { cookie, 'content-type': 'application/json', ...headers },
    ...(body === undefined || as === 'GET' || as === 'HEAD' ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    code: text === '' ? undefined : JSON.parse(text).code,
    title: text === '' ? undefined : JSON.parse(text).title,
    cookies: response.headers.getSetCookie(),
    asked: upstream.requests.slice(before),
  };
}

const REFUSED = { status: 403, code: 'forbidden', title: 'Refused to protect the reader', cookies: [], asked: [] };

/** What pages of other sites can and cannot set; each of these is a request that they can make browsers send. */
const ATTACKS: readonly (readonly [string, Record<string, string>])[] = [
  ['a form, whose header cannot be set', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['a form in an old browser, which says nothing of where it comes from', {}],
  ['a form that says text/plain', { 'content-type': 'text/plain' }],
  ['a form that says what HTML forms say', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a form with files', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['a page without an origin of its own', { 'x-qldb-console': '1', origin: 'null' }],
  ['a page of a sibling domain', { ...own, 'sec-fetch-site': 'same-site' }],
  ['a page at another port of this host', { ...own, origin: 'http://127.0.0.1:9999' }],
  ['a page of the same host by the other protocol', { ...own, origin: 'https://127.0.0.1:8580' }],
  ['a page that could set our header and nothing else', { 'x-qldb-console': '1', 'sec-fetch-site': 'cross-site' }],
  ['a page whose name begins like ours', { ...own, origin: `${PUBLIC}.evil.example` }],
  ['two origins at once', { ...own, origin: `${PUBLIC}, https://evil.example` }],
  ['two values of our header', { ...own, 'x-qldb-console': '1, 1' }],
  ['another value of our header', { ...own, 'x-qldb-console': 'true' }],
];

describe('whatever changes something', () => {
  it('is there to be tried', () => {
    expect(CHANGES.length).toBeGreaterThan(18);
  });

  it.each(ATTACKS)('is refused from %s', async (_what, headers) => {
    const answers = await Promise.all(CHANGES.map(async (one) => [one.name, await send(one, headers)]));
    expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(CHANGES.map(({ name }) => [name, REFUSED])));
  });

  it('is not reached by another method, whatever says that it means the right one', async () => {
    for (const one of CHANGES)
      for (const as of ['GET', 'HEAD', 'POST'].filter((method) => method !== one.method)) {
        const override = {
          'x-http-method-override': one.method,
          'x-http-method': one.method,
          'x-method-override': one.method,
        };
        const { asked, cookies } = await send(one, { ...own, ...override }, as);
        // Another route of the same address may read; none of them changes anything.
        expect(
          asked.filter((line) => !line.startsWith('GET ')),
          `${as} for ${one.method} ${one.path}`,
        ).toEqual([]);
        expect(cookies).toEqual([]);
      }
  });

  it('takes JSON that says so, and no other body', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/json', 'application/ion']) {
      const one = CHANGES.find(({ name }) => name === 'CreateLedger') as Change;
      expect(await send(one, { ...own, 'content-type': type })).toMatchObject({ status: 400, asked: [] });
    }
  });

  it('goes through from the console’s own page', async () => {
    for (const one of CHANGES.filter(({ name }) => ['DeleteLedger', 'UpdateLedger', 'TagResource'].includes(name)))
      expect((await send(one, own)).asked, one.name).toHaveLength(1);
    expect((await send(CHANGES.find(({ name }) => name === 'sign-out') as Change, own)).status).toBe(200);
  });
});

describe('reads', () => {
  const reads = ROUTES.filter(({ method }) => method === 'get');

  it('are asked nobody for other sites, and say to browsers that they are for their own page alone', async () => {
    for (const route of reads) {
      const { path, body } = requestFor(route, place);
      const read = { name: route.name, method: 'GET', path, body };
      for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'null' }])
        expect(await send(read, headers as Record<string, string>), route.name).toEqual(REFUSED);
    }
    // For browsers that do not know Sec-Fetch-Site: what a page of another site includes is not handed to it.
    const answer = await fetch(`${bff.url}/api/connections`, {
      headers: { cookie: await bff.cookieOf({ ...ADMIN, subject: 'somebody who did not sign out' }) },
    });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('frames', () => {
  it.each([
    '/',
    '/ledgers',
    '/link',
    '/signed-out',
    '/auth/sign-in',
    '/auth/callback',
    '/api/session',
    '/missing.js',
    '/%00',
    '/healthz',
  ])('of other sites show nothing of %s', async (path) => {
    const answer = await fetch(bff.url + path, { redirect: 'manual' });
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });
});
