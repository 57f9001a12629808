import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure, type Started, start } from '../support/started.ts';

const Bucket = 'local-exports';
let local: Started;
beforeAll(async () => {
  local = await start();
});
afterAll(() => local[Symbol.asyncDispose]());

const put = (Key: string, Body: string | Uint8Array, more = {}) =>
  local.s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const textOf = async (Key: string, more = {}, s3: S3Client = local.s3) => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return Body?.transformToString();
};

describe('buckets', () => {
  it('begin with local-exports, and are created, found and deleted', async () => {
    const names = async () => (await local.s3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name);
    expect(await names()).toEqual(['local-exports']);
    await local.s3.send(new CreateBucketCommand({ Bucket: 'another.bucket' }));
    expect(await names()).toEqual(['another.bucket', 'local-exports']);
    expect(await local.s3.send(new HeadBucketCommand({ Bucket: 'another.bucket' }))).toMatchObject({
      BucketRegion: 'us-east-1',
    });
    const { LocationConstraint } = await local.s3.send(new GetBucketLocationCommand({ Bucket: 'another.bucket' }));
    expect(LocationConstraint ?? '').toBe('');
    await local.s3.send(new DeleteBucketCommand({ Bucket: 'another.bucket' }));
    expect(await names()).toEqual(['local-exports']);
  });

  it.each(['Upper', '10.0.0.1', 'a..b', '-begins', 'xn--bucket'])('are not named %s', async (name) => {
    const call = local.s3.send(new CreateBucketCommand({ Bucket: name }));
    expect(await failure(call)).toMatchObject({ name: 'InvalidBucketName', status: 400 });
  });

  it('are not deleted while they hold something', async () => {
    await local.s3.send(new CreateBucketCommand({ Bucket: 'holds-one' }));
    await local.s3.send(new PutObjectCommand({ Bucket: 'holds-one', Key: 'k', Body: '1' }));
    const deletion = () => local.s3.send(new DeleteBucketCommand({ Bucket: 'holds-one' }));
    expect(await failure(deletion())).toMatchObject({ name: 'BucketNotEmpty', status: 409 });
    await local.s3.send(new DeleteObjectCommand({ Bucket: 'holds-one', Key: 'k' }));
    await deletion();
  });

  it('that do not exist are told apart from objects that do not', async () => {
    const where = { Bucket: 'nowhere', Key: 'k' };
    expect(await failure(local.s3.send(new PutObjectCommand({ ...where, Body: '1' })))).toMatchObject({
      name: 'NoSuchBucket',
      status: 404,
    });
    expect(await failure(local.s3.send(new GetObjectCommand(where)))).toMatchObject({ name: 'NoSuchBucket' });
    expect(await failure(local.s3.send(new HeadBucketCommand({ Bucket: 'nowhere' })))).toMatchObject({ status: 404 });
    expect(await failure(textOf('no-such-key'))).toMatchObject({ name: 'NoSuchKey', status: 404 });
  });
});

describe('objects', () => {
  it('come back byte for byte with what was said about them', async () => {
    const body = randomBytes(300_000);
    const stored = await put('a/b c+ü%2F&.ion', body, {
      ContentType: 'text/x-amazon-ion',
      Metadata: { note: 'journal' },
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: 'arn:aws:kms:us-east-1:000000000000:key/1',
    });
    const md5 = createHash('md5').update(body).digest('hex');
    expect(stored.ETag).toBe(`"${md5}"`);
    const read = await local.s3.send(new GetObjectCommand({ Bucket, Key: 'a/b c+ü%2F&.ion' }));
    expect(Buffer.from((await read.Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
    expect(read).toMatchObject({
      ContentLength: 300_000,
      ContentType: 'text/x-amazon-ion',
      Metadata: { note: 'journal' },
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: 'arn:aws:kms:us-east-1:000000000000:key/1',
      ETag: `"${md5}"`,
    });
    expect(Math.abs((read.LastModified?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(await local.s3.send(new HeadObjectCommand({ Bucket, Key: 'a/b c+ü%2F&.ion' }))).toMatchObject({
      ContentLength: 300_000,
    });
  });

  it('may be empty, and may be replaced', async () => {
    await put('again', '');
    expect(await textOf('again')).toBe('');
    await put('again', 'second');
    expect(await textOf('again')).toBe('second');
  });

  it.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-100', '89', 'bytes 8-9/10'],
    ['bytes=-100', '0123456789', 'bytes 0-9/10'],
  ])('are read in part by %s', async (Range, text, ContentRange) => {
    await put('digits', '0123456789');
    const read = await local.s3.send(new GetObjectCommand({ Bucket, Key: 'digits', Range }));
    expect(read).toMatchObject({ ContentRange, ContentLength: text.length, $metadata: { httpStatusCode: 206 } });
    expect(await read.Body?.transformToString()).toBe(text);
  });

  it('have no bytes behind their end', async () => {
    await put('digits', '0123456789');
    expect(await failure(textOf('digits', { Range: 'bytes=10-' }))).toMatchObject({
      name: 'InvalidRange',
      status: 416,
    });
  });

  it('are written only if the condition holds', async () => {
    const { ETag } = await put('once', 'first', { IfNoneMatch: '*' });
    expect(await failure(put('once', 'second', { IfNoneMatch: '*' }))).toMatchObject({
      name: 'PreconditionFailed',
      status: 412,
    });
    expect(await textOf('once')).toBe('first');
    expect(await failure(put('once', 'x', { IfMatch: '"0"' }))).toMatchObject({ name: 'PreconditionFailed' });
    expect(await failure(put('never', 'x', { IfMatch: '"0"' }))).toMatchObject({ name: 'NoSuchKey' });
    await put('once', 'third', { IfMatch: ETag });
    expect(await textOf('once')).toBe('third');
  });

  it('written once by many at the same time are those of one of them', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => put('raced', `writer ${n}`, { IfNoneMatch: '*' })),
    );
    const winners = outcomes.flatMap(({ status }, n) => (status === 'fulfilled' ? [n] : []));
    expect(winners).toHaveLength(1);
    expect(await textOf('raced')).toBe(`writer ${winners[0]}`);
  });

  it('are read only if the condition holds', async () => {
    const { ETag } = await put('conditional', 'x');
    const status = async (more: object) => (await failure(textOf('conditional', more))).status;
    expect(await status({ IfNoneMatch: ETag })).toBe(304);
    expect(await status({ IfMatch: '"0"' })).toBe(412);
    expect(await status({ IfModifiedSince: new Date(Date.now() + 60_000) })).toBe(304);
    expect(await status({ IfUnmodifiedSince: new Date(0) })).toBe(412);
    expect(await textOf('conditional', { IfMatch: ETag })).toBe('x');
  });

  it('are copied with their properties, or with new ones', async () => {
    await put('source ü', 'copied', { ContentType: 'text/plain', Metadata: { a: '1' } });
    const CopySource = `${Bucket}/${encodeURIComponent('source ü')}`;
    await local.s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource }));
    await local.s3.send(
      new CopyObjectCommand({ Bucket, Key: 'copy2', CopySource, MetadataDirective: 'REPLACE', ContentType: 'a/b' }),
    );
    expect(await textOf('copy')).toBe('copied');
    expect(await local.s3.send(new HeadObjectCommand({ Bucket, Key: 'copy' }))).toMatchObject({
      ContentType: 'text/plain',
      Metadata: { a: '1' },
    });
    expect(await local.s3.send(new HeadObjectCommand({ Bucket, Key: 'copy2' }))).toMatchObject({ ContentType: 'a/b' });
  });

  it('are deleted, also many at once, also when they are not there', async () => {
    await put('gone & <away>', '1');
    await put('gone2', '2');
    const { Deleted } = await local.s3.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: [{ Key: 'gone & <away>' }, { Key: 'gone2' }, { Key: 'never was' }] },
      }),
    );
    expect(Deleted?.map(({ Key }) => Key)).toEqual(['gone & <away>', 'gone2', 'never was']);
    expect(await failure(textOf('gone & <away>'))).toMatchObject({ name: 'NoSuchKey' });
    await local.s3.send(new DeleteObjectCommand({ Bucket, Key: 'never was' }));
  });

  it('have names that never lead out of the directory, however they look', async () => {
    for (const [n, key] of [
      '../../../evil',
      '/etc/passwd',
      'a/../../b',
      '..',
      'x'.repeat(1024),
      'a\u0000b',
      '\u{10FFFF}',
    ].entries()) {
      await put(key, `body ${n}`);
      expect(await textOf(key)).toBe(`body ${n}`);
    }
    const files = await readdir(join(local.dataDir, 'local-s3', 'objects'));
    expect(files.filter((name) => !/^[0-9a-f-]{36}$/.test(name))).toEqual([]);
    expect(await readdir(local.dataDir)).toEqual(['local-kinesis', 'local-s3']);
    expect(await failure(put('x'.repeat(1025), ''))).toMatchObject({ name: 'KeyTooLongError' });
  });

  it('leave no file behind when they are replaced, deleted or refused', async () => {
    await using alone = await start();
    const files = () => readdir(join(alone.dataDir, 'local-s3', 'objects'));
    const send = (Body: string, more = {}) => alone.s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body, ...more }));
    await send('one');
    await send('two');
    expect(await files()).toHaveLength(1);
    expect(await failure(send('three', { ChecksumSHA256: `${'A'.repeat(43)}=` }))).toMatchObject({ name: 'BadDigest' });
    expect(await files()).toHaveLength(1);
    await alone.s3.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    expect(await files()).toEqual([]);
  });
});
