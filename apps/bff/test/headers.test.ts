import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerError, type FakeUpstream, fakeUpstream } from './support/fake-upstream.ts';
import { OWN, type Started, startBff } from './support/started.ts';

let upstream: FakeUpstream;
let bff: Started;
beforeAll(async () => {
  upstream = await fakeUpstream((_request, response) => answerError(response, 500, 'InternalFailure', 'SECRET'));
  bff = await startBff({ upstreamUrl: upstream.url, upstream: { readAttempts: 1 } });
});
afterAll(async () => {
  await bff[Symbol.asyncDispose]();
  await upstream[Symbol.asyncDispose]();
});

const everything = [
  ['/', 503],
  ['/api/connections', 200],
  ['/api/connections/embedded/ledgers', 502],
  ['/api/unknown', 404],
  ['/healthz', 200],
] as const;

describe('every answer', () => {
  it.each(everything)('of %s carries exactly the content security policy of the console', async (path, status) => {
    const answer = await bff.send(path);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self' 'wasm-unsafe-eval';style-src 'self';img-src 'self' data:;font-src 'self';" +
        "connect-src 'self';worker-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    );
  });

  it.each(everything)('of %s may not be sniffed, framed, referred from or shared', async (path) => {
    const { headers } = await bff.send(path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it.each(everything.filter(([path]) => path !== '/'))('of %s is never stored', async (path) => {
    expect((await bff.send(path)).headers['cache-control']).toBe('no-store');
  });
});

describe('the log', () => {
  it('holds each request under the id the reader was told, without headers', async () => {
    const answer = await bff.send('/api/unknown', { headers: { cookie: 'sid=s3cr3t', 'x-request-id': 'mine' } });
    const id = answer.headers['x-request-id'];
    expect(answer.problem().requestId).toBe(id);
    expect(id).not.toBe('mine');
    const line = bff.log.find((entry) => (entry.req as { id?: string } | undefined)?.id === id && 'res' in entry);
    expect(line).toMatchObject({ level: 30, req: { method: 'GET', url: '/api/unknown' }, res: { status: 404 } });
    expect(JSON.stringify(bff.log)).not.toContain('s3cr3t');
  });

  it('holds what the reader is not told about a failure, and never a signature', async () => {
    const answer = await bff.send('/api/connections/embedded/ledgers/a', { method: 'DELETE', headers: OWN });
    expect(answer.text).not.toContain('SECRET');
    const id = answer.headers['x-request-id'];
    const failure = bff.log.find((entry) => (entry.req as { id?: string } | undefined)?.id === id && 'err' in entry);
    expect(failure).toMatchObject({
      level: 50,
      err: { name: 'InternalFailure', message: 'SECRET', awsRequestId: 'AWSREQUESTID' },
    });
    expect(JSON.stringify(bff.log)).not.toMatch(/AWS4-HMAC|Signature=/i);
  });
});
