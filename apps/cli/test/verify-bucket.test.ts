import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startLocalEndpoints } from '@qldb-console/local-endpoints';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileList } from '../src/verify/archive/archive-files.ts';
import { addBucket } from '../src/verify/archive/bucket-files.ts';
import { archiveFolder, damaged, digestOf, healthy } from './support/archives.ts';
import { run } from './support/run.ts';

const bucket = 'local-exports';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const key = { LEDGER_S3_ACCESS_KEY_ID: 'local', LEDGER_S3_SECRET_ACCESS_KEY: 'local' };
const started = new AsyncDisposableStack();
let s3: S3Client;
let url: string;

async function upload(root: string, prefix: string): Promise<void> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(root.length + 1);
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: prefix + name, Body: await readFile(path) }));
  }
}

beforeAll(async () => {
  const folder = await archiveFolder();
  started.defer(() => folder.remove());
  const local = started.use(
    await startLocalEndpoints({
      dataDir: folder.directory,
      s3Port: 0,
      kinesisPort: undefined,
      region: 'us-east-1',
      credentials,
    }),
  );
  url = local.s3Url ?? '';
  s3 = new S3Client({ endpoint: url, region: 'us-east-1', credentials, forcePathStyle: true });
  started.defer(() => s3.destroy());
  await upload(healthy, 'exports/healthy é+ &/');
  await upload(damaged, 'exports/damaged/');
});
afterAll(() => started.disposeAsync());

describe('an archive in a bucket', () => {
  const place = `s3://${bucket}/exports/`;

  it('gets the report that it gets from a disk', async () => {
    for (const [sample, folder] of [
      [healthy, 'healthy é+ &/'],
      [damaged, 'damaged/'],
    ] as const) {
      const onDisk = await run(['verify', sample, '--digest', digestOf('06')]);
      const question = ['verify', place + folder, '--digest', digestOf('06'), '--s3-endpoint', url];
      const inBucket = await run(question, key);
      expect(inBucket.stderr).toBe('');
      expect(inBucket).toMatchObject({ code: onDisk.code, stdout: onDisk.stdout });
    }
  });

  it('may be judged beside one on a disk', async () => {
    const { code } = await run(
      [
        'verify',
        `${place}healthy é+ &/2025/04/`,
        join(healthy, '2025/05'),
        join(healthy, '2025/06'),
        '--digest',
        digestOf('06'),
      ],
      { ...key, LEDGER_S3_ENDPOINT: url },
    );
    expect(code).toBe(0);
  });

  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['a bucket that is not there', ['s3://no-such-bucket/x'], key, /^s3:\/\/no-such-bucket\/x: NoSuchBucket: /],
    ['a wrong key', [`s3://${bucket}/`], { ...key, LEDGER_S3_SECRET_ACCESS_KEY: 'wrong' }, /SignatureDoesNotMatch/],
    ['half a key', [`s3://${bucket}/`], { LEDGER_S3_ACCESS_KEY_ID: 'a' }, /must be set together/],
    ['a region that is none', [`s3://${bucket}/`, '--region', 'Mars One'], key, /--region is "Mars One"/],
    ['a folder that is empty', [`s3://${bucket}/nothing/`], key, /^There are no files\./],
  ])('is told in a line when it is %s', async (_what, args, environment, message) => {
    const { code, stdout, stderr } = await run(['verify', ...args, '--s3-endpoint', url], environment);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('where nothing answers is told in a line', async () => {
    const { code, stderr } = await run(['verify', `s3://${bucket}/x`, '--s3-endpoint', 'http://127.0.0.1:1'], key);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^s3:\/\/local-exports\/x: ECONNREFUSED/);
  });
});

it('an object that is written again while it is read is not taken for the one that was listed', async () => {
  const put = (body: string) => s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'changing/a.ion', Body: body }));
  await put('first content');
  const list = new FileList();
  await addBucket(list, s3, { bucket, prefix: 'changing/' }, '');
  const [file] = list.result().files;
  expect(Buffer.from((await file?.read(6, 13)) ?? []).toString()).toBe('content');
  await put('other content');
  await expect(file?.read(6, 13)).rejects.toMatchObject({ name: 'ArchiveError', code: 'file-changed', file: 'a.ion' });
});
