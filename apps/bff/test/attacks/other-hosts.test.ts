// Where the back end connects is decided by its configuration alone: by no request, no answer of a service, no redirect.
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKinesisClient, createS3Client } from '../../src/upstream/delivery-clients.ts';
import { answerJson, type FakeUpstream, fakeUpstream } from '../support/fake-upstream.ts';
import { OWN, type Started, startBff } from '../support/started.ts';

const ID = 'KmA3ZZca7vAIiJAK9S5Iwl';
const embedded = '/api/connections/embedded';
const exported = `${embedded}/ledgers/mine/journal-s3-exports/${ID}`;
const streamed = `${embedded}/ledgers/mine/journal-kinesis-streams/${ID}`;

/** What the ledger service says of the export and the stream, where a test does not say otherwise. */
const told = { bucket: 'exports', prefix: 'p/', kinesisStreamArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' };
let says = { ...told };
let redirect: { readonly status: number; readonly location: string } | undefined;
let upstream: FakeUpstream;
/** Counts whoever comes: somebody else's server, as the one of metadata of a cloud. */
let elsewhere: FakeUpstream;
let bff: Started;

beforeAll(async () => {
  elsewhere = await fakeUpstream((_request, response) => void response.end('secret'));
  upstream = await fakeUpstream((request, response) => {
    if (redirect !== undefined) {
      const { status, location } = redirect;
      response.writeHead(status, { location, 'x-amz-bucket-region': 'eu-west-1', 'content-type': 'application/xml' });
      const endpoint = new URL(location).host;
      return void response.end(
        `<Error><Code>PermanentRedirect</Code><Message>m</Message><Endpoint>${endpoint}</Endpoint></Error>`,
      );
    }
    const path = request.url ?? '';
    if (path.includes('/journal-s3-exports/'))
      return answerJson(response, { ExportDescription: exportOf(says.bucket, says.prefix) });
    if (path.includes('/journal-kinesis-streams/'))
      return answerJson(response, { Stream: streamOf(says.kinesisStreamArn) });
    answerJson(response, {});
  });
  bff = await startBff({
    upstreamUrl: upstream.url,
    upstream: { readAttempts: 1 },
    environment: {
      // By name, so that what is put in front of it makes a name of a host.
      LEDGER_S3_ENDPOINT: upstream.url.replace('127.0.0.1', 'localhost'),
      LEDGER_S3_ACCESS_KEY_ID: 'local',
      LEDGER_S3_SECRET_ACCESS_KEY: 'local',
      LEDGER_KINESIS_ENDPOINT: upstream.url,
      LEDGER_KINESIS_ACCESS_KEY_ID: 'local',
      LEDGER_KINESIS_SECRET_ACCESS_KEY: 'local',
    },
  });
});
afterAll(async () => {
  await bff[Symbol.asyncDispose]();
  await upstream[Symbol.asyncDispose]();
  await elsewhere[Symbol.asyncDispose]();
});
beforeEach(() => {
  says = { ...told };
  redirect = undefined;
});

function exportOf(bucket: string, prefix: string) {
  return {
    LedgerName: 'mine',
    ExportId: ID,
    ExportCreationTime: 1_700_000_000,
    Status: 'COMPLETED',
    InclusiveStartTime: 1_600_000_000,
    ExclusiveEndTime: 1_700_000_000,
    S3ExportConfiguration: {
      Bucket: bucket,
      Prefix: prefix,
      EncryptionConfiguration: { ObjectEncryptionType: 'NO_ENCRYPTION' },
    },
    RoleArn: 'arn:aws:iam::000000000000:role/local',
  };
}

function streamOf(arn: string) {
  return {
    LedgerName: 'mine',
    StreamId: ID,
    StreamName: 's',
    Status: 'ACTIVE',
    RoleArn: 'arn:aws:iam::000000000000:role/local',
    KinesisConfiguration: { StreamArn: arn, AggregationEnabled: true },
  };
}

const archive = (bucket: string, key = `2024/${ID}.0-9.ion`) =>
  [
    `${embedded}/archive-objects?bucket=${encodeURIComponent(bucket)}`,
    `${embedded}/archive-object?bucket=${encodeURIComponent(bucket)}&key=${encodeURIComponent(key)}`,
  ] as const;

describe('the names of buckets that a request holds', () => {
  it.each([
    'evil.example',
    '...',
    '..a',
    '127.0.0.1',
    '169.254.169.254',
    '0x7f000001',
    '2130706433',
    'localhost',
    'evil-s3alias',
    'abc--ol-s3',
  ])('%s is a path at the configured endpoint', async (bucket) => {
    for (const path of archive(bucket)) {
      const before = upstream.requests.length;
      await bff.send(path);
      expect(upstream.requests.slice(before)).toEqual([
        expect.toSatisfy((line: string) => line.startsWith(`GET /${bucket}?`) || line.startsWith(`GET /${bucket}/`)),
      ]);
    }
  });

  it.each([
    ['of a directory bucket', 'x--x-s3'],
    ['of a directory bucket', 'name--use1-az4--x-s3'],
    ['of an access point of one', 'name--use1-az4--xa-s3'],
    ['of an Outpost', 'test-accessp-e0b1d075431d83bebde8xz5w8ijx1qzlbp3i3ebeuse10--op-s3'],
    ['an ARN', 'arn:aws:s3:eu-west-1:123456789012:accesspoint/evil'],
    ['a host with a path', 'evil.example/'],
    ['with user information', 'a@evil.example'],
    ['with a port', 'evil.example:80'],
    ['a fragment', 'evil.example#'],
    ['a folder above', '..'],
    ['with a line break', 'exports\r\nhost: evil.example'],
  ])('%s, %s, is refused, and nobody is asked', async (_what, bucket) => {
    for (const path of archive(bucket)) {
      const before = upstream.requests.length;
      const answer = await bff.send(path);
      expect(answer.status).toBe(400);
      expect(answer.problem().code).toBe('invalid-request');
      expect(upstream.requests).toHaveLength(before);
    }
  });

  it('lead to no host but that of the endpoint, or one below that of AWS, whatever the service', async () => {
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    const clients = [
      createS3Client({ region: 'us-east-1', endpoint: 'http://s3.internal:9000', credentials }, { readAttempts: 1 }),
      createS3Client({ region: 'us-east-1', endpoint: undefined, credentials }, { readAttempts: 1 }),
    ];
    for (const client of clients) {
      const hosts: string[] = [];
      // Instead of the network: behind everything that is made of a call.
      client.middlewareStack.add(
        (next) => async (args) => {
          hosts.push((args.request as { hostname: string }).hostname);
          return next(args);
        },
        { step: 'finalizeRequest', priority: 'low', name: 'noteHost' },
      );
      const error = await client
        .send(new GetObjectCommand({ Bucket: 'x--x-s3', Key: 'k' }), { abortSignal: AbortSignal.abort() })
        .catch((thrown: Error) => thrown);
      expect(error).toBeInstanceOf(Error);
      for (const host of hosts) expect(host).toMatch(/(^|\.)(s3\.internal|s3\.us-east-1\.amazonaws\.com)$/);
      client.destroy();
    }
  });
});

describe('keys', () => {
  it.each([
    `http://evil.example/${ID}.0-9.ion`,
    `//evil.example/${ID}.0-9.ion`,
    `a b?x=y&host=evil.example#/${ID}.0-9.ion`,
    `%2e%2e/${ID}.0-9.ion`,
    `@evil.example/${ID}.0-9.ion`,
  ])('%s is a path at the configured endpoint', async (key) => {
    const before = upstream.requests.length;
    await bff.send(archive('exports', key)[1]);
    const [line = ''] = upstream.requests.slice(before);
    const sent = /^GET \/exports\/(\S*?)\?x-id=GetObject$/.exec(line)?.[1];
    expect(decodeURIComponent(sent ?? '')).toBe(key);
  });

  it.each([
    ['above the folder', `../${ID}.0-9.ion`],
    ['above the folder, in the middle', `a/../../${ID}.0-9.ion`],
    ['with a backslash', `..\\${ID}.0-9.ion`],
    ['with a header', `a\r\nx-evil: 1\r\n/${ID}.0-9.ion`],
    ['with a zero byte', `a\u0000/${ID}.0-9.ion`],
  ])('%s are asked of nobody', async (_what, key) => {
    const before = upstream.requests.length;
    expect((await bff.send(archive('exports', key)[1])).status).toBe(404);
    expect(upstream.requests).toHaveLength(before);
  });
});

describe('what the ledger service says', () => {
  it.each(['arn:aws:s3:eu-west-1:123456789012:accesspoint/evil', 'evil.example/', '..', 'x--x-s3'])(
    'of the bucket of an export leads nowhere else: %s',
    async (bucket) => {
      says = { ...told, bucket };
      const before = upstream.requests.length;
      for (const path of [`${exported}/contents`, `${exported}/object?key=p/${ID}.started.manifest`]) {
        const answer = await bff.send(path);
        expect([400, 502]).toContain(answer.status);
        expect(answer.problem().code).not.toBe('internal');
      }
      expect(upstream.requests.slice(before).filter((line) => !line.includes('/journal-s3-exports/'))).toEqual([]);
    },
  );

  it.each([
    'arn:aws:kinesis:evil.example/:000000000000:stream/s',
    'arn:aws:kinesis:us-east-1:evil.example:stream/s',
    'arn:aws-cn:kinesis:cn-north-1:000000000000:stream/s',
  ])('of the Kinesis stream of a stream leads nowhere else: %s', async (kinesisStreamArn) => {
    says = { ...told, kinesisStreamArn };
    const before = upstream.requests.length;
    await bff.send(`${streamed}/records?from=oldest`);
    expect(upstream.requests.slice(before).at(-1)).toBe('POST /');
    // The rules of the SDK know hosts that begin with the account of an ARN; they are not for a configured endpoint.
    const client = createKinesisClient(
      { region: 'us-east-1', endpoint: upstream.url, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } },
      {},
    );
    expect((await client.config.endpoint?.())?.hostname).toBe('127.0.0.1');
    client.destroy();
  });
});

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])(
    'with status %s are not followed, whichever service sends them',
    async (status) => {
      redirect = { status, location: `${elsewhere.url}/latest/meta-data/` };
      for (const [path, method, body] of [
        [`${embedded}/ledgers`, 'GET'],
        [`${embedded}/ledgers/mine/digest`, 'POST'],
        [`${embedded}/ledgers/mine`, 'DELETE'],
        [`${embedded}/kms-keys`, 'GET'],
        [`${embedded}/ledgers/mine/workload`, 'POST', '{"blocks":1}'],
        [`${embedded}/test`, 'POST'],
        ...archive('exports').map((one) => [one, 'GET'] as const),
        [`${embedded}/buckets`, 'GET'],
        [`${embedded}/kinesis-streams`, 'GET'],
      ] as const) {
        const answer = await bff.send(path, { method, headers: OWN, ...(body === undefined ? {} : { body }) });
        // The test of a connection answers with what each service said.
        if (!path.endsWith('/test')) expect(answer.status, path).toBeGreaterThanOrEqual(400);
        expect(answer.text).not.toContain('secret');
        expect(answer.headers.location).toBeUndefined();
      }
      expect(elsewhere.requests).toEqual([]);
    },
  );
});

describe('parameters that name hosts', () => {
  it('are known to no route', async () => {
    for (const name of ['endpoint', 'host', 'url', 'region', 'proxy', 'callback']) {
      const before = upstream.requests.length;
      expect((await bff.send(`${embedded}/ledgers?${name}=${encodeURIComponent(elsewhere.url)}`)).status).toBe(400);
      const body = JSON.stringify({
        operation: 'ListLedgers',
        parameters: {},
        expiresInSeconds: 60,
        [name]: elsewhere.url,
      });
      expect((await bff.send(`${embedded}/presign`, { method: 'POST', headers: OWN, body })).status).toBe(400);
      expect(upstream.requests).toHaveLength(before);
    }
  });

  it('of headers change neither where requests go nor what is signed', async () => {
    const headers = {
      ...OWN,
      'x-forwarded-host': new URL(elsewhere.url).host,
      forwarded: `host=${new URL(elsewhere.url).host}`,
      'x-amz-endpoint': elsewhere.url,
    };
    const body = JSON.stringify({ operation: 'ListLedgers', parameters: {}, expiresInSeconds: 60 });
    const signed = await bff.send(`${embedded}/presign`, { method: 'POST', headers, body });
    expect(new URL(JSON.parse(signed.text).url).origin).toBe(upstream.url);
    await bff.send(`${embedded}/ledgers`, { headers });
    expect(elsewhere.requests).toEqual([]);
  });
});
