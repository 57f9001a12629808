import { once } from 'node:events';
import { createServer } from 'node:net';
import { DescribeJournalS3ExportCommand, ListJournalS3ExportsCommand } from '@aws-sdk/client-qldb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LEDGER } from '../support/journal.ts';
import { errorOf, startService, type TestService } from '../support/service.ts';
import { postJson, sendSigned } from '../support/signed-request.ts';

const CREATED = Date.UTC(2025, 2, 1);
const START = CREATED / 1000;
const TARGET = '/ledgers/test/journal-s3-exports';
const KEY_ARN = 'arn:aws:kms:us-east-1:000000000000:key/1';

/** A request that lacks nothing; S3 is somewhere nobody listens. */
function request(change: (body: Body) => void = () => {}): Body {
  const body: Body = {
    InclusiveStartTime: START,
    ExclusiveEndTime: START + 3_600,
    RoleArn: 'arn:aws:iam::000000000000:role/r',
    S3ExportConfiguration: {
      Bucket: 'bucket',
      Prefix: 'prefix/',
      EncryptionConfiguration: { ObjectEncryptionType: 'SSE_S3' },
    },
  };
  change(body);
  return body;
}
interface Body {
  [member: string]: unknown;
  S3ExportConfiguration: { [member: string]: unknown; EncryptionConfiguration: { [member: string]: unknown } };
}

async function startWithLedger(endpoint = 'http://127.0.0.1:1'): Promise<TestService> {
  const test = await startService({
    s3: { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } },
  });
  await test.service.engine.createLedger({ ...LEDGER, createdAt: CREATED });
  return test;
}

async function answerTo(url: string, body: unknown, target = TARGET): Promise<Record<string, unknown>> {
  const { status, headers, json } = await postJson(url, target, body);
  const { __type, ...members } = json;
  expect(__type).toBe(headers['x-amzn-errortype']);
  return { status, name: __type, ...members };
}

describe('ExportJournalToS3', () => {
  const constraint = (path: string, shown: string, rule: string) =>
    `1 validation error detected: Value ${shown} at '${path}' failed to satisfy constraint: Member must ${rule}`;
  const bucketPattern = 'satisfy regular expression pattern: ^[A-Za-z-0-9-_.]+$';

  it.each<[string, (body: Body) => void, string, string]>([
    ...(['InclusiveStartTime', 'ExclusiveEndTime', 'S3ExportConfiguration', 'RoleArn'] as const).map(
      (name): [string, (body: Body) => void, string, string] => [
        `without ${name}`,
        (body) => delete (body as Record<string, unknown>)[name],
        name,
        constraint(name, 'null', 'not be null'),
      ],
    ),
    ...(['Bucket', 'Prefix', 'EncryptionConfiguration'] as const).map(
      (name): [string, (body: Body) => void, string, string] => [
        `without ${name}`,
        (body) => delete (body.S3ExportConfiguration as Record<string, unknown>)[name],
        'S3ExportConfiguration',
        constraint(`S3ExportConfiguration.${name}`, 'null', 'not be null'),
      ],
    ),
    [
      'without ObjectEncryptionType',
      (body) => delete body.S3ExportConfiguration.EncryptionConfiguration.ObjectEncryptionType,
      'S3ExportConfiguration',
      constraint('S3ExportConfiguration.EncryptionConfiguration.ObjectEncryptionType', 'null', 'not be null'),
    ],
    [
      'a short bucket',
      (body) => (body.S3ExportConfiguration.Bucket = 'ab'),
      'S3ExportConfiguration',
      constraint('s3ExportConfiguration.bucket', "'ab'", 'have length greater than or equal to 3'),
    ],
    [
      'a long bucket',
      (body) => (body.S3ExportConfiguration.Bucket = 'b'.repeat(256)),
      'S3ExportConfiguration',
      constraint('s3ExportConfiguration.bucket', `'${'b'.repeat(100)}…'`, 'have length less than or equal to 255'),
    ],
    [
      'a bucket with a slash',
      (body) => (body.S3ExportConfiguration.Bucket = 'bucket/../other'),
      'S3ExportConfiguration',
      constraint('s3ExportConfiguration.bucket', "'bucket/../other'", bucketPattern),
    ],
    [
      'a long prefix',
      (body) => (body.S3ExportConfiguration.Prefix = 'p'.repeat(129)),
      'S3ExportConfiguration',
      'The Amazon S3 bucket prefix must not exceed 128 characters',
    ],
    [
      'a prefix with half a character',
      (body) => (body.S3ExportConfiguration.Prefix = 'p\ud800'),
      'S3ExportConfiguration',
      'The Amazon S3 bucket prefix is not well-formed Unicode',
    ],
    [
      'an unknown encryption',
      (body) => (body.S3ExportConfiguration.EncryptionConfiguration.ObjectEncryptionType = 'sse_s3'),
      'S3ExportConfiguration',
      constraint(
        's3ExportConfiguration.encryptionConfiguration.objectEncryptionType',
        "'sse_s3'",
        'satisfy enum value set: [SSE_KMS, SSE_S3, NO_ENCRYPTION]',
      ),
    ],
    [
      'a short key',
      (body) => (body.S3ExportConfiguration.EncryptionConfiguration.KmsKeyArn = 'key'),
      'S3ExportConfiguration',
      constraint(
        's3ExportConfiguration.encryptionConfiguration.kmsKeyArn',
        "'key'",
        'have length greater than or equal to 20',
      ),
    ],
    [
      'a short role',
      (body) => (body.RoleArn = 'arn:aws:iam::0'),
      'RoleArn',
      constraint('roleArn', "'arn:aws:iam::0'", 'have length greater than or equal to 20'),
    ],
    [
      'a long role',
      (body) => (body.RoleArn = 'r'.repeat(1601)),
      'RoleArn',
      constraint('roleArn', `'${'r'.repeat(100)}…'`, 'have length less than or equal to 1600'),
    ],
    [
      'an unknown format',
      (body) => (body.OutputFormat = 'CSV'),
      'OutputFormat',
      constraint('outputFormat', "'CSV'", 'satisfy enum value set: [ION_BINARY, ION_TEXT, JSON]'),
    ],
    [
      'SSE_KMS without a key',
      (body) => (body.S3ExportConfiguration.EncryptionConfiguration.ObjectEncryptionType = 'SSE_KMS'),
      'S3ExportConfiguration',
      'The supplied object encryption setting (SSE_KMS) needs an AWS Key Management Service (AWS KMS) key',
    ],
    ...['SSE_S3', 'NO_ENCRYPTION'].map((type): [string, (body: Body) => void, string, string] => [
      `${type} with a key`,
      (body) => {
        body.S3ExportConfiguration.EncryptionConfiguration = { ObjectEncryptionType: type, KmsKeyArn: KEY_ARN };
      },
      'S3ExportConfiguration',
      'The supplied object encryption setting is not compatible with an AWS Key Management Service (AWS KMS) key',
    ]),
    [
      'a start after the end',
      (body) => (body.InclusiveStartTime = START + 7_200),
      'InclusiveStartTime',
      'Start date must not be greater than end date. Start date: 2025-03-01T02:00:00.000Z End date: 2025-03-01T01:00:00.000Z',
    ],
    [
      'a start that is the end',
      (body) => (body.InclusiveStartTime = START + 3_600),
      'InclusiveStartTime',
      'Start date must not be greater than end date. Start date: 2025-03-01T01:00:00.000Z End date: 2025-03-01T01:00:00.000Z',
    ],
    [
      'an end before the ledger was created',
      (body) => Object.assign(body, { InclusiveStartTime: 0, ExclusiveEndTime: START - 1 }),
      'InclusiveStartTime',
      'Start date must not be greater than end date. Start date: 2025-03-01T00:00:00.000Z End date: 2025-02-28T23:59:59.000Z',
    ],
    [
      'an end in the future',
      (body) => (body.ExclusiveEndTime = 4_102_444_800),
      'ExclusiveEndTime',
      'End date must not be in the future. End date: 2100-01-01T00:00:00.000Z',
    ],
  ])('%s is refused', async (_name, change, ParameterName, Message) => {
    const { url } = await startWithLedger();
    expect(await answerTo(url, request(change))).toEqual({
      status: 400,
      name: 'InvalidParameterException',
      Message,
      ParameterName,
    });
  });

  it.each<[string, (body: Body) => void, string]>([
    [
      'a time as text',
      (body) => (body.InclusiveStartTime = '2025-03-01T00:00:00Z'),
      'InclusiveStartTime must be a number, not a string.',
    ],
    ['a time as a list', (body) => (body.ExclusiveEndTime = [1]), 'ExclusiveEndTime must be a number, not an array.'],
    [
      'a time that is none',
      (body) => (body.ExclusiveEndTime = 1e300),
      'ExclusiveEndTime is not a time: 1e+300 seconds since 1970.',
    ],
    [
      'a bucket as a number',
      (body) => (body.S3ExportConfiguration.Bucket = 7),
      'S3ExportConfiguration.Bucket must be a string, not a number.',
    ],
    [
      'a configuration as text',
      (body) => Object.assign(body, { S3ExportConfiguration: 'x' }),
      'S3ExportConfiguration must be an object, not a string.',
    ],
    [
      'an encryption as a list',
      (body) => Object.assign(body.S3ExportConfiguration, { EncryptionConfiguration: [] }),
      'S3ExportConfiguration.EncryptionConfiguration must be an object, not an array.',
    ],
    ['a format as a number', (body) => (body.OutputFormat = 1), 'OutputFormat must be a string, not a number.'],
    ['a role as an object', (body) => (body.RoleArn = {}), 'RoleArn must be a string, not an object.'],
  ])('%s is no valid request', async (_name, change, Message) => {
    const { url } = await startWithLedger();
    expect(await answerTo(url, request(change))).toEqual({ status: 400, name: 'SerializationException', Message });
  });

  it('checks its members before the ledger, the ledger before times and keys, and those before S3', async () => {
    const { url } = await startWithLedger();
    const bad = request((body) => {
      body.OutputFormat = 'CSV';
      body.ExclusiveEndTime = 4_102_444_800;
      body.S3ExportConfiguration.EncryptionConfiguration.ObjectEncryptionType = 'SSE_KMS';
    });
    const missing = '/ledgers/missing/journal-s3-exports';
    expect(await answerTo(url, bad, '/ledgers/no--name/journal-s3-exports')).toMatchObject({ ParameterName: 'Name' });
    expect(await answerTo(url, bad, missing)).toMatchObject({ ParameterName: 'OutputFormat' });
    bad.OutputFormat = 'JSON';
    expect(await answerTo(url, bad, missing)).toEqual({
      status: 404,
      name: 'ResourceNotFoundException',
      Message: 'The Ledger with name missing is not found',
      ResourceType: 'Ledger',
      ResourceName: 'missing',
    });
    expect(await answerTo(url, bad)).toMatchObject({ Message: expect.stringMatching(/SSE_KMS/) });
    bad.S3ExportConfiguration.EncryptionConfiguration.ObjectEncryptionType = 'SSE_S3';
    expect(await answerTo(url, bad)).toMatchObject({ ParameterName: 'ExclusiveEndTime' });
    expect(await answerTo(url, request())).toMatchObject({ Message: expect.stringMatching(/Amazon S3/) });
  });

  it('of a ledger that is still being created is refused', async () => {
    const { url, service } = await startService({ stateDelayMs: 60_000 });
    await service.engine.createLedger(LEDGER);
    expect(await answerTo(url, request())).toEqual({
      status: 412,
      name: 'ResourcePreconditionNotMetException',
      Message: 'The Ledger with name test is still being created',
      ResourceType: 'Ledger',
      ResourceName: 'test',
    });
  });
});

describe('an S3 that cannot be reached, or is none', () => {
  const unexpected = 'Unexpected response from Amazon S3 while validating the S3 configuration. Response from S3: ';

  async function expectUnexpected(endpoint: string, said: RegExp, times = 1): Promise<void> {
    const { url, client } = await startWithLedger(endpoint);
    for (let n = 0; n < times; n += 1) {
      const answer = await answerTo(url, request());
      expect(answer).toMatchObject({
        status: 400,
        name: 'InvalidParameterException',
        ParameterName: 'S3ExportConfiguration',
      });
      expect(String(answer.Message).slice(0, unexpected.length)).toBe(unexpected);
      expect(String(answer.Message).slice(unexpected.length)).toMatch(said);
      expect((await client.send(new ListJournalS3ExportsCommand({}))).JournalS3Exports).toEqual([]);
    }
  }

  it('is said so, and nothing is left of the export', async () => {
    await expectUnexpected('http://127.0.0.1:1', /^ECONNREFUSED connect ECONNREFUSED/, 3);
  });

  it.each([
    ['a web page', 'HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n<html>hi</html>', /^NotS3 The answer has no ETag\.$/],
    ['a page of errors', 'HTTP/1.1 404 Not Found\r\ncontent-length: 15\r\n\r\n<html>no</html>', /^NotFound /],
    ['something else than HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', /^HPE_INVALID/],
    ['nothing', '', /^ECONNRESET /],
  ])('answers with %s', async (_name, text, said) => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(text));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    await expectUnexpected(`http://127.0.0.1:${(server.address() as { port: number }).port}`, said);
  });
});

describe('DescribeJournalS3Export', () => {
  const id = 'Export0000000000000001';

  it('of an unknown ledger or export is not found', async () => {
    const { client } = await startWithLedger();
    const describeExport = (Name: string) =>
      errorOf(client.send(new DescribeJournalS3ExportCommand({ Name, ExportId: id })));
    expect(await describeExport('missing')).toEqual({
      name: 'ResourceNotFoundException',
      message: 'The Ledger with name missing is not found',
      status: 404,
      ResourceType: 'Ledger',
      ResourceName: 'missing',
    });
    expect(await describeExport('test')).toEqual({
      name: 'ResourceNotFoundException',
      message: `The Export with id ${id} is not found`,
      status: 404,
      ResourceType: 'Export',
      ResourceName: id,
    });
  });

  it.each([
    ['test', 'short', 'ExportId'],
    ['test', `${id}0`, 'ExportId'],
    ['test', `${id.slice(1)}_`, 'ExportId'],
    ['a--b', id, 'Name'],
    ['1234', 'short', 'Name'],
  ])('%s/%s: %s breaks a constraint', async (name, exportId, ParameterName) => {
    const { url } = await startWithLedger();
    const answer = await sendSigned(url, { target: `/ledgers/${name}/journal-s3-exports/${exportId}` });
    expect([answer.status, answer.headers['x-amzn-errortype'], answer.json.ParameterName]).toEqual([
      400,
      'InvalidParameterException',
      ParameterName,
    ]);
  });
});
