/**
 * Verifies Signature Version 4 in the Authorization header.
 *
 * Order of the checks: header present → well-formed → a date → credential scope (terminator, service, region, date) →
 * host signed, signed headers sent → access key known, no session token → time within five minutes → body hash, when
 * one was sent → signature. Names and wordings of the errors are AWS's.
 *
 * Known limitations: one long-term key and no session tokens; no signature in the query string (presigned URLs) and
 * none of Signature Version 4A. A request can be replayed within the five minutes, as at AWS: retries of the AWS CLI
 * within one second carry the same signature.
 */
import { timingSafeEqual } from 'node:crypto';
import { WireError } from '../wire-error.ts';
import { hashHex, type SignedParts } from './canonical-request.ts';
import { type Authorization, parseAuthorization } from './parse-authorization.ts';
import { type Credentials, formatAmzDate, parseAmzDate, SERVICE, signatureOf, TERMINATOR } from './signature.ts';

const MAX_SKEW_MS = 5 * 60 * 1000;

export interface Verifier {
  readonly credentials: Credentials;
  readonly region: string;
  /** milliseconds since 1970 */
  readonly clock: () => number;
}

/**
 * @throws WireError MissingAuthenticationTokenException, IncompleteSignatureException, UnrecognizedClientException,
 *   InvalidSignatureException
 */
export function verifySignature(parts: SignedParts, verifier: Verifier): void {
  const authorization = parseAuthorization(parts.headers.get('authorization'));
  const amzDate = requireDate(parts.headers);
  checkScope(authorization, verifier.region, amzDate);
  checkSignedHeaders(authorization, parts.headers);
  checkKey(authorization, parts.headers, verifier.credentials);
  checkTime(amzDate, verifier.clock());
  checkBodyHash(parts);
  const expected = signatureOf(parts, {
    secretAccessKey: verifier.credentials.secretAccessKey,
    region: verifier.region,
    amzDate,
    signedHeaders: authorization.signedHeaders,
  });
  if (!equalText(expected, authorization.signature)) throw mismatch();
}

/** `x-amz-date`, or else `date`, as `20250131T235959Z`. */
function requireDate(headers: ReadonlyMap<string, string>): string {
  const amzDate = headers.get('x-amz-date');
  const date = headers.get('date');
  if (amzDate === undefined && date === undefined) {
    throw new WireError(
      'IncompleteSignatureException',
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  const time = amzDate === undefined ? Date.parse(date as string) : parseAmzDate(amzDate);
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

function checkKey(
  { accessKeyId }: Authorization,
  headers: ReadonlyMap<string, string>,
  credentials: Credentials,
): void {
  if (equalText(accessKeyId, credentials.accessKeyId) && !headers.has('x-amz-security-token')) return;
  throw new WireError('UnrecognizedClientException', 'The security token included in the request is invalid.');
}

function checkTime(amzDate: string, now: number): void {
  const time = parseAmzDate(amzDate) as number;
  if (time < now - MAX_SKEW_MS) {
    throw new WireError(
      'InvalidSignatureException',
      `Signature expired: ${amzDate} is now earlier than ${formatAmzDate(now - MAX_SKEW_MS)} (${formatAmzDate(now)} - 5 min.)`,
    );
  }
  if (time > now + MAX_SKEW_MS) {
    throw new WireError(
      'InvalidSignatureException',
      `Signature not yet current: ${amzDate} is still later than ${formatAmzDate(now + MAX_SKEW_MS)} (${formatAmzDate(now)} + 5 min.)`,
    );
  }
}

function checkBodyHash({ headers, body }: SignedParts): void {
  const stated = headers.get('x-amz-content-sha256');
  if (stated !== undefined && !equalText(stated, hashHex(body))) throw mismatch();
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
