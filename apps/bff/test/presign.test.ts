import { ApiError, type Client, createClient, type PresignRequest } from '@qldb-console/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toConfig } from '../src/config/config.ts';
import { readEnv } from '../src/config/env.ts';
import { createContext } from '../src/context.ts';
import { createLogger } from '../src/log.ts';
import { presignedRequest } from '../src/routes/presign/presigned-request.ts';
import { answerJson, fakeUpstream } from './support/fake-upstream.ts';
import { type LedgerProcess, startLedger } from './support/ledger-process.ts';
import { OWN, type Started, startBff } from './support/started.ts';

const ledger = 'vehicle-registration';
const arn = `arn:aws:qldb:us-east-1:000000000000:ledger/${ledger}`;
let service: LedgerProcess;
let bff: Started;
let client: Client;
beforeAll(async () => {
  service = await startLedger();
  bff = await startBff({ upstreamUrl: service.url });
  client = createClient(fetch, bff.url);
});
afterAll(async () => {
  await bff?.[Symbol.asyncDispose]();
  await service?.[Symbol.asyncDispose]();
});

/** Uses a URL as a stranger would: with nothing but the method. */
async function use({ method, url }: { method: string; url: string }) {
  const response = await fetch(url, { method });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const presign = (operation: PresignRequest['operation'], parameters: PresignRequest['parameters'] = {}) =>
  client.presign('embedded', { operation, parameters, expiresInSeconds: 60 });

describe('a presigned URL', () => {
  it.each<[PresignRequest['operation'], PresignRequest['parameters'], number, unknown]>([
    ['ListLedgers', { maxResults: 1 }, 200, { Ledgers: [expect.objectContaining({ State: 'ACTIVE' })] }],
    ['DescribeLedger', { ledger }, 200, { Name: ledger, Arn: arn }],
    ['GetDigest', { ledger }, 200, { Digest: expect.any(String) }],
    ['ListTagsForResource', { arn }, 200, { Tags: expect.any(Object) }],
    ['DescribeLedger', { ledger: 'nowhere' }, 404, { ResourceName: 'nowhere' }],
  ])('of %s %j is answered by the service without any other header', async (operation, parameters, status, body) => {
    const answer = await use(await presign(operation, parameters));
    expect(answer.body).toMatchObject(body as object);
    expect(answer.status).toBe(status);
  });

  it('is a POST for a digest, and a GET for everything else', async () => {
    expect((await presign('GetDigest', { ledger })).method).toBe('POST');
    expect((await presign('ListLedgers')).method).toBe('GET');
  });

  it('says when it expires, to the second', async () => {
    const before = Date.now();
    const { url, expiresAt } = await client.presign('embedded', {
      operation: 'ListLedgers',
      parameters: {},
      expiresInSeconds: 900,
    });
    const query = new URL(url).searchParams;
    const [, date, time] = /^(\d{8})T(\d{6})Z$/.exec(query.get('X-Amz-Date') ?? '') ?? [];
    const signedAt = Date.parse(
      `${date?.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time?.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`,
    );
    expect(query.get('X-Amz-Expires')).toBe('900');
    expect(query.get('X-Amz-SignedHeaders')).toBe('host');
    expect(Date.parse(expiresAt)).toBe(signedAt + 900_000);
    expect(signedAt).toBeGreaterThanOrEqual(before - 1_000);
  });

  it.each<[string, (url: URL) => void]>([
    [
      'another ledger',
      (url) => {
        url.pathname = '/ledgers/other';
      },
    ],
    ['another parameter', (url) => url.searchParams.set('max_results', '2')],
    ['a longer life', (url) => url.searchParams.set('X-Amz-Expires', '604800')],
    ['another signature', (url) => url.searchParams.set('X-Amz-Signature', '0'.repeat(64))],
  ])('altered to %s is refused', async (_what, alter) => {
    const { method, url } = await presign('DescribeLedger', { ledger });
    const altered = new URL(url);
    alter(altered);
    const answer = await use({ method, url: altered.href });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toHaveProperty('Name');
  });

  it('does not work after it has expired', async () => {
    const config = toConfig(readEnv({ PORT: '0', AUDIT_FILE: 'off' }));
    await using context = await createContext({ config, embeddedUrl: service.url, log: createLogger('silent') });
    const upstream = context.upstreams.get('embedded');
    if (!upstream) throw new Error('there is an embedded connection');
    const request: PresignRequest = { operation: 'DescribeLedger', parameters: { ledger }, expiresInSeconds: 60 };
    const signedAgo = async (seconds: number) =>
      (await use(await presignedRequest(upstream, request, new Date(Date.now() - seconds * 1000)))).status;
    expect(await signedAgo(50)).toBe(200);
    expect(await signedAgo(62)).toBe(403);
  });

  it('does not work as another method', async () => {
    const { url } = await presign('DescribeLedger', { ledger });
    expect((await use({ method: 'DELETE', url })).status).toBe(403);
  });

  it('is logged with operation, resource and expiry, and without its signature', async () => {
    const { url, expiresAt } = await presign('DescribeLedger', { ledger });
    const signature = new URL(url).searchParams.get('X-Amz-Signature') ?? '-';
    expect(bff.log).toContainEqual(
      expect.objectContaining({ operation: 'DescribeLedger', resource: ledger, expiresAt, msg: 'presigned a request' }),
    );
    expect(JSON.stringify(bff.log)).not.toContain(signature);
    expect(JSON.stringify(bff.log)).not.toContain('X-Amz-Signature');
  });
});

describe('a presigned URL is refused', () => {
  const send = (body: unknown) =>
    bff.send('/api/connections/embedded/presign', { method: 'POST', headers: OWN, body: JSON.stringify(body) });

  it.each<[string, object, string]>([
    ['an operation that changes something', { operation: 'DeleteLedger', parameters: { ledger } }, 'operation'],
    ['a block, whose address would be its body', { operation: 'GetBlock', parameters: { ledger } }, 'operation'],
    ['no ledger where one is needed', { operation: 'DescribeLedger', parameters: {} }, 'parameters.ledger'],
    ['a ledger where none is needed', { operation: 'ListLedgers', parameters: { ledger } }, 'parameters.ledger'],
    ['a page of no list', { operation: 'GetDigest', parameters: { ledger, maxResults: 1 } }, 'parameters.maxResults'],
    ['a path for a ledger', { operation: 'DescribeLedger', parameters: { ledger: '../x' } }, 'parameters.ledger'],
    ['too short a life', { operation: 'ListLedgers', parameters: {}, expiresInSeconds: 59 }, 'expiresInSeconds'],
    ['too long a life', { operation: 'ListLedgers', parameters: {}, expiresInSeconds: 901 }, 'expiresInSeconds'],
  ])('for %s', async (_what, body, field) => {
    const answer = await send({ expiresInSeconds: 60, ...body });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.problem().fields ?? {})).toEqual([field]);
  });

  it('without the header of the console’s own requests', async () => {
    const body = JSON.stringify({ operation: 'ListLedgers', parameters: {}, expiresInSeconds: 60 });
    const headers = { 'content-type': 'application/json' };
    const answer = await bff.send('/api/connections/embedded/presign', { method: 'POST', headers, body });
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain('X-Amz-Signature');
  });

  it('is never stored', async () => {
    const answer = await send({ operation: 'ListLedgers', parameters: {}, expiresInSeconds: 60 });
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('for the credentials of a session, before anything is signed', async () => {
    await using upstream = await fakeUpstream((_request, response) => answerJson(response, {}));
    const token = 'TOKEN-OF-THE-SESSION';
    const before = { ...process.env };
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'ASIA1', AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: token });
    try {
      await using session = await startBff({
        upstreamUrl: upstream.url,
        environment: { QLDB_ENDPOINT: upstream.url },
      });
      const failure = await createClient(fetch, session.url)
        .presign('endpoint', { operation: 'ListLedgers', parameters: {}, expiresInSeconds: 60 })
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ApiError);
      expect((failure as ApiError).problem).toMatchObject({ status: 403, code: 'not-allowed' });
      expect(JSON.stringify([(failure as ApiError).problem, session.log])).not.toContain(token);
      expect(upstream.requests).toEqual([]);
    } finally {
      process.env = before;
    }
  });
});
