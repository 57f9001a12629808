import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ApiError, type Client, createClient } from '@qldb-console/contract';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { startBff } from '../support/started.ts';

const { url, accounts } = inject('radosgw');
const bucket = `bff-archives-${randomUUID()}`;
const started = new AsyncDisposableStack();
const s3 = new S3Client({
  endpoint: url,
  region: 'us-east-1',
  credentials: accounts.owner,
  forcePathStyle: true,
  requestChecksumCalculation: 'WHEN_REQUIRED',
});
let client: Client;
let barred: Client;

const strand = 'A1b2C3d4E5f6G7h8I9j0K1';
const keys = [
  `on ceph+é %20/2019/01/01/00/${strand}.0-9.ion`,
  `on ceph+é %20/2019/01/01/00/${strand}.10-19.ion.gz`,
  `on ceph+é %20/${'E'.repeat(22)}.started.manifest`,
];
const put = (key: string, body: string) => s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));

beforeAll(async () => {
  started.defer(() => s3.destroy());
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  for (const key of [...keys, 'on ceph+é %20/secret.txt']) await put(key, 'content');
  const clientOf = async ({ accessKeyId, secretAccessKey }: typeof accounts.owner) => {
    const environment = {
      LEDGER_S3_ENDPOINT: url,
      LEDGER_S3_ACCESS_KEY_ID: accessKeyId,
      LEDGER_S3_SECRET_ACCESS_KEY: secretAccessKey,
    };
    const bff = started.use(await startBff({ upstreamUrl: 'http://127.0.0.1:1', environment }));
    return createClient(fetch, bff.url);
  };
  client = await clientOf(accounts.owner);
  barred = await clientOf(accounts.stranger);
});
afterAll(() => started.disposeAsync());

it('an archive in the bucket of another S3 is listed with its keys as they are, and read by range', async () => {
  const listed = await client.listArchiveObjects('embedded', { bucket, prefix: 'on ceph+é %20/' });
  expect(listed.objects.map(({ key }) => key).sort()).toEqual([...keys].sort());
  expect(listed).toMatchObject({ others: 1 });
  for (const { key, etag, size } of listed.objects) {
    expect(size).toBe(7);
    const range = { start: 3, end: 7 };
    const bytes = await client.readArchiveObject('embedded', { bucket, key }, { etag, range });
    expect(Buffer.from(bytes).toString()).toBe('tent');
  }
});

it('an object that was written again is not read as the one that was listed', async () => {
  const [key = ''] = keys;
  const { objects } = await client.listArchiveObjects('embedded', { bucket, prefix: key });
  await put(key, 'another content');
  const error = await client
    .readArchiveObject('embedded', { bucket, key }, { etag: objects[0]?.etag })
    .catch((thrown: unknown) => thrown);
  expect((error as ApiError).problem).toMatchObject({ status: 412, code: 'precondition', service: 'S3' });
});

it('a key that may not read the bucket is told as S3’s refusal', async () => {
  for (const call of [
    barred.listArchiveObjects('embedded', { bucket, prefix: '' }),
    barred.readArchiveObject('embedded', { bucket, key: keys[0] ?? '' }),
  ]) {
    const error = await call.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).problem).toMatchObject({ status: 403, awsError: 'AccessDenied', service: 'S3' });
  }
});
