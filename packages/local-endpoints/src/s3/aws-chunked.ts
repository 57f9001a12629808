import { hashHex } from '../http/canonical-request.ts';
import { ALGORITHM, equalText, hmac, type Signed } from '../http/signature.ts';
import { s3Error } from './errors.ts';

/** A line that states a chunk's size, or a trailer, is never longer. */
const MAX_LINE_BYTES = 8 * 1024;
const MAX_TRAILERS = 16;
const MAX_SIGNED_CHUNK_BYTES = 16 * 1024 * 1024;
const EMPTY_HASH = hashHex('');

/**
 * Takes a body apart that came in `aws-chunked` encoding, and verifies the signature of every chunk and of the trailers
 * where they are signed (S3 API Reference, "Signature Calculations … Transferring Payload in Multiple Chunks").
 *
 * @param signed    of the request's headers; its `payload` says which of the variants this is
 * @param trailers  is filled with the trailers at the end, names in lower case
 * @throws WireError IncompleteBody, SignatureDoesNotMatch, InvalidRequest
 */
export async function* decodeChunks(
  source: AsyncIterable<Uint8Array>,
  signed: Signed,
  trailers: Map<string, string>,
): AsyncGenerator<Uint8Array> {
  const isSigned = signed.payload?.startsWith('STREAMING-AWS4-HMAC-SHA256-PAYLOAD') === true;
  const hasTrailers = signed.payload?.endsWith('-TRAILER') === true;
  const input = reader(source);
  let previous = signed.signature;
  const check = (algorithm: string, parts: readonly string[], signature: string | undefined) => {
    const toSign = [algorithm, signed.amzDate, signed.scope, previous, ...parts].join('\n');
    const expected = hmac(signed.signingKey, toSign).toString('hex');
    if (!equalText(expected, signature ?? '')) throw s3Error('SignatureDoesNotMatch');
    previous = expected;
  };
  for (;;) {
    const header = /^([0-9a-fA-F]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(await input.line());
    if (!header) throw s3Error('InvalidRequest', 'A chunk does not begin with its size.');
    const size = Number.parseInt(header[1] as string, 16);
    if (isSigned) {
      // A chunk counts only when its signature holds, so it is held back until then.
      if (size > MAX_SIGNED_CHUNK_BYTES) throw s3Error('InvalidRequest', 'A signed chunk is too large.');
      const chunk = await input.bytes(size);
      check(`${ALGORITHM}-PAYLOAD`, [EMPTY_HASH, hashHex(chunk)], header[2]);
      if (size > 0) yield chunk;
    } else {
      yield* input.pieces(size);
    }
    if (size === 0) break;
    if ((await input.line()) !== '') throw s3Error('InvalidRequest', 'A chunk does not end with its size.');
  }
  if (!hasTrailers) return;
  const lines: string[] = [];
  let signature: string | undefined;
  for (;;) {
    const line = await input.line(true);
    if (line === '') break;
    const [, name, text] = /^([A-Za-z0-9-]+):(.*)$/.exec(line) ?? [];
    const value = text?.trim();
    if (name === undefined || value === undefined || lines.length > MAX_TRAILERS)
      throw s3Error('InvalidRequest', 'A trailer is not a header.');
    if (name.toLowerCase() === 'x-amz-trailer-signature') signature = value;
    else {
      trailers.set(name.toLowerCase(), value);
      lines.push(`${name.toLowerCase()}:${value}\n`);
    }
  }
  if (isSigned) check(`${ALGORITHM}-TRAILER`, [hashHex(lines.join(''))], signature);
}

function reader(source: AsyncIterable<Uint8Array>) {
  const iterator = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await iterator.next();
    if (next.done) return false;
    rest = rest.length === 0 ? Buffer.from(next.value) : Buffer.concat([rest, next.value]);
    return true;
  };
  async function* pieces(size: number): AsyncGenerator<Buffer> {
    let left = size;
    while (left > 0) {
      if (rest.length === 0 && !(await more())) throw s3Error('IncompleteBody');
      const piece = rest.subarray(0, left);
      rest = rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }
  return {
    pieces,
    async bytes(size: number): Promise<Buffer> {
      const found: Buffer[] = [];
      for await (const piece of pieces(size)) found.push(piece);
      return Buffer.concat(found);
    },
    /** Without its end. @param lenient the end of the body ends the line too: some clients end with their last trailer */
    async line(lenient = false): Promise<string> {
      let from = 0;
      for (;;) {
        const end = rest.indexOf('\n', from);
        if (end >= 0) {
          const line = rest.toString('latin1', 0, end).replace(/\r$/, '');
          rest = rest.subarray(end + 1);
          return line;
        }
        if (rest.length > MAX_LINE_BYTES) throw s3Error('InvalidRequest', 'A line of the body is too long.');
        from = rest.length;
        if (await more()) continue;
        if (!lenient) throw s3Error('IncompleteBody');
        const line = rest.toString('latin1').replace(/\r$/, '');
        rest = Buffer.alloc(0);
        return line;
      }
    },
  };
}
