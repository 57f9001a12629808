import { createHash } from 'node:crypto';
import { equalText, type Signed } from '../http/signature.ts';
import { decodeChunks } from './aws-chunked.ts';
import { CHECKSUM_ALGORITHMS, type Checksum, type ChecksumAlgorithm, checksumHasher, type Hasher } from './checksum.ts';
import { s3Error } from './errors.ts';

/** The body of a request as the client meant it: decoded, and checked against everything stated about it. */
export interface Body {
  /** Bytes, as far as stated before. */
  readonly length: number | undefined;
  /** To be read once, to its end. @throws WireError when it is not what was stated */
  bytes(limit: number): AsyncGenerator<Uint8Array>;
  /** The checksum that was stated and holds; known after the last byte. */
  checksum(): Checksum | undefined;
}

/**
 * Checks while reading: decoded length, `x-amz-content-sha256`, `Content-MD5`, and one `x-amz-checksum-…` in a header or
 * trailer.
 *
 * @throws WireError InvalidRequest, MissingContentLength, NotImplemented
 */
export function openBody(
  source: AsyncIterable<Uint8Array>,
  headers: ReadonlyMap<string, string>,
  signed: Signed,
): Body {
  const streaming = signed.payload?.startsWith('STREAMING-') === true;
  if (
    streaming &&
    !/^STREAMING-(UNSIGNED-PAYLOAD-TRAILER|AWS4-HMAC-SHA256-PAYLOAD(-TRAILER)?)$/.test(signed.payload ?? '')
  )
    throw s3Error('NotImplemented');
  const length = statedLength(headers.get(streaming ? 'x-amz-decoded-content-length' : 'content-length'));
  const trailers = new Map<string, string>();
  const algorithm = statedAlgorithm(headers);
  let checksum: Checksum | undefined;
  async function* bytes(limit: number): AsyncGenerator<Uint8Array> {
    if (length !== undefined && length > limit) throw s3Error('EntityTooLarge');
    const sha256 = /^[0-9a-f]{64}$/.test(signed.payload ?? '') ? createHash('sha256') : undefined;
    const md5 = headers.has('content-md5') ? createHash('md5') : undefined;
    const hasher: Hasher | undefined = algorithm && checksumHasher(algorithm);
    let seen = 0;
    for await (const piece of streaming ? decodeChunks(source, signed, trailers) : source) {
      seen += piece.length;
      if (seen > limit) throw s3Error('EntityTooLarge');
      sha256?.update(piece);
      md5?.update(piece);
      hasher?.update(piece);
      yield piece;
    }
    if (length !== undefined && seen !== length) throw s3Error('IncompleteBody');
    if (sha256 && !equalText(sha256.digest('hex'), signed.payload ?? '')) throw s3Error('XAmzContentSHA256Mismatch');
    if (md5 && !equalText(md5.digest('base64'), headers.get('content-md5') ?? '')) throw s3Error('BadDigest');
    if (!algorithm || !hasher) return;
    const name = `x-amz-checksum-${algorithm}`;
    const value = hasher.digest().toString('base64');
    if (!equalText(value, headers.get(name) ?? trailers.get(name) ?? ''))
      throw s3Error('BadDigest', `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`);
    checksum = { algorithm, value, type: 'FULL_OBJECT' };
  }
  return { length, bytes, checksum: () => checksum };
}

/** Reads a document. @throws WireError as `bytes` does */
export async function readText(body: Body, limit: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body.bytes(limit)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

function statedLength(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,15}$/.test(value)) throw s3Error('InvalidArgument', 'The length of the body is not a number.');
  return Number(value);
}

/** Which checksum the client sends, in a header or, as it announces there, in a trailer. */
function statedAlgorithm(headers: ReadonlyMap<string, string>): ChecksumAlgorithm | undefined {
  const announced = (headers.get('x-amz-trailer') ?? '').toLowerCase();
  const found = CHECKSUM_ALGORITHMS.filter(
    (algorithm) => headers.has(`x-amz-checksum-${algorithm}`) || announced === `x-amz-checksum-${algorithm}`,
  );
  if (found.length > 1) throw s3Error('InvalidRequest', 'Expecting a single x-amz-checksum- header.');
  return found[0];
}
