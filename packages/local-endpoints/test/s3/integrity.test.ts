import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { ChecksumAlgorithm, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checksumHasher } from '../../src/s3/checksum.ts';
import { failure, type Started, send, start } from '../support/started.ts';

const Bucket = 'local-exports';
let local: Started;
beforeAll(async () => {
  local = await start();
});
afterAll(() => local[Symbol.asyncDispose]());

describe('checksums', () => {
  // Check values of the catalogue of parametrised CRC algorithms: CRC-32/ISO-HDLC, CRC-32/ISCSI, CRC-64/NVME.
  it.each([
    ['crc32', 'cbf43926'],
    ['crc32c', 'e3069283'],
    ['crc64nvme', 'ae8b14860a799888'],
  ] as const)('%s of "123456789" is the published one', (algorithm, expected) => {
    const hasher = checksumHasher(algorithm);
    for (const piece of ['1234', '', '56789']) hasher.update(Buffer.from(piece));
    expect(hasher.digest().toString('hex')).toBe(expected);
  });

  it.each(
    Object.values(ChecksumAlgorithm).filter((name) =>
      ['CRC32', 'CRC32C', 'SHA1', 'SHA256', 'CRC64NVME'].includes(name),
    ),
  )('%s that the SDK sends are taken, and given back when it reads', async (algorithm) => {
    if (algorithm === 'CRC64NVME') {
      // The SDK computes it only with a native library, so it is stated here.
      const ChecksumCRC64NVME = 'rosUhgp5mIg=';
      await local.s3.send(new PutObjectCommand({ Bucket, Key: 'c', Body: '123456789', ChecksumCRC64NVME }));
      const wrong = local.s3.send(new PutObjectCommand({ Bucket, Key: 'c', Body: '12345678', ChecksumCRC64NVME }));
      expect(await failure(wrong)).toMatchObject({ name: 'BadDigest', status: 400 });
      return;
    }
    const sent = await local.s3.send(
      new PutObjectCommand({ Bucket, Key: 'c', Body: randomBytes(70_000), ChecksumAlgorithm: algorithm }),
    );
    const field = `Checksum${algorithm}` as 'ChecksumSHA256';
    expect(sent[field]).toMatch(/=$/);
    const read = await local.s3.send(new GetObjectCommand({ Bucket, Key: 'c', ChecksumMode: 'ENABLED' }));
    expect(read).toMatchObject({ [field]: sent[field], ChecksumType: 'FULL_OBJECT' });
    expect((await read.Body?.transformToByteArray())?.length).toBe(70_000);
  });
});

describe('a body', () => {
  it('of unknown content is streamed in chunks with its checksum behind it', async () => {
    const pieces = [randomBytes(70_000), randomBytes(1), randomBytes(200_000)];
    const body = Buffer.concat(pieces);
    await local.s3.send(
      new PutObjectCommand({ Bucket, Key: 'stream', Body: Readable.from(pieces), ContentLength: body.length }),
    );
    const { Body } = await local.s3.send(new GetObjectCommand({ Bucket, Key: 'stream' }));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
  });

  it('that is shorter or longer than stated is not stored', async () => {
    const put = (stated: number) =>
      local.s3.send(
        new PutObjectCommand({ Bucket, Key: 'short', Body: Readable.from([Buffer.alloc(10)]), ContentLength: stated }),
      );
    expect((await failure(put(11))).name).toMatch(/IncompleteBody|TimeoutError|Error/);
    expect(await failure(local.s3.send(new GetObjectCommand({ Bucket, Key: 'short' })))).toMatchObject({
      name: 'NoSuchKey',
    });
  });

  it('whose MD5 is another one is not stored', async () => {
    const ContentMD5 = createHash('md5').update('other').digest('base64');
    const call = local.s3.send(new PutObjectCommand({ Bucket, Key: 'md5', Body: 'this', ContentMD5 }));
    expect(await failure(call)).toMatchObject({ name: 'BadDigest', status: 400 });
  });
});

/** Signs as the AWS SDK for Java does over plain http: every chunk, and the trailer. */
function signedChunks(
  pieces: readonly string[],
  options: { breakAt?: number; trailer?: string; breakTrailer?: boolean } = {},
) {
  const amzDate = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const date = amzDate.slice(0, 8);
  const scope = `${date}/us-east-1/s3/aws4_request`;
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const sha = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
  const key = ['us-east-1', 's3', 'aws4_request'].reduce(hmac, hmac('AWS4local', date));
  const length = pieces.join('').length;
  const trailerName = 'x-amz-checksum-crc32';
  const payload = `STREAMING-AWS4-HMAC-SHA256-PAYLOAD${options.trailer === undefined ? '' : '-TRAILER'}`;
  const headers: Record<string, string> = {
    'content-encoding': 'aws-chunked',
    host: new URL(local.s3Url).host,
    'x-amz-content-sha256': payload,
    'x-amz-date': amzDate,
    'x-amz-decoded-content-length': String(length),
    ...(options.trailer === undefined ? {} : { 'x-amz-trailer': trailerName }),
  };
  const names = Object.keys(headers).sort();
  const canonical = [
    'PUT',
    `/${Bucket}/chunked`,
    '',
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    payload,
  ];
  let signature = hmac(key, ['AWS4-HMAC-SHA256', amzDate, scope, sha(canonical.join('\n'))].join('\n')).toString('hex');
  headers.authorization = `AWS4-HMAC-SHA256 Credential=local/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  let body = '';
  for (const [index, piece] of [...pieces, ''].entries()) {
    signature = hmac(
      key,
      ['AWS4-HMAC-SHA256-PAYLOAD', amzDate, scope, signature, sha(''), sha(piece)].join('\n'),
    ).toString('hex');
    const sent = index === options.breakAt ? signature.replace(/^./, (c) => (c === '0' ? '1' : '0')) : signature;
    body += `${piece.length.toString(16)};chunk-signature=${sent}\r\n`;
    if (piece !== '') body += `${piece}\r\n`;
  }
  if (options.trailer !== undefined) {
    const line = `${trailerName}:${options.trailer}\n`;
    const trailed = hmac(key, ['AWS4-HMAC-SHA256-TRAILER', amzDate, scope, signature, sha(line)].join('\n')).toString(
      'hex',
    );
    body += `${trailerName}:${options.trailer}\r\nx-amz-trailer-signature:${options.breakTrailer ? trailed.split('').reverse().join('') : trailed}\r\n`;
  }
  body += '\r\n';
  return send(`${local.s3Url}/${Bucket}/chunked`, { method: 'PUT', headers, body });
}

describe('a body signed chunk by chunk', () => {
  const pieces = ['a'.repeat(66_000), 'b'.repeat(10)];
  const crc = () => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc32(pieces.join('')));
    return bytes.toString('base64');
  };

  it('is taken when every signature holds, with a trailer or without', async () => {
    expect((await signedChunks(pieces)).status).toBe(200);
    expect((await signedChunks(pieces, { trailer: crc() })).status).toBe(200);
    const { Body } = await local.s3.send(new GetObjectCommand({ Bucket, Key: 'chunked' }));
    expect(await Body?.transformToString()).toBe(pieces.join(''));
  });

  it.each([0, 1, 2])('is refused when the signature of chunk %i does not hold', async (breakAt) => {
    const answer = await signedChunks(pieces, { breakAt });
    expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('<Code>SignatureDoesNotMatch</Code>') });
  });

  it('is refused when its trailer is not the signed one, or its checksum is wrong', async () => {
    const unsigned = await signedChunks(pieces, { trailer: crc(), breakTrailer: true });
    expect(unsigned).toMatchObject({ status: 403, text: expect.stringContaining('SignatureDoesNotMatch') });
    const wrong = await signedChunks(pieces, { trailer: 'AAAAAA==' });
    expect(wrong).toMatchObject({ status: 400, text: expect.stringContaining('<Code>BadDigest</Code>') });
  });
});
