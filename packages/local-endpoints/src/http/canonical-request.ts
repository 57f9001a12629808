import { createHash } from 'node:crypto';

/** What of a request takes part in its signature. */
export interface SignedParts {
  readonly method: string;
  /** Request target as sent: path and query, still percent-encoded. */
  readonly target: string;
  /** Header names in lower case with their values; a header sent twice has its values joined by a comma. */
  readonly headers: ReadonlyMap<string, string>;
}

/**
 * The canonical request of Signature Version 4 as S3 wants it (S3 API Reference, "Authenticating Requests: Signature
 * Calculations"): the path is encoded once and not normalised. Kinesis only ever has the path `/`.
 *
 * @param signedHeaders names in lower case, in the order in which they were signed
 * @param payload       hash of the body in hex, or the word that stands for it
 */
export function canonicalRequest(parts: SignedParts, signedHeaders: readonly string[], payload: string): string {
  const question = parts.target.indexOf('?');
  const path = question < 0 ? parts.target : parts.target.slice(0, question);
  const query = question < 0 ? '' : parts.target.slice(question + 1);
  const headers = signedHeaders.map((name) => `${name}:${canonicalValue(parts.headers.get(name) ?? '')}\n`);
  return [
    parts.method,
    path
      .split('/')
      .map((segment) => encode(decode(segment)))
      .join('/'),
    canonicalQuery(query),
    headers.join(''),
    signedHeaders.join(';'),
    payload,
  ].join('\n');
}

export function hashHex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function canonicalQuery(query: string): string {
  const pairs = query.split('&').flatMap((part): [string, string][] => {
    const equals = part.indexOf('=');
    const name = decode(equals < 0 ? part : part.slice(0, equals));
    // In a presigned URL the signature itself stands among the parameters.
    if (part === '' || name === 'X-Amz-Signature') return [];
    return [[encode(name), encode(decode(equals < 0 ? '' : part.slice(equals + 1)))]];
  });
  pairs.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

function canonicalValue(value: string): string {
  return value.trim().replace(/ +/g, ' ');
}

/** RFC 3986: everything but the unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** What cannot be decoded stands for itself; the signature then does not match, which is the right answer. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/[\uD800-\uDFFF]/g, '');
  }
}
