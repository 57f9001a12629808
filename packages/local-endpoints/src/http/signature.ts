import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalRequest, hashHex, type SignedParts } from './canonical-request.ts';

export const ALGORITHM = 'AWS4-HMAC-SHA256';
const MAX_PRESIGNED_SECONDS = 7 * 24 * 3600;

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}
export interface Verifier {
  readonly credentials: Credentials;
  readonly region: string;
  readonly service: 's3' | 'kinesis';
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** How far the clock of the client may be off, in milliseconds. */
  readonly maxSkewMs: number;
}

/** What a body that is signed piece by piece needs to be verified. */
export interface Signed {
  /** The body's hash in hex, or a word: `UNSIGNED-PAYLOAD`, `STREAMING-…`; undefined = none was stated. */
  readonly payload: string | undefined;
  readonly amzDate: string;
  readonly scope: string;
  readonly signature: string;
  readonly signingKey: Buffer;
}

/** Why a signature is not accepted; each protocol has names of its own for these. */
export type SignatureProblemKind =
  | 'missing'
  | 'malformed'
  | 'unknown-key'
  | 'wrong-scope'
  | 'skewed'
  | 'expired'
  | 'mismatch';
export class SignatureProblem extends Error {
  override readonly name = 'SignatureProblem';
  readonly kind: SignatureProblemKind;
  /** By which time a clock was found wrong; milliseconds since 1970. */
  readonly serverTime: number | undefined;
  constructor(kind: SignatureProblemKind, message: string, serverTime?: number) {
    super(message);
    this.kind = kind;
    this.serverTime = serverTime;
  }
}

interface Claim {
  readonly credential: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly amzDate: string;
  /** Of a presigned URL. */
  readonly expiresSeconds: number | undefined;
}

/**
 * Verifies Signature Version 4, in the Authorization header or in the query (presigned URL). Order: present and
 * well-formed → key known, no session token → scope → time → signature. The body's hash is the caller's to compare.
 *
 * @param bodyHash hash of a body that has been read already; for protocols whose clients do not state it in a header
 * @throws SignatureProblem
 */
export function verifySignature(parts: SignedParts, verifier: Verifier, bodyHash?: string): Signed {
  const claim = readClaim(parts);
  const { accessKeyId, date, region, service } = readCredential(claim.credential);
  if (!equalText(accessKeyId, verifier.credentials.accessKeyId) || parts.headers.has('x-amz-security-token'))
    throw new SignatureProblem('unknown-key', 'The access key is not known here.');
  if (service !== verifier.service)
    throw new SignatureProblem('wrong-scope', `Credential should be scoped to correct service: '${verifier.service}'.`);
  if (region !== verifier.region)
    throw new SignatureProblem(
      'wrong-scope',
      `The region '${shorten(region)}' is wrong; expecting '${verifier.region}'.`,
    );
  if (date !== claim.amzDate.slice(0, 8))
    throw new SignatureProblem('wrong-scope', 'The date of the credential is not that of the request.');
  checkTime(claim, verifier);
  if (!claim.signedHeaders.includes('host')) throw new SignatureProblem('malformed', 'The header Host must be signed.');
  const stated = parts.headers.get('x-amz-content-sha256');
  const payload = claim.expiresSeconds === undefined ? (stated ?? bodyHash) : 'UNSIGNED-PAYLOAD';
  if (payload === undefined) throw new SignatureProblem('malformed', 'The header x-amz-content-sha256 is missing.');
  const scope = `${date}/${region}/${service}/aws4_request`;
  let signingKey = hmac(`AWS4${verifier.credentials.secretAccessKey}`, date);
  for (const part of [region, service, 'aws4_request']) signingKey = hmac(signingKey, part);
  const request = canonicalRequest(parts, claim.signedHeaders, payload);
  const expected = hmac(signingKey, [ALGORITHM, claim.amzDate, scope, hashHex(request)].join('\n')).toString('hex');
  if (!equalText(expected, claim.signature))
    throw new SignatureProblem(
      'mismatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    );
  return { payload: stated, amzDate: claim.amzDate, scope, signature: expected, signingKey };
}

function readClaim({ headers, target }: SignedParts): Claim {
  const header = headers.get('authorization')?.trim();
  if (header !== undefined) return readHeader(header, headers.get('x-amz-date'));
  const question = target.indexOf('?');
  const query = new URLSearchParams(question < 0 ? '' : target.slice(question + 1));
  if (!query.has('X-Amz-Signature'))
    throw new SignatureProblem('missing', 'The request is not signed (Signature Version 4).');
  const expires = query.get('X-Amz-Expires') ?? '';
  if (query.get('X-Amz-Algorithm') !== ALGORITHM)
    throw new SignatureProblem('malformed', `Only ${ALGORITHM} is known.`);
  if (!/^\d{1,6}$/.test(expires) || Number(expires) > MAX_PRESIGNED_SECONDS || Number(expires) === 0)
    throw new SignatureProblem('malformed', 'X-Amz-Expires must be 1 to 604800 seconds.');
  if (query.has('X-Amz-Security-Token')) throw new SignatureProblem('unknown-key', 'The access key is not known here.');
  return {
    credential: query.get('X-Amz-Credential') ?? '',
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    amzDate: requireDate(query.get('X-Amz-Date') ?? undefined),
    expiresSeconds: Number(expires),
  };
}

function readHeader(header: string, amzDate: string | undefined): Claim {
  if (!header.startsWith(`${ALGORITHM} `)) throw new SignatureProblem('malformed', `Only ${ALGORITHM} is known.`);
  const parameters = new Map<string, string>();
  for (const part of header.slice(ALGORITHM.length + 1).split(',')) {
    const [, name, value] = /^\s*([A-Za-z]+)=(\S+)\s*$/.exec(part) ?? [];
    if (name === undefined || value === undefined)
      throw new SignatureProblem('malformed', 'The Authorization header is not a list of name=value.');
    parameters.set(name, value);
  }
  const [credential, signedHeaders, signature] = ['Credential', 'SignedHeaders', 'Signature'].map((name) =>
    parameters.get(name),
  );
  if (credential === undefined || signedHeaders === undefined || signature === undefined)
    throw new SignatureProblem('malformed', 'The Authorization header needs Credential, SignedHeaders and Signature.');
  return {
    credential,
    signedHeaders: signedHeaders.split(';'),
    signature,
    amzDate: requireDate(amzDate),
    expiresSeconds: undefined,
  };
}

function readCredential(credential: string) {
  const parts = credential.split('/');
  const [date, region, service, terminator] = parts.slice(-4);
  if (parts.length < 5 || !date || !region || !service || terminator !== 'aws4_request')
    throw new SignatureProblem('malformed', 'The credential must be KEY/DATE/REGION/SERVICE/aws4_request.');
  return { accessKeyId: parts.slice(0, -4).join('/'), date, region, service };
}

function checkTime({ amzDate, expiresSeconds }: Claim, { clock, maxSkewMs }: Verifier): void {
  const [time, now] = [parseAmzDate(amzDate) as number, clock()];
  const early = time > now + maxSkewMs;
  const late = now > time + (expiresSeconds === undefined ? maxSkewMs : expiresSeconds * 1000);
  if (late && expiresSeconds !== undefined) throw new SignatureProblem('expired', 'Request has expired');
  if (!early && !late) return;
  const limit = formatAmzDate(now + (early ? maxSkewMs : -maxSkewMs));
  throw new SignatureProblem(
    'skewed',
    early
      ? `Signature not yet current: ${amzDate} is still later than ${limit} (${formatAmzDate(now)} + ${maxSkewMs / 60_000} min.)`
      : `Signature expired: ${amzDate} is now earlier than ${limit} (${formatAmzDate(now)} - ${maxSkewMs / 60_000} min.)`,
    now,
  );
}

function requireDate(amzDate: string | undefined): string {
  if (amzDate === undefined || parseAmzDate(amzDate) === undefined)
    throw new SignatureProblem('malformed', 'X-Amz-Date must be a time like 20250131T235959Z.');
  return amzDate;
}

/** Milliseconds since 1970 as `20250131T235959Z`. */
function formatAmzDate(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function parseAmzDate(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}

export function hmac(key: string | Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

/** In a time that does not tell where the texts differ. */
export function equalText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function shorten(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, '?').slice(0, 64);
}
