import type { ServerResponse } from 'node:http';
import { paths } from '@qldb-console/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeliveryError } from '../src/upstream/answered-by.ts';
import { upstreamProblem } from '../src/upstream/errors.ts';
import { answerJson, type FakeUpstream, fakeUpstream } from './support/fake-upstream.ts';
import { type Started, startBff } from './support/started.ts';

/** S3 and Kinesis that answer as a test wants, beside a ledger service that nobody asks. */
let answer: (response: ServerResponse) => void;
let delivery: FakeUpstream;
let bff: Started;
/** Waits for an answer no longer than a moment. */
let hasty: Started;
beforeAll(async () => {
  delivery = await fakeUpstream((_request, response) => answer(response));
  const key = { ACCESS_KEY_ID: 'local', SECRET_ACCESS_KEY: 'local' };
  const environment = Object.fromEntries(
    ['S3', 'KINESIS'].flatMap((service) => [
      [`LEDGER_${service}_ENDPOINT`, delivery.url],
      ...Object.entries(key).map(([name, value]) => [`LEDGER_${service}_${name}`, value]),
    ]),
  );
  const upstreamUrl = 'http://127.0.0.1:9';
  bff = await startBff({ upstreamUrl, environment, upstream: { readAttempts: 1 } });
  hasty = await startBff({ upstreamUrl, environment, upstream: { answerTimeoutMs: 300, readAttempts: 1 } });
});
afterAll(async () => {
  await bff?.[Symbol.asyncDispose]();
  await hasty?.[Symbol.asyncDispose]();
  await delivery?.[Symbol.asyncDispose]();
});

const services = { S3: paths.buckets('embedded'), Kinesis: paths.kinesisStreams('embedded') } as const;

function answerS3(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/xml', 'x-amz-request-id': 'S3REQUEST' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`);
}

describe('an error of S3', () => {
  it.each([
    [404, 'NoSuchBucket', 404, 'not-found', 'There is no such bucket'],
    [404, 'NoSuchKey', 404, 'not-found', 'There is no such object in the bucket'],
    [403, 'AccessDenied', 403, 'forbidden', 'The credentials of this connection do not allow that'],
    [400, 'InvalidBucketName', 400, 'invalid-request', 'S3 refuses the request'],
  ])('%i %s becomes %i %s with its name, message and request id', async (status, name, expected, code, title) => {
    answer = (response) => answerS3(response, status, name, 'The text of it.');
    const problem = (await bff.send(services.S3)).problem();
    expect(problem).toMatchObject({
      status: expected,
      code,
      title,
      detail: 'The text of it.',
      awsError: name,
      awsRequestId: 'S3REQUEST',
      service: 'S3',
    });
  });

  it.each([
    [403, 'InvalidAccessKeyId', 502, 'upstream-credentials', 'S3 does not accept the credentials of this connection'],
    [
      403,
      'SignatureDoesNotMatch',
      502,
      'upstream-credentials',
      'S3 does not accept the credentials of this connection',
    ],
    [403, 'RequestTimeTooSkewed', 502, 'upstream-clock-skew', expect.stringContaining('of S3 differ')],
    [503, 'SlowDown', 429, 'limit', 'S3 asks to slow down'],
    [500, 'InternalError', 502, 'upstream-error', 'S3 answered with an error'],
  ])('%i %s becomes %i %s, without a word of its text', async (status, name, expected, code, title) => {
    answer = (response) => answerS3(response, status, name, 'SECRET');
    const result = await bff.send(services.S3);
    expect(result.problem()).toMatchObject({ status: expected, code, title, service: 'S3' });
    expect(result.text).not.toContain('SECRET');
  });
});

describe('an error of Kinesis', () => {
  it.each([
    [400, 'ResourceNotFoundException', 404, 'not-found', 'Not found'],
    [400, 'AccessDeniedException', 403, 'forbidden', 'The credentials of this connection do not allow that'],
    [400, 'InvalidArgumentException', 400, 'invalid-request', 'Kinesis refuses the request'],
    [400, 'KMSDisabledException', 412, 'precondition', 'Its KMS key is disabled'],
  ])('%i %s becomes %i %s with its name, message and request id', async (status, name, expected, code, title) => {
    answer = (response) =>
      answerJson(response, { __type: `com.amazonaws.kinesis#${name}`, message: 'The text of it.' }, status);
    expect((await bff.send(services.Kinesis)).problem()).toMatchObject({
      status: expected,
      code,
      title,
      detail: 'The text of it.',
      awsError: name,
      awsRequestId: 'AWSREQUESTID',
      service: 'Kinesis',
    });
  });

  it('that asks to slow down becomes 429', async () => {
    answer = (response) => answerJson(response, { __type: 'LimitExceededException', message: 'Rate exceeded' }, 400);
    expect((await bff.send(services.Kinesis)).problem()).toMatchObject({ code: 'limit', service: 'Kinesis' });
  });
});

describe.each(['S3', 'Kinesis'] as const)('%s that', (service) => {
  it('never answers is a timeout of it', async () => {
    answer = () => {};
    const { status, title } = (await hasty.send(services[service])).problem();
    expect([status, title]).toEqual([504, `${service} did not answer in time`]);
  });

  it('breaks off is unreachable', async () => {
    answer = (response) => response.destroy();
    expect((await bff.send(services[service])).problem()).toMatchObject({
      status: 502,
      code: 'upstream-unreachable',
      title: `${service} cannot be reached`,
      service,
    });
  });

  it.each([
    [200, 'text/html', '<html>hello</html>'],
    [404, 'text/html', '<h1>Not Found</h1>'],
    [200, 'application/json', '[1'],
    [500, 'text/plain', 'SECRET'],
  ])('answers %i with %s %s is an error of it, without its text', async (status, type, body) => {
    answer = (response) => response.writeHead(status, { 'content-type': type }).end(body);
    const result = await bff.send(services[service]);
    // S3 answers HEAD requests for what is not there by the bare status, so the SDK gives that a name.
    const expected = service === 'S3' && status === 404 ? { status: 404 } : { status: 502, code: 'upstream-error' };
    expect(result.problem()).toMatchObject({ ...expected, service });
    expect(result.text).not.toContain('SECRET');
  });
});

it('a bug of ours is not blamed on S3', () => {
  expect(upstreamProblem(new DeliveryError('S3', new TypeError('x is not a function')))).toBeUndefined();
});
