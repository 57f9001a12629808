import { GetObjectCommand, ListBucketsCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure, KEY, type Started, s3Client, send, start } from '../support/started.ts';

let now = Date.now();
let local: Started;
beforeAll(async () => {
  local = await start({ clock: () => now });
});
afterAll(() => local[Symbol.asyncDispose]());

describe('S3', () => {
  it.each([
    ['another access key', { ...KEY, accessKeyId: 'other' }, 'InvalidAccessKeyId', 403],
    ['another secret key', { ...KEY, secretAccessKey: 'other' }, 'SignatureDoesNotMatch', 403],
    ['a session token', { ...KEY, sessionToken: 'token' }, 'InvalidAccessKeyId', 403],
  ])('refuses %s', async (_what, credentials, name, status) => {
    const call = s3Client(local.s3Url, credentials).send(new ListBucketsCommand({}));
    expect(await failure(call)).toMatchObject({ name, status });
  });

  it('refuses a request without a signature', async () => {
    const answer = await send(`${local.s3Url}/local-exports?list-type=2`);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('<Code>AccessDenied</Code>');
    expect(answer.text).toContain('<RequestId>');
  });

  it('refuses a signature for another region, and names its own', async () => {
    const client = s3Client(local.s3Url, KEY, 'eu-west-1');
    expect(await failure(client.send(new ListBucketsCommand({})))).toMatchObject({
      name: 'AuthorizationHeaderMalformed',
      message: expect.stringContaining("expecting 'us-east-1'"),
    });
  });

  it.each([-16, 16])('refuses a clock that is %i minutes off', async (minutes) => {
    now = Date.now() + minutes * 60_000;
    // The SDK sets its clock right by the answer, once.
    const call = s3Client(local.s3Url).send(new ListBucketsCommand({}));
    expect(await failure(call)).toMatchObject({ name: 'RequestTimeTooSkewed', status: 403 });
    now = Date.now();
  });

  it.each([
    [{ origin: 'http://evil.example' }, 'Requests of web pages are not answered.'],
    [{ origin: 'null' }, 'Requests of web pages are not answered.'],
    [{ 'sec-fetch-site': 'cross-site' }, 'Requests of web pages are not answered.'],
    [{ host: 'evil.example:8582' }, 'Only requests for 127.0.0.1, [::1] or localhost are answered.'],
    [{ host: '127.0.0.1.evil.example' }, 'Only requests for 127.0.0.1, [::1] or localhost are answered.'],
  ])('refuses what a web page could send: %j', async (headers, why) => {
    const answer = await send(`${local.s3Url}/local-exports`, { headers: headers as Record<string, string> });
    expect(answer).toMatchObject({ status: 403, text: expect.stringContaining(why) });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('answers errors to HEAD without a body', async () => {
    const answer = await send(`${local.s3Url}/local-exports/x`, { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 403, text: '' });
  });

  it.each([
    ['/local-exports?acl', 'GET', 'NotImplemented', 501],
    ['/local-exports/key?tagging', 'PUT', 'NotImplemented', 501],
    ['/local-exports/key?versionId=3', 'GET', 'NotImplemented', 501],
  ])('says plainly that it has no %s', async (path, method, code, status) => {
    // A presigned URL of the SDK's own, with the parameter added, would not be signed; so the client signs it.
    const client = s3Client(local.s3Url);
    client.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { method: string; path: string; query: Record<string, string>; body?: unknown };
        const url = new URL(path, 'http://x');
        Object.assign(request, { method, path: url.pathname, query: Object.fromEntries(url.searchParams) });
        return next(args);
      },
      { step: 'build', name: 'rewrite' },
    );
    expect(await failure(client.send(new ListObjectsV2Command({ Bucket: 'local-exports' })))).toMatchObject({
      name: code,
      status,
    });
  });

  it.each(['/%', '/local-exports/%ff', '/local-exports/%zz'])(
    'answers the path %s with an error, not a crash',
    async (path) => {
      const answer = await send(local.s3Url, { path });
      expect([400, 403]).toContain(answer.status);
      expect(answer.text).toMatch(/<Code>\w+<\/Code>/);
    },
  );

  it('answers again after a client broke off in the middle of an upload', async () => {
    const broken = new AbortController();
    const body = async function* () {
      yield Buffer.alloc(1000);
      broken.abort();
      yield Buffer.alloc(1000);
    };
    const { Readable } = await import('node:stream');
    const call = local.s3.send(
      new PutObjectCommand({ Bucket: 'local-exports', Key: 'cut', Body: Readable.from(body()), ContentLength: 5000 }),
      { abortSignal: broken.signal },
    );
    expect((await failure(call)).name).toBe('AbortError');
    const read = local.s3.send(new GetObjectCommand({ Bucket: 'local-exports', Key: 'cut' }));
    expect(await failure(read)).toMatchObject({ name: 'NoSuchKey' });
  });
});
