import { problemSchema } from '@qldb-console/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ROUTES } from '../../src/routes/table.ts';
import { answerJson, type FakeUpstream, fakeUpstream } from '../support/fake-upstream.ts';
import { type SignedIn, startSignedIn } from '../support/signed-in.ts';
import { CALLERS, ROLES_OF_CALLERS } from './callers.ts';
import { expectedOf, NEEDS } from './expected.ts';
import { type Place, requestFor } from './requests.ts';

const PLACES: readonly (Place & { readonly readOnly: boolean })[] = [
  { connection: 'embedded', ledger: 'mine', readOnly: false },
  { connection: 'embedded', ledger: 'theirs', readOnly: false },
  { connection: 'other', ledger: 'mine', readOnly: false },
  { connection: 'frozen', ledger: 'mine', readOnly: true },
];
const REFUSALS = new Set(['sign-in-required', 'session-expired', 'forbidden', 'read-only', 'rate-limited']);
/** Routes that answer by themselves. */
const ASK_NOBODY = new Set([
  'ListAudit',
  'DownloadAudit',
  'Report',
  'GetSession',
  'ListConnections',
  'Presign',
  'CreateLink',
  'GetAuditEntries',
]);

/** Node's own of the process, by name. */
const warnings: string[] = [];
const onWarning = ({ name, message }: Error) => void warnings.push(`${name}: ${message}`);

let upstream: FakeUpstream;
let consoles: { readonly bff: SignedIn; readonly readOnly: boolean; readonly cookies: Map<string, string> }[];

beforeAll(async () => {
  process.on('warning', onWarning);
  // For connections that name no profile.
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  upstream = await fakeUpstream((_request, response) => answerJson(response, {}));
  const at = {
    endpoint: upstream.url,
    region: 'us-east-1',
    s3: { endpoint: upstream.url },
    kinesis: { endpoint: upstream.url },
  };
  consoles = await Promise.all(
    [false, true].map(async (readOnly) => {
      const bff = await startSignedIn({
        upstreamUrl: upstream.url,
        roles: ROLES_OF_CALLERS,
        connections: [
          { id: 'other', ...at },
          { id: 'frozen', readOnly: true, ...at },
        ],
        environment: {
          READ_ONLY: readOnly ? 'on' : 'off',
          LEDGER_S3_ENDPOINT: upstream.url,
          LEDGER_KINESIS_ENDPOINT: upstream.url,
        },
        upstream: { readAttempts: 1 },
      });
      const cookies = new Map<string, string>();
      for (const [name, { who }] of Object.entries(CALLERS)) cookies.set(name, await bff.cookieOf(who));
      return { bff, readOnly, cookies };
    }),
  );
});
afterAll(async () => {
  for (const { bff } of consoles) await bff[Symbol.asyncDispose]();
  await upstream[Symbol.asyncDispose]();
  vi.unstubAllEnvs();
  process.off('warning', onWarning);
});

/** Every request for a route that there is to try. */
function casesOf(route: (typeof ROUTES)[number]) {
  return consoles.flatMap(({ bff, readOnly, cookies }) =>
    PLACES.flatMap((place) =>
      [undefined, ...Object.keys(CALLERS)].map((name) => ({
        what: `${name ?? 'anonymous'} at ${place.ledger} of ${place.connection}${readOnly ? ', console read-only' : ''}`,
        expected: expectedOf(
          route.name,
          name === undefined ? undefined : CALLERS[name],
          place,
          readOnly || place.readOnly,
        ),
        send: () => send(bff.url, route, place, name === undefined ? undefined : cookies.get(name)),
      })),
    ),
  );
}

/** @returns what it was refused with, or that it was not */
async function send(url: string, route: (typeof ROUTES)[number], place: Place, cookie: string | undefined) {
  const { path, body } = requestFor(route, place);
  const response = await fetch(url + path, {
    method: route.method.toUpperCase(),
    headers: {
      'x-qldb-console': '1',
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.ok) return 'let through';
  const { code, awsError } = problemSchema.parse(JSON.parse(text));
  // The request was a good one: a field that is wrong would be a mistake of the test.
  expect(code, text).not.toBe('invalid-request');
  const refused = REFUSALS.has(code) || (code === 'not-found' && awsError === undefined);
  return refused ? `${response.status} ${code}` : 'let through';
}

describe('direct calls of every route by everybody, everywhere', () => {
  it('are written down for each route of the table, and for no other', () => {
    expect(Object.keys(NEEDS).sort()).toEqual(ROUTES.map(({ name }) => name).sort());
  });

  it.each(ROUTES.map((route) => [route.name, route] as const))('%s', async (name, route) => {
    const cases = casesOf(route);
    const answers = async (some: typeof cases) =>
      Promise.all(some.map(async ({ what, send }) => `${what}: ${await send()}`));
    const expectations = (some: typeof cases) => some.map(({ what, expected }) => `${what}: ${expected}`);

    const refused = cases.filter(({ expected }) => expected !== 'let through');
    const before = upstream.requests.length;
    expect(await answers(refused)).toEqual(expectations(refused));
    expect(upstream.requests.slice(before), 'what is refused is asked nobody').toEqual([]);

    const allowed = cases.filter(({ expected }) => expected === 'let through');
    expect(allowed.length).toBeGreaterThan(0);
    expect(await answers(allowed)).toEqual(expectations(allowed));
    // Of what is let through something arrives, so that the requests are not refused for another reason.
    if (!ASK_NOBODY.has(name)) expect(upstream.requests.length).toBeGreaterThan(before);
  });

  it('were not so many who wait for the end of an answer that Node takes them for a leak', () => {
    expect(warnings.filter((warning) => warning.startsWith('MaxListeners'))).toEqual([]);
  });
});
