/** The AWS CLI and boto3 as Debian has them, unmodified. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Started, start } from '../support/started.ts';

const run = promisify(execFile);
const cli = process.env.AWS_CLI_PATH ?? '/usr/bin/aws';
const python = process.env.BOTO3_PYTHON_PATH ?? '/usr/bin/python3';

let local: Started;
let directory: string;
beforeAll(async () => {
  local = await start();
  directory = await mkdtemp(join(tmpdir(), 'aws-clients-'));
});
afterAll(async () => {
  await local[Symbol.asyncDispose]();
  await rm(directory, { recursive: true, force: true });
});

const environment = (secret = 'local') => ({
  PATH: process.env.PATH ?? '',
  HOME: directory,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: secret,
  AWS_DEFAULT_REGION: 'us-east-1',
});
const s3 = async (...args: string[]) =>
  (await run(cli, ['--endpoint-url', local.s3Url, ...args], { env: environment(), timeout: 60_000 })).stdout;
const kinesis = async (...args: string[]) =>
  (await run(cli, ['--endpoint-url', local.kinesisUrl, 'kinesis', ...args], { env: environment(), timeout: 60_000 }))
    .stdout;
const boto3 = async (...lines: string[]) => {
  const script = ['import boto3, json', ...lines].join('\n');
  return (await run(python, ['-c', script], { env: environment(), timeout: 60_000 })).stdout.trim();
};

/** Each call starts a Python of its own. */
const SLOW = { timeout: 120_000 };

describe('aws s3', SLOW, () => {
  it('copies there and back, lists and removes, small and in parts', async () => {
    const [small, big] = [join(directory, 'small file.ion'), join(directory, 'big.bin')];
    await writeFile(small, '{strandId:"x"}');
    const bytes = randomBytes(9 * 1024 * 1024);
    await writeFile(big, bytes);
    await s3('s3', 'cp', small, 's3://local-exports/a b/ü.ion');
    await s3('s3', 'cp', big, 's3://local-exports/big.bin');
    expect(await s3('s3', 'ls')).toMatch(/ local-exports\n$/);
    const listed = await s3('s3', 'ls', '--recursive', 's3://local-exports');
    expect(listed).toMatch(/ 14 a b\/ü\.ion\n.* 9437184 big\.bin\n/);
    expect(await s3('s3', 'ls', 's3://local-exports/')).toContain('PRE a b/');
    expect(await s3('s3', 'cp', 's3://local-exports/a b/ü.ion', '-')).toBe('{strandId:"x"}');
    const back = join(directory, 'back.bin');
    await s3('s3', 'cp', 's3://local-exports/big.bin', 's3://local-exports/copy.bin');
    await s3('s3', 'cp', 's3://local-exports/copy.bin', back);
    expect((await readFile(back)).equals(bytes)).toBe(true);
    await s3('s3', 'rm', '--recursive', 's3://local-exports/');
    expect(await s3('s3', 'ls', '--recursive', 's3://local-exports/').catch((error) => error.stdout)).toBe('');
  });

  it('presigns an address that works, and only unaltered', async () => {
    await s3('s3api', 'put-object', '--bucket', 'local-exports', '--key', 'signed key');
    const url = (await s3('s3', 'presign', 's3://local-exports/signed key', '--expires-in', '60')).trim();
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url.replace('signed', 'other'))).status).toBe(403);
    expect((await fetch(url.replace('Expires=60', 'Expires=600'))).status).toBe(403);
  });

  it('is told plainly about a missing bucket and a wrong key', async () => {
    await expect(s3('s3', 'ls', 's3://nowhere')).rejects.toThrow(/NoSuchBucket/);
    const wrong = run(cli, ['--endpoint-url', local.s3Url, 's3', 'ls'], { env: environment('other') });
    await expect(wrong).rejects.toThrow(/SignatureDoesNotMatch/);
  });
});

describe('aws kinesis', SLOW, () => {
  it('lists, describes, puts and gets', async () => {
    expect(JSON.parse(await kinesis('list-streams'))).toMatchObject({ StreamNames: ['local-journal'] });
    const put = ['put-record', '--stream-name', 'local-journal', '--partition-key', 'k', '--data', 'cmVjb3Jk'];
    expect(JSON.parse(await kinesis(...put))).toMatchObject({ ShardId: 'shardId-000000000000' });
    const where = ['--stream-name', 'local-journal', '--shard-id', 'shardId-000000000000'];
    const { ShardIterator } = JSON.parse(
      await kinesis('get-shard-iterator', ...where, '--shard-iterator-type', 'TRIM_HORIZON'),
    );
    expect(JSON.parse(await kinesis('get-records', '--shard-iterator', ShardIterator))).toMatchObject({
      Records: [{ Data: 'cmVjb3Jk', PartitionKey: 'k' }],
      MillisBehindLatest: 0,
    });
    const summary = JSON.parse(await kinesis('describe-stream-summary', '--stream-name', 'local-journal'));
    expect(summary.StreamDescriptionSummary).toMatchObject({ StreamStatus: 'ACTIVE', OpenShardCount: 1 });
    await expect(kinesis('describe-stream', '--stream-name', 'none')).rejects.toThrow(/ResourceNotFoundException/);
  });
});

describe('boto3', SLOW, () => {
  it('writes, lists, reads in part and uploads in parts', async () => {
    const found = await boto3(
      `s3 = boto3.client('s3', endpoint_url='${local.s3Url}')`,
      `s3.put_object(Bucket='local-exports', Key='ä/1.ion', Body=b'0123456789', Metadata={'a': 'b'})`,
      `bucket = boto3.resource('s3', endpoint_url='${local.s3Url}').Bucket('local-exports')`,
      `keys = [o.key for o in bucket.objects.filter(Prefix='ä/')]`,
      `part = s3.get_object(Bucket='local-exports', Key='ä/1.ion', Range='bytes=3-5')['Body'].read().decode()`,
      `import io`,
      `bucket.upload_fileobj(io.BytesIO(b'x' * 9000000), 'parts')`,
      `size = s3.head_object(Bucket='local-exports', Key='parts')['ContentLength']`,
      `print(json.dumps([keys, part, size]))`,
    );
    expect(JSON.parse(found)).toEqual([['ä/1.ion'], '345', 9_000_000]);
  });

  it('reads records of a stream', async () => {
    const found = await boto3(
      `k = boto3.client('kinesis', endpoint_url='${local.kinesisUrl}')`,
      `k.put_records(StreamName='local-journal', Records=[{'Data': b'\\x00\\xff', 'PartitionKey': str(i)} for i in range(3)])`,
      `it = k.get_shard_iterator(StreamName='local-journal', ShardId='shardId-000000000000', ShardIteratorType='TRIM_HORIZON')`,
      `records = k.get_records(ShardIterator=it['ShardIterator'])['Records']`,
      `print(json.dumps([[r['PartitionKey'], list(r['Data'])] for r in records][-3:]))`,
    );
    expect(JSON.parse(found)).toEqual([
      ['0', [0, 255]],
      ['1', [0, 255]],
      ['2', [0, 255]],
    ]);
  });
});
