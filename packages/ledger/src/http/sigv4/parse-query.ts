import { WireError } from '../wire-error.ts';
import { type Authorization, parseCredential, shorten } from './parse-authorization.ts';
import { ALGORITHM } from './signature.ts';

/** Longest life of a presigned request, in seconds: seven days (AWS General Reference, "Signature Version 4"). */
export const MAX_EXPIRES_SECONDS = 604_800;

export interface QueryAuthorization extends Authorization {
  /** `X-Amz-Date` as sent. */
  readonly date8601: string;
  readonly expiresSeconds: number;
}

const MARKS = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature'];
const REQUIRED = [
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
  'X-Amz-Date',
  'X-Amz-Expires',
];

/** Whether a request is signed in its query, however badly: a presigned URL. */
export function isSignedInQuery(query: URLSearchParams): boolean {
  return MARKS.some((name) => query.has(name));
}

/**
 * Reads the parameters of a presigned request. Messages follow AWS's for other services; which it had for QLDB is not
 * known.
 *
 * @throws WireError IncompleteSignatureException
 */
export function parseQueryAuthorization(query: URLSearchParams): QueryAuthorization {
  const value = (name: string) => query.get(name) as string;
  const missing = REQUIRED.filter((name) => !query.get(name));
  if (missing.length > 0) {
    throw incomplete(
      `${missing.map((name) => `AWS query-string parameters must include '${name}'.`).join(' ')} Re-examine the query-string parameters.`,
    );
  }
  const twice = REQUIRED.find((name) => query.getAll(name).length > 1);
  if (twice !== undefined) throw incomplete(`The query-string parameter '${twice}' must be given once.`);
  if (value('X-Amz-Algorithm') !== ALGORITHM) {
    throw incomplete(
      `Unsupported AWS 'algorithm': '${shorten(value('X-Amz-Algorithm'))}', only ${ALGORITHM} is supported.`,
    );
  }
  return {
    ...parseCredential(value('X-Amz-Credential')),
    signedHeaders: value('X-Amz-SignedHeaders').split(';'),
    signature: value('X-Amz-Signature'),
    date8601: value('X-Amz-Date'),
    expiresSeconds: parseExpires(value('X-Amz-Expires')),
  };
}

function parseExpires(text: string): number {
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds >= 1 && seconds <= MAX_EXPIRES_SECONDS) return seconds;
  throw incomplete(
    `X-Amz-Expires must be a number of seconds from 1 to ${MAX_EXPIRES_SECONDS}, got '${shorten(text)}'.`,
  );
}

function incomplete(message: string): WireError {
  return new WireError('IncompleteSignatureException', message);
}
