import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { SELF_SIGNED } from '@qldb-console/testkit/self-signed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toConfig } from '../src/config/config.ts';
import { readEnv } from '../src/config/env.ts';
import { type ConnectionTarget, connectionsOf } from '../src/upstream/connection.ts';
import { testConnection } from '../src/upstream/test-connection.ts';
import { answerError, answerJson, fakeUpstream } from './support/fake-upstream.ts';
import { type LedgerProcess, startLedger, startLocalEndpoints } from './support/ledger-process.ts';

/** All three services at the given addresses. */
function target(addresses: { qldb: string; s3?: string; kinesis?: string }, change: Partial<ConnectionTarget> = {}) {
  const { qldb, s3 = qldb, kinesis = qldb } = addresses;
  const config = toConfig(
    readEnv({
      QLDB_ENDPOINT: qldb,
      LEDGER_S3_ENDPOINT: s3,
      LEDGER_S3_ACCESS_KEY_ID: 'local',
      LEDGER_S3_SECRET_ACCESS_KEY: 'local',
      LEDGER_KINESIS_ENDPOINT: kinesis,
      LEDGER_KINESIS_ACCESS_KEY_ID: 'local',
      LEDGER_KINESIS_SECRET_ACCESS_KEY: 'local',
    }),
  );
  const [found] = connectionsOf(config, undefined);
  if (!found) throw new Error('no connection');
  return { ...found, credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, ...change };
}
const withKey = (found: ConnectionTarget, accessKeyId: string, secretAccessKey: string): ConnectionTarget => {
  const credentials = { accessKeyId, secretAccessKey };
  return { ...found, credentials, s3: { ...found.s3, credentials }, kinesis: { ...found.kinesis, credentials } };
};
const FAST = { connectTimeoutMs: 300, answerTimeoutMs: 300 };
/** A process whose clock is off: every reading of the time is. */
const shiftedBy = (ms: number) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`const n=Date.now;Date.now=()=>n()+${ms};`)}`,
});

describe('the test of a connection', () => {
  let ledger: LedgerProcess;
  let local: Awaited<ReturnType<typeof startLocalEndpoints>>;
  beforeAll(async () => {
    [ledger, local] = await Promise.all([startLedger({ LEDGER_SAMPLE: 'on' }), startLocalEndpoints()]);
  });
  afterAll(async () => {
    await ledger[Symbol.asyncDispose]();
    await local[Symbol.asyncDispose]();
  });
  const real = () => target({ qldb: ledger.url, s3: local.s3Url, kinesis: local.kinesisUrl });

  it('is ok when all three services answer, and counts the ledgers', async () => {
    expect(await testConnection(real())).toMatchObject({
      outcome: 'ok',
      message: `${ledger.url} answers, and accepts the credentials.`,
      ledgers: 1,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      durationMs: expect.any(Number),
      s3: { outcome: 'ok', message: `${local.s3Url} answers, and accepts the credentials.` },
      kinesis: { outcome: 'ok' },
    });
  });

  it.each([
    [
      'another access key',
      'other',
      'local',
      ['UnrecognizedClientException', 'InvalidAccessKeyId', 'UnrecognizedClientException'],
    ],
    [
      'another secret key',
      'local',
      'other',
      ['InvalidSignatureException', 'SignatureDoesNotMatch', 'InvalidSignatureException'],
    ],
  ])('tells wrong credentials: %s', async (_what, id, secret, [qldb, s3, kinesis]) => {
    const found = await testConnection(withKey(real(), id, secret));
    const wrong = (name = '') => ({ outcome: 'wrong-credentials', message: expect.stringContaining(`(${name})`) });
    expect(found).toMatchObject({ ...wrong(qldb), s3: wrong(s3), kinesis: wrong(kinesis) });
    expect(found.ledgers).toBeUndefined();
  });

  it('tells that there are no credentials', async () => {
    const none = { profile: 'no-such-profile-anywhere' };
    const found = await testConnection({ ...real(), credentials: none });
    expect(found).toMatchObject({
      outcome: 'no-credentials',
      message: expect.stringMatching(/^No AWS credentials were found for the profile no-such-profile-anywhere\. /),
      s3: { outcome: 'ok' },
    });
  });

  it('tells another region from a wrong key', async () => {
    const found = real();
    const region = 'eu-west-1';
    const elsewhere = { ...found, region, s3: { ...found.s3, region }, kinesis: { ...found.kinesis, region } };
    const wrong = { outcome: 'failed', message: expect.stringContaining('another region than eu-west-1') };
    expect(await testConnection(elsewhere)).toMatchObject({ ...wrong, s3: wrong, kinesis: wrong });
  });

  it.each([-1200, 1200])('tells a clock that is %i seconds off, and by how much', async (seconds) => {
    const environment = shiftedBy(seconds * 1000);
    await using shifted = await startLedger(environment);
    await using delivery = await startLocalEndpoints(environment);
    const found = await testConnection(target({ qldb: shifted.url, s3: delivery.s3Url, kinesis: delivery.kinesisUrl }));
    for (const part of [found, found.s3, found.kinesis]) {
      expect(part).toMatchObject({
        outcome: 'clock-skew',
        message: expect.stringMatching(
          seconds < 0
            ? /is 1[12]\d\d seconds behind that of this machine/
            : /is 1[12]\d\d seconds ahead of that of this machine/,
        ),
      });
      expect(Math.abs((part?.clockDifferenceMs ?? 0) - seconds * 1000)).toBeLessThan(10_000);
    }
  });
});

describe('the test of a connection to something else', () => {
  it('tells a port at which nothing listens', async () => {
    const found = await testConnection(target({ qldb: 'http://127.0.0.1:9' }));
    const refused = { outcome: 'unreachable', message: 'Nothing listens at 127.0.0.1:9: the connection was refused.' };
    expect(found).toMatchObject({ ...refused, s3: refused, kinesis: refused });
  });

  it('tells a name that is not known', async () => {
    const found = await testConnection(target({ qldb: 'http://no-such-host.invalid' }));
    expect(found.outcome).toBe('unreachable');
    expect(found.message).toMatch(/^The name no-such-host\.invalid (is not known|could not be looked up)/);
  });

  it('tells that no answer comes', async () => {
    await using silent = await fakeUpstream(() => new Promise(() => {}));
    const found = await testConnection(target({ qldb: silent.url }), FAST);
    const late = {
      outcome: 'unreachable',
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ did not answer in time\.$/),
    };
    expect(found).toMatchObject({ ...late, s3: late, kinesis: late });
  });

  it('tells a connection that breaks off', async () => {
    const server = createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const found = await testConnection(target({ qldb: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
    server.close();
    expect(found).toMatchObject({
      outcome: 'unreachable',
      message: expect.stringContaining('broke the connection off'),
    });
  });

  it('tells a certificate that is not accepted, and a server without TLS', async () => {
    const server = createTlsServer(SELF_SIGNED, (_request, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const untrusted = await testConnection(target({ qldb: `https://localhost:${port}` }));
    server.close();
    expect(untrusted).toMatchObject({
      outcome: 'unreachable',
      message: `The certificate of localhost:${port} is not accepted (DEPTH_ZERO_SELF_SIGNED_CERT).`,
    });
    await using plain = await fakeUpstream((_request, response) => void response.end());
    const found = await testConnection(target({ qldb: plain.url.replace('http:', 'https:') }));
    expect(found).toMatchObject({ outcome: 'unreachable', message: expect.stringContaining('does not speak TLS') });
  });

  it.each([
    ['a web page', 200, 'text/html', '<!doctype html><title>It works</title>'],
    ['a page that is not found', 404, 'text/html', '<h1>Not found</h1>'],
    ['JSON of another kind', 200, 'application/json', '{"hello":"world"}'],
    ['an empty answer', 200, 'text/plain', ''],
    ['a redirection', 302, 'text/html', ''],
    ['JSON that is not found', 404, 'application/json', '{"error":"no such route"}'],
  ])('tells that it is no QLDB, S3 or Kinesis: %s', async (_what, status, type, body) => {
    await using other = await fakeUpstream((_request, response) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    const found = await testConnection(target({ qldb: other.url }));
    const not = (name: string) => ({
      outcome: 'not-qldb',
      message: `Something answers at ${other.url}, but it does not speak the ${name} API.`,
    });
    expect(found).toMatchObject({ ...not('QLDB'), s3: not('S3'), kinesis: not('Kinesis') });
    expect(found.ledgers).toBeUndefined();
  });

  it.each([
    [403, 'AccessDeniedException', 'access-denied', 'they may not list ledgers (AccessDeniedException)'],
    [400, 'ThrottlingException', 'throttled', 'asks to slow down (ThrottlingException)'],
    [403, 'ExpiredTokenException', 'wrong-credentials', 'The session of the credentials has ended.'],
    [500, 'InternalServerException', 'failed', 'failed with status 500 (InternalServerException)'],
  ])('explains %i %s as %s, with the id of the request, after one attempt', async (status, name, outcome, message) => {
    await using other = await fakeUpstream((_request, response) =>
      answerError(response, status, name, 'User: arn:aws:iam::1:user/x is not\n authorized\u0007'),
    );
    const found = await testConnection(
      target({ qldb: other.url, s3: 'http://127.0.0.1:9', kinesis: 'http://127.0.0.1:9' }),
    );
    expect(found).toMatchObject({ outcome, message: expect.stringContaining(message), requestId: 'AWSREQUESTID' });
    expect(found.message).not.toMatch(/[\p{Cc}]/u);
    expect(other.requests).toEqual(['GET /ledgers?max_results=100']);
  });

  it('asks no service twice for a clock that it finds wrong, and does not set it right for itself', async () => {
    await using other = await fakeUpstream((_request, response) => {
      response.setHeader('date', new Date(Date.now() - 3_600_000).toUTCString());
      answerError(response, 403, 'RequestExpired', 'Request has expired');
    });
    for (const attempt of [1, 2]) {
      const found = await testConnection(
        target({ qldb: other.url, s3: 'http://127.0.0.1:9', kinesis: 'http://127.0.0.1:9' }),
      );
      expect(found).toMatchObject({
        outcome: 'clock-skew',
        message: expect.stringMatching(/is 3(599|600|601) seconds behind/),
      });
      expect(other.requests).toHaveLength(attempt);
    }
  });

  it('takes an answer without ledgers for what it is', async () => {
    await using empty = await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] }));
    expect(await testConnection(target({ qldb: empty.url }))).toMatchObject({ outcome: 'ok', ledgers: 0 });
  });
});
