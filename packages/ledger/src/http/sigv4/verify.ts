/**
 * Verifies Signature Version 4, in the Authorization header or in the query (a presigned URL).
 *
 * Order of the checks: signed in one of the two ways, not in both → well-formed → a date → credential scope (terminator,
 * service, region, date) → host signed, signed headers sent → access key known, no session token → time → body hash, when
 * one was sent → signature. A request signed in its header is good for five minutes before and after its date; one
 * signed in its query from five minutes before its date (clocks differ) until it expires. Names and wordings of the
 * errors are AWS's.
 *
 * Known limitations: one long-term key and no session tokens; no Signature Version 4A. A request can be replayed while
 * its signature is good, as at AWS: retries of the AWS CLI within one second carry the same signature.
 */
import { timingSafeEqual } from 'node:crypto';
import { readQuery } from '../query.ts';
import { WireError } from '../wire-error.ts';
import { hashHex, type SignedParts } from './canonical-request.ts';
import { type Authorization, parseAuthorization } from './parse-authorization.ts';
import { isSignedInQuery, parseQueryAuthorization } from './parse-query.ts';
import { type Credentials, formatAmzDate, parseAmzDate, SERVICE, signatureOf, TERMINATOR } from './signature.ts';

const MAX_SKEW_MS = 5 * 60 * 1000;

export interface Verifier {
  readonly credentials: Credentials;
  readonly region: string;
  /** milliseconds since 1970 */
  readonly clock: () => number;
}

/** What a request says of its own signature. */
interface Claim {
  readonly authorization: Authorization;
  /** `20250131T235959Z` */
  readonly amzDate: string;
  /** How long after its date the signature is good. */
  readonly lifetimeMs: number;
  /** Hash of the body as stated, and session token: undefined where there is none. */
  readonly bodyHash: string | undefined;
  readonly token: string | undefined;
}

/**
 * @throws WireError MissingAuthenticationTokenException, IncompleteSignatureException, UnrecognizedClientException,
 *   InvalidSignatureException
 */
export function verifySignature(parts: SignedParts, verifier: Verifier): void {
  const { authorization, amzDate, lifetimeMs, bodyHash, token } = readClaim(parts);
  checkScope(authorization, verifier.region, amzDate);
  checkSignedHeaders(authorization, parts.headers);
  if (!equalText(authorization.accessKeyId, verifier.credentials.accessKeyId) || token !== undefined) {
    throw new WireError('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  checkTime(amzDate, lifetimeMs, verifier.clock());
  if (bodyHash !== undefined && !equalText(bodyHash, hashHex(parts.body))) throw mismatch();
  const expected = signatureOf(parts, {
    secretAccessKey: verifier.credentials.secretAccessKey,
    region: verifier.region,
    amzDate,
    signedHeaders: authorization.signedHeaders,
  });
  if (!equalText(expected, authorization.signature)) throw mismatch();
}

function readClaim({ target, headers }: SignedParts): Claim {
  const query = readQuery(target);
  const header = headers.get('authorization');
  const token = headers.get('x-amz-security-token');
  if (!isSignedInQuery(query)) {
    return {
      authorization: parseAuthorization(header),
      amzDate: headerDate(headers),
      lifetimeMs: MAX_SKEW_MS,
      bodyHash: headers.get('x-amz-content-sha256'),
      token,
    };
  }
  if (header !== undefined) {
    throw new WireError(
      'IncompleteSignatureException',
      'Only one of the Authorization header and the X-Amz-Algorithm query parameter must be given.',
    );
  }
  const authorization = parseQueryAuthorization(query);
  return {
    authorization,
    amzDate: formatDate(parseAmzDate(authorization.date8601)),
    lifetimeMs: authorization.expiresSeconds * 1000,
    bodyHash: query.get('X-Amz-Content-Sha256') ?? headers.get('x-amz-content-sha256'),
    token: query.get('X-Amz-Security-Token') ?? token,
  };
}

/** `x-amz-date`, or else `date`, as `20250131T235959Z`. */
function headerDate(headers: ReadonlyMap<string, string>): string {
  const amzDate = headers.get('x-amz-date');
  const date = headers.get('date');
  if (amzDate === undefined && date === undefined) {
    throw new WireError(
      'IncompleteSignatureException',
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  return formatDate(amzDate === undefined ? Date.parse(date as string) : parseAmzDate(amzDate));
}

function formatDate(time: number | undefined): string {
  if (time === undefined || Number.isNaN(time)) {
    throw new WireError(
      'IncompleteSignatureException',
      "Date must be in ISO-8601 'basic format'. See http://en.wikipedia.org/wiki/ISO_8601",
    );
  }
  return formatAmzDate(time);
}

function checkScope(authorization: Authorization, region: string, amzDate: string): void {
  const { terminator, service, date } = authorization;
  const problems: string[] = [];
  if (terminator !== TERMINATOR) {
    problems.push(`Credential should be scoped with a valid terminator: '${TERMINATOR}'.`);
  }
  if (service !== SERVICE) problems.push(`Credential should be scoped to correct service: '${SERVICE}'.`);
  if (authorization.region !== region)
    problems.push(`Credential should be scoped to a valid region, here '${region}'.`);
  if (date !== amzDate.slice(0, 8)) {
    problems.push(`Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.`);
  }
  if (problems.length > 0) throw new WireError('InvalidSignatureException', problems.join(' '));
}

function checkSignedHeaders({ signedHeaders }: Authorization, headers: ReadonlyMap<string, string>): void {
  if (!signedHeaders.includes('host')) {
    throw new WireError(
      'InvalidSignatureException',
      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    );
  }
  if (headers.has('x-amz-date') && !signedHeaders.includes('x-amz-date')) {
    throw new WireError('InvalidSignatureException', "'X-Amz-Date' must be a 'SignedHeader' in the AWS Authorization.");
  }
  if (signedHeaders.some((name) => !headers.has(name))) throw mismatch();
}

function checkTime(amzDate: string, lifetimeMs: number, now: number): void {
  const time = parseAmzDate(amzDate) as number;
  if (time < now - lifetimeMs) {
    const life = lifetimeMs % 60_000 === 0 ? `${lifetimeMs / 60_000} min.` : `${lifetimeMs / 1000} s`;
    throw new WireError(
      'InvalidSignatureException',
      `Signature expired: ${amzDate} is now earlier than ${formatAmzDate(now - lifetimeMs)} (${formatAmzDate(now)} - ${life})`,
    );
  }
  if (time > now + MAX_SKEW_MS) {
    throw new WireError(
      'InvalidSignatureException',
      `Signature not yet current: ${amzDate} is still later than ${formatAmzDate(now + MAX_SKEW_MS)} (${formatAmzDate(now)} + 5 min.)`,
    );
  }
}

function mismatch(): WireError {
  return new WireError(
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  );
}

/** In a time that does not tell where the texts differ. */
function equalText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
