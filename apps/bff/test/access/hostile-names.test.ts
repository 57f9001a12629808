import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readResourceArn } from '../../src/access/resource-arn.ts';
import { answerJson, type FakeUpstream, fakeUpstream } from '../support/fake-upstream.ts';
import { type SignedIn, startSignedIn } from '../support/signed-in.ts';
import { CALLERS, ROLES_OF_CALLERS } from './callers.ts';

const ID = 'KmA3ZZca7vAIiJAK9S5Iwl';
const arn = (path: string) => `arn:aws:qldb:us-east-1:000000000000:${path}`;
const connection = '/api/connections/embedded';

let upstream: FakeUpstream;
let bff: SignedIn;
beforeAll(async () => {
  upstream = await fakeUpstream((_request, response) => answerJson(response, {}));
  bff = await startSignedIn({
    upstreamUrl: upstream.url,
    roles: ROLES_OF_CALLERS,
    connections: [{ id: 'other', endpoint: upstream.url, region: 'us-east-1' }],
    environment: {
      LEDGER_S3_ENDPOINT: upstream.url,
      LEDGER_S3_ACCESS_KEY_ID: 'local',
      LEDGER_S3_SECRET_ACCESS_KEY: 'local',
    },
    upstream: { readAttempts: 1 },
  });
});
afterAll(async () => {
  await bff[Symbol.asyncDispose]();
  await upstream[Symbol.asyncDispose]();
});

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** Sends a path as it is written, which no fetch does. @returns the status, and what was asked of the service for it */
async function send(caller: string, path: string, { method = 'GET', headers = {}, body }: Sent = {}) {
  const who = CALLERS[caller]?.who;
  if (who === undefined) throw new Error(`there is no ${caller}`);
  const cookie = await bff.cookieOf(who);
  const before = upstream.requests.length;
  const status = await new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(bff.url);
    const own = {
      cookie,
      'x-qldb-console': '1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const outgoing = httpRequest({ hostname, port, path, method, headers: { ...own, ...headers } }, (incoming) => {
      incoming.resume();
      incoming.once('end', () => resolve(incoming.statusCode ?? 0));
    });
    outgoing.once('error', reject);
    outgoing.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
  return { status, asked: upstream.requests.slice(before) };
}

/** 503: what is no path of the API is one of the console, which is not built here. */
const REFUSED = { status: expect.toSatisfy((status: number) => [400, 403, 404, 503].includes(status)), asked: [] };

describe('somebody of one ledger does not reach another', () => {
  it.each([
    `${connection}/ledgers/theirs`,
    `${connection}/ledgers/mine/../theirs`,
    `${connection}/ledgers/mine%2f..%2ftheirs`,
    `${connection}/ledgers/mine%2F%2E%2E%2Ftheirs`,
    `${connection}/ledgers/mine%252f..%252ftheirs`,
    `${connection}/ledgers/mine;/../theirs`,
    `${connection}/ledgers/mine%00theirs`,
    `${connection}/ledgers/mine%0d%0atheirs`,
    `${connection}/ledgers/mine,theirs`,
    `${connection}/ledgers/*`,
    `${connection}/ledgers/%2a`,
    `${connection}/ledgers/Mine`,
    `${connection}/ledgers/MINE`,
    `${connection}/ledgers/mine%20`,
    `${connection}/ledgers/min%65%cc%81`,
    `${connection}/ledgers/%EF%BD%8Dine`,
    `${connection}/ledgers//theirs`,
    `${connection}/ledgers/./theirs`,
    `${connection}//ledgers/theirs`,
    `${connection}/Ledgers/theirs`,
    '/API/connections/embedded/ledgers/theirs',
    '/api//connections/embedded/ledgers/theirs',
    '/api/connections/embedded%2fledgers%2fmine/ledgers/theirs',
    '/api/connections/__proto__/ledgers/theirs',
    '/api/connections/constructor/ledgers/theirs',
    '/api/connections/*/ledgers/mine',
    '/api/connections/other/../embedded/ledgers/theirs',
  ])('by the path %s', async (path) => {
    for (const method of ['GET', 'HEAD', 'DELETE', 'PATCH'])
      expect(
        await send('admin of a ledger', path, {
          method,
          ...(method === 'PATCH' ? { body: { deletionProtection: false } } : {}),
        }),
      ).toEqual(REFUSED);
  });

  it('by headers that some frameworks take for the path or the method', async () => {
    const headers = {
      'x-original-url': `${connection}/ledgers/theirs`,
      'x-rewrite-url': `${connection}/ledgers/theirs`,
      'x-http-method-override': 'DELETE',
      'x-http-method': 'DELETE',
    };
    const { asked } = await send('viewer of a ledger', `${connection}/ledgers/mine`, { headers });
    expect(asked).toEqual(['GET /ledgers/mine']);
    expect(await send('viewer of a ledger', `${connection}/ledgers/mine?_method=DELETE`)).toEqual(REFUSED);
  });

  it.each<[string, unknown]>([
    [
      'a member of the prototype',
      '{"__proto__":{"name":"mine"},"permissionsMode":"STANDARD","deletionProtection":true}',
    ],
    ['a list', { name: ['mine'], permissionsMode: 'STANDARD', deletionProtection: true }],
    ['an object', { name: { toString: 'mine' }, permissionsMode: 'STANDARD', deletionProtection: true }],
    ['a pattern', { name: 'm*', permissionsMode: 'STANDARD', deletionProtection: true }],
    ['the later of two', '{"name":"mine","name":"theirs","permissionsMode":"STANDARD","deletionProtection":true}'],
    ['nothing', '[]'],
  ])('by a new ledger whose name is %s', async (_what, body) => {
    expect(await send('admin of a ledger', `${connection}/ledgers`, { method: 'POST', body })).toEqual(REFUSED);
  });
});

describe('ARNs of tags', () => {
  it.each([
    [arn('ledger/mine'), 'mine'],
    [arn(`stream/mine/${ID}`), 'mine'],
    [arn(`ledger/mine/table/${ID}`), 'mine'],
    [arn('ledger/mine/information_schema/user_tables'), 'mine'],
    [arn('ledger/mine').replace('aws', 'aws-us-gov'), 'mine'],
  ])('%s is of a ledger, and its owner gets there', async (text, ledger) => {
    expect(readResourceArn(text)).toEqual({ ledger });
    const { asked } = await send('viewer of a ledger', `${connection}/tags?arn=${encodeURIComponent(text)}`);
    expect(asked).toHaveLength(1);
    const others = text.replaceAll('mine', 'theirs');
    expect(await send('viewer of a ledger', `${connection}/tags?arn=${encodeURIComponent(others)}`)).toEqual({
      status: 404,
      asked: [],
    });
  });

  const hostile = [
    arn('ledger/'),
    arn('ledger/*'),
    arn('ledger/mine/../theirs'),
    arn('ledger/mine%2f..%2ftheirs'),
    arn('ledger/mine/table/../../theirs'),
    arn(`ledger/mine/stream/${ID}`),
    arn('ledger/mine:ledger/theirs'),
    arn('ledger/mine ledger/theirs'),
    arn('ledger/mine\n'),
    arn('ledger/mine\u0000'),
    arn('ledger/-mine'),
    arn('stream/mine'),
    arn(`stream/mine/${ID}/${ID}`),
    arn(`stream/${ID}`),
    arn('LEDGER/mine'),
    arn('ledger/mine').toUpperCase(),
    ` ${arn('ledger/mine')}`,
    'arn:aws:s3:::mine-bucket-of-somebody',
    'arn:aws:kms:us-east-1:000000000000:key/mine',
    'arn:aws:qldb:us-east-1::ledger/mine',
    'arn:aws:qldb:us-east-1:0:ledger/mine',
    `arn:aws:qldb:us-east-1:000000000000:ledger/${'a'.repeat(33)}`,
    `arn:aws:qldb:${'a-'.repeat(10_000)}:000000000000:ledger/mine`,
    'mine',
  ];
  it.each(hostile.map((text) => [text.slice(0, 80), text]))(
    '%j is refused, to admins of everything too',
    async (_, text) => {
      expect(readResourceArn(text)).toBeUndefined();
      for (const caller of ['operator of a ledger', 'admin of everything']) {
        const query = `${connection}/tags?arn=${encodeURIComponent(text).slice(0, 4_000)}`;
        expect(await send(caller, query)).toEqual(REFUSED);
        expect(await send(caller, `${query}&key=k`, { method: 'DELETE' })).toEqual(REFUSED);
        const body = { arn: text, tags: { k: 'v' } };
        expect(await send(caller, `${connection}/tags`, { method: 'POST', body })).toEqual(REFUSED);
        const presign = { operation: 'ListTagsForResource', parameters: { arn: text }, expiresInSeconds: 60 };
        expect(await send(caller, `${connection}/presign`, { method: 'POST', body: presign })).toEqual(REFUSED);
      }
    },
  );

  it('named twice, or in another place than where they are read, give nobody another ledger', async () => {
    const [mine, theirs] = [arn('ledger/mine'), arn('ledger/theirs')];
    const caller = 'operator of a ledger';
    expect(await send(caller, `${connection}/tags?arn=${mine}&arn=${theirs}`)).toEqual(REFUSED);
    expect(await send(caller, `${connection}/tags?arn[]=${mine}&arn[]=${theirs}`)).toEqual(REFUSED);
    const body = { arn: theirs, tags: { k: 'v' } };
    expect(await send(caller, `${connection}/tags?arn=${mine}`, { method: 'POST', body })).toEqual(REFUSED);
    const swapped = { method: 'DELETE', body: { arn: mine } };
    expect(await send(caller, `${connection}/tags?arn=${theirs}&key=k`, swapped)).toEqual(REFUSED);
  });
});

describe('what is presigned', () => {
  const presign = (caller: string, operation: string, parameters: object) =>
    send(caller, `${connection}/presign`, { method: 'POST', body: { operation, parameters, expiresInSeconds: 60 } });

  it('lists of all ledgers are for those who may see all', async () => {
    for (const operation of ['ListLedgers', 'ListJournalS3Exports']) {
      expect(await presign('admin of a ledger', operation, {})).toEqual({ status: 403, asked: [] });
      expect((await presign('viewer of a connection', operation, {})).status).toBe(200);
    }
  });

  it('is of the ledger that is signed, whatever else is named', async () => {
    const caller = 'viewer of a ledger';
    expect((await presign(caller, 'GetDigest', { ledger: 'mine' })).status).toBe(200);
    expect(await presign(caller, 'GetDigest', { ledger: 'theirs' })).toEqual({ status: 404, asked: [] });
    expect(await presign(caller, 'ListLedgers', { ledger: 'mine' })).toEqual(REFUSED);
    expect(await presign(caller, 'ListTagsForResource', { ledger: 'mine', arn: arn('ledger/theirs') })).toEqual(
      REFUSED,
    );
    expect(await presign(caller, 'DeleteLedger', { ledger: 'mine' })).toEqual(REFUSED);
    expect(await presign(caller, 'constructor', { ledger: 'mine' })).toEqual(REFUSED);
  });
});

describe('the auditor link of a folder', () => {
  const caller = 'auditor link of a folder';
  const name = `${ID}.0-9.ion`;

  it('reads what lies in it', async () => {
    const list = await send(caller, `${connection}/archive-objects?bucket=exports&prefix=2024/`);
    expect(list.asked).toEqual([expect.stringMatching(/^GET \/exports.*prefix=2024%2F/)]);
    const object = await send(caller, `${connection}/archive-object?bucket=exports&key=2024/01/${name}`);
    expect(object.asked).toEqual([expect.stringMatching(/^GET \/exports\/2024\/01\//)]);
  });

  it.each([
    '',
    '2024',
    '2023/',
    '20',
    '2024-b/',
    '2024/../',
    '2024/../2023/',
    '2024/./../2023/',
    '2024/..%2f2023/',
    '2024%2f..%2f2023/',
    '2024/%2e%2e/2023/',
    '2024/..\\2023/',
    '2024/%00/../2023/',
    '/2024/',
    '2024/%0a',
  ])('shows nothing of the prefix %j beside it', async (prefix) => {
    expect(await send(caller, `${connection}/archive-objects?bucket=exports&prefix=${prefix}`)).toEqual(REFUSED);
    expect(await send(caller, `${connection}/archive-object?bucket=exports&key=${prefix}${name}`)).toEqual(REFUSED);
  });

  it('shows nothing of another bucket, nor of two at once', async () => {
    for (const query of [
      'bucket=other&prefix=2024/',
      'bucket=exports&bucket=other&prefix=2024/',
      'bucket=exports&prefix=2024/&prefix=',
      'bucket=Exports&prefix=2024/',
      'bucket=exports%2f..&prefix=2024/',
      'bucket=arn:aws:s3:::exports&prefix=2024/',
      'prefix=2024/',
      'bucket=exports',
    ])
      expect(await send(caller, `${connection}/archive-objects?${query}`)).toEqual(REFUSED);
  });
});
