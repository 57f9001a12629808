import { createHash } from 'node:crypto';

/** What of a request takes part in its signature. */
export interface SignedParts {
  readonly method: string;
  /** Request target as sent: path and query, still percent-encoded. */
  readonly target: string;
  /** Header names in lower case with their values; a header sent twice has its values joined by a comma. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

/**
 * The canonical request of Signature Version 4 (AWS General Reference, "Create a canonical request"). The path is
 * encoded once more than it was sent, as every service but S3 wants it; dot segments and empty segments go. The signature
 * of a presigned request, which cannot sign itself, is left out of the query.
 *
 * @param signedHeaders names in lower case, in the order in which they were signed
 */
export function canonicalRequest(parts: SignedParts, signedHeaders: readonly string[]): string {
  const question = parts.target.indexOf('?');
  const path = question < 0 ? parts.target : parts.target.slice(0, question);
  const query = question < 0 ? '' : parts.target.slice(question + 1);
  const headers = signedHeaders.map((name) => `${name}:${canonicalValue(parts.headers.get(name) ?? '')}\n`);
  return [
    parts.method,
    canonicalPath(path),
    canonicalQuery(query),
    headers.join(''),
    signedHeaders.join(';'),
    hashHex(parts.body),
  ].join('\n');
}

export function hashHex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encode(segment));
  }
  const trailing = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${trailing}`;
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  const pairs = query.split('&').flatMap((part): [string, string][] => {
    if (part === '') return [];
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    if (decode(name) === 'X-Amz-Signature') return [];
    return [[encode(decode(name)), encode(decode(equals < 0 ? '' : part.slice(equals + 1)))]];
  });
  pairs.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

function canonicalValue(value: string): string {
  return value.trim().replace(/\s+/g, ' ');
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
    return text;
  }
}
