import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  ChecksumAlgorithm,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure, type Started, start } from '../support/started.ts';

const where = { Bucket: 'local-exports', Key: 'big' };
const MIB = 1024 * 1024;
let local: Started;
beforeAll(async () => {
  local = await start();
});
afterAll(() => local[Symbol.asyncDispose]());

const begin = async (more = {}) =>
  (await local.s3.send(new CreateMultipartUploadCommand({ ...where, ...more }))).UploadId ?? '';
const part = async (UploadId: string, PartNumber: number, Body: Uint8Array): Promise<CompletedPart> => {
  const { ETag, ChecksumCRC32, ChecksumSHA256, ChecksumCRC32C, ChecksumSHA1 } = await local.s3.send(
    new UploadPartCommand({ ...where, UploadId, PartNumber, Body }),
  );
  return { PartNumber, ETag, ChecksumCRC32, ChecksumSHA256, ChecksumCRC32C, ChecksumSHA1 };
};
const complete = (UploadId: string, Parts: CompletedPart[], more = {}) =>
  local.s3.send(new CompleteMultipartUploadCommand({ ...where, UploadId, MultipartUpload: { Parts }, ...more }));

describe('an upload in parts', () => {
  it('becomes one object of all parts in order, with S3’s entity tag', async () => {
    const bodies = [randomBytes(5 * MIB), randomBytes(5 * MIB), randomBytes(10)] as const;
    const id = await begin({ ContentType: 'text/plain', Metadata: { a: 'b' } });
    const parts = [await part(id, 7, bodies[1]), await part(id, 9, bodies[2]), await part(id, 2, bodies[0])];
    const listed = await local.s3.send(new ListPartsCommand({ ...where, UploadId: id }));
    expect(listed.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [2, 5 * MIB],
      [7, 5 * MIB],
      [9, 10],
    ]);
    const uploads = await local.s3.send(new ListMultipartUploadsCommand({ Bucket: where.Bucket }));
    expect(uploads.Uploads?.map(({ UploadId }) => UploadId)).toEqual([id]);
    const done = await complete(id, [parts[2], parts[0], parts[1]] as CompletedPart[]);
    const md5 = (data: Uint8Array) => createHash('md5').update(data).digest();
    expect(done.ETag).toBe(`"${md5(Buffer.concat(bodies.map(md5))).toString('hex')}-3"`);
    const read = await local.s3.send(new GetObjectCommand(where));
    expect(read).toMatchObject({ ContentType: 'text/plain', Metadata: { a: 'b' }, ETag: done.ETag });
    expect(Buffer.from((await read.Body?.transformToByteArray()) ?? []).equals(Buffer.concat(bodies))).toBe(true);
    expect(await readdir(join(local.dataDir, 'local-s3', 'objects'))).toHaveLength(1);
    expect(await failure(complete(id, parts))).toMatchObject({ name: 'NoSuchUpload', status: 404 });
  });

  it.each([ChecksumAlgorithm.CRC32, ChecksumAlgorithm.CRC32C, ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256])(
    'has a composite %s that the client finds again when it reads',
    async (algorithm) => {
      const bodies = [randomBytes(5 * MIB), randomBytes(99)] as const;
      const id = await begin({ ChecksumAlgorithm: algorithm });
      const parts: CompletedPart[] = [];
      for (const [index, Body] of bodies.entries()) {
        const sent = await local.s3.send(
          new UploadPartCommand({ ...where, UploadId: id, PartNumber: index + 1, Body, ChecksumAlgorithm: algorithm }),
        );
        parts.push({ ...sent, PartNumber: index + 1 } as CompletedPart);
      }
      const done = await complete(id, parts);
      const field = `Checksum${algorithm}` as 'ChecksumSHA256';
      expect(done).toMatchObject({ ChecksumType: 'COMPOSITE' });
      expect(done[field]).toMatch(/^[A-Za-z0-9+/=]+-2$/);
      if (algorithm === 'SHA256') {
        const sha = (data: Uint8Array) => createHash('sha256').update(data).digest();
        expect(done[field]).toBe(`${sha(Buffer.concat(bodies.map(sha))).toString('base64')}-2`);
      }
      const read = await local.s3.send(new GetObjectCommand({ ...where, ChecksumMode: 'ENABLED' }));
      expect(read[field]).toBe(done[field]);
      expect((await read.Body?.transformToByteArray())?.length).toBe(5 * MIB + 99);
    },
  );

  it('is refused when its parts are not as listed', async () => {
    const id = await begin();
    const small = await part(id, 1, Buffer.from('small'));
    const last = await part(id, 2, Buffer.from('last'));
    expect(await failure(complete(id, [small, last]))).toMatchObject({ name: 'EntityTooSmall' });
    expect(await failure(complete(id, [last, small]))).toMatchObject({ name: 'InvalidPartOrder' });
    expect(await failure(complete(id, [{ ...small, ETag: '"0"' }]))).toMatchObject({ name: 'InvalidPart' });
    expect(await failure(complete(id, [{ ...small, PartNumber: 3 }]))).toMatchObject({ name: 'InvalidPart' });
    expect(await failure(complete(id, []))).toMatchObject({ name: 'MalformedXML' });
    expect(await failure(part(id, 10_001, Buffer.from('x')))).toMatchObject({ name: 'InvalidArgument' });
    await complete(id, [last]);
  });

  it('leaves nothing when it is given up', async () => {
    await using alone = await start();
    const { UploadId } = await alone.s3.send(new CreateMultipartUploadCommand(where));
    await alone.s3.send(new UploadPartCommand({ ...where, UploadId, PartNumber: 1, Body: Buffer.alloc(1000) }));
    await alone.s3.send(new AbortMultipartUploadCommand({ ...where, UploadId }));
    const late = alone.s3.send(new UploadPartCommand({ ...where, UploadId, PartNumber: 2, Body: 'x' }));
    expect(await failure(late)).toMatchObject({ name: 'NoSuchUpload' });
    expect(await readdir(join(alone.dataDir, 'local-s3', 'objects'))).toEqual([]);
  });

  it('may take its parts from an object', async () => {
    await local.s3.send(new PutObjectCommand({ Bucket: where.Bucket, Key: 'digits', Body: '0123456789' }));
    const UploadId = await begin();
    const { CopyPartResult } = await local.s3.send(
      new UploadPartCopyCommand({
        ...where,
        UploadId,
        PartNumber: 1,
        CopySource: `${where.Bucket}/digits`,
        CopySourceRange: 'bytes=2-5',
      }),
    );
    await complete(UploadId, [{ PartNumber: 1, ETag: CopyPartResult?.ETag }]);
    const { Body } = await local.s3.send(new GetObjectCommand(where));
    expect(await Body?.transformToString()).toBe('2345');
  });
});
