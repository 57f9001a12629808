import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ApiError, type Client, createClient, paths } from '@qldb-console/contract';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { startLedger } from '../support/ledger-process.ts';
import { type Started, startBff } from '../support/started.ts';
import { until } from '../support/until.ts';

interface Account {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}
declare module 'vitest' {
  interface ProvidedContext {
    /** A real S3 for all tests of the run. */
    radosgw: { readonly url: string; readonly accounts: { readonly owner: Account; readonly stranger: Account } };
  }
}

const ledger = 'vehicle-registration';
const { url, accounts } = inject('radosgw');
const bucket = `bff-${randomUUID()}`;
const s3 = new S3Client({
  endpoint: url,
  region: 'us-east-1',
  credentials: accounts.owner,
  forcePathStyle: true,
  requestChecksumCalculation: 'WHEN_REQUIRED',
});
const settings = ({ accessKeyId, secretAccessKey }: Account) => ({
  LEDGER_S3_ENDPOINT: url,
  LEDGER_S3_ACCESS_KEY_ID: accessKeyId,
  LEDGER_S3_SECRET_ACCESS_KEY: secretAccessKey,
});
const started = new AsyncDisposableStack();
let bff: Started;
/** A back end beside the same ledger whose S3 key may not read the bucket. */
let barred: Started;
let client: Client;
let exportId: string;

beforeAll(async () => {
  started.defer(() => s3.destroy());
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const service = started.use(await startLedger(settings(accounts.owner)));
  bff = started.use(await startBff({ upstreamUrl: service.url, environment: settings(accounts.owner) }));
  barred = started.use(await startBff({ upstreamUrl: service.url, environment: settings(accounts.stranger) }));
  client = createClient(fetch, bff.url);
  const { creationTime } = await client.describeLedger('embedded', ledger);
  const made = await client.createExport('embedded', ledger, {
    inclusiveStartTime: '2019-01-01T00:00:00.000Z',
    exclusiveEndTime: new Date(Date.parse(creationTime) + 12 * 3_600_000).toISOString(),
    bucket,
    prefix: 'on ceph+é/',
    encryption: 'NO_ENCRYPTION',
    roleArn: 'arn:aws:iam::000000000000:role/local',
    outputFormat: 'ION_BINARY',
  });
  exportId = made.exportId;
  await until(async () => (await client.describeExport('embedded', ledger, exportId)).status === 'COMPLETED');
});
afterAll(() => started.disposeAsync());

it('an export in the bucket of another S3 is listed and read, whole and by range', async () => {
  const contents = await client.exportContents('embedded', ledger, exportId);
  expect(contents).toMatchObject({ missing: [], truncated: false });
  expect(contents.startedManifest?.ionText).toContain(exportId);
  expect(contents.completedManifests).toHaveLength(1);
  expect(contents.objects.length).toBeGreaterThan(1);
  for (const { key, size, listed } of contents.objects) {
    expect(listed).toBe(true);
    const whole = await client.fetchExportObject('embedded', ledger, exportId, key);
    expect(whole).toHaveLength(size);
    expect([...whole.subarray(0, 4)]).toEqual([0xe0, 0x01, 0x00, 0xea]);
    const range = { start: 2, end: 9 };
    expect(await client.fetchExportObject('embedded', ledger, exportId, key, { range })).toEqual(whole.slice(2, 9));
  }
});

it('an object that is gone is missing, and what else lies in the bucket stays there', async () => {
  const { objects } = await client.exportContents('embedded', ledger, exportId);
  const [first, ...rest] = objects;
  const key = first?.key ?? '';
  await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  expect(await client.exportContents('embedded', ledger, exportId)).toMatchObject({ objects: rest, missing: [key] });
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'on ceph+é/secret', Body: 'SECRET' }));
  const answer = await bff.send(paths.exportObject('embedded', ledger, exportId, 'on ceph+é/secret'));
  expect(answer.status).toBe(404);
  expect(answer.text).not.toContain('SECRET');
});

it('a key that may not read the bucket is told as S3’s refusal', async () => {
  for (const call of [
    createClient(fetch, barred.url).exportContents('embedded', ledger, exportId),
    createClient(fetch, barred.url).fetchExportObject(
      'embedded',
      ledger,
      exportId,
      `on ceph+é/${exportId}.started.manifest`,
    ),
  ]) {
    const error = await call.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).problem).toMatchObject({
      status: 403,
      code: 'forbidden',
      awsError: 'AccessDenied',
      service: 'S3',
      awsRequestId: expect.any(String),
    });
  }
});
