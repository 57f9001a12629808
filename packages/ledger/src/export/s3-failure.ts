/** What went wrong between us and S3, in the terms that decide what happens next. */
export interface S3Failure {
  /** S3 refused the request with a code of its own, and would again. Otherwise another attempt may succeed. */
  readonly refused: boolean;
  /** HTTP status; undefined when there was no answer. */
  readonly status: number | undefined;
  /** S3's error code, or what kind of failure it was, e.g. `AccessDenied`, `ECONNREFUSED`. */
  readonly code: string;
  readonly message: string;
}

/** Errors of S3 that pass and may come with a status below 500 (S3 API reference, "Error responses"). */
const PASSING = new Set([
  'InternalError',
  'RequestTimeout',
  'IncompleteBody',
  'BadDigest',
  'XAmzContentSHA256Mismatch',
  'XAmzContentChecksumMismatch',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'RequestThrottled',
  'RequestLimitExceeded',
  'OperationAborted',
  'ExpiredToken',
  'RequestTimeTooSkewed',
]);
const MAX_MESSAGE = 500;

/** @param error what a call of the S3 client threw */
export function s3Failure(error: unknown): S3Failure {
  const { name, message, code, Code, $metadata } = (error ?? {}) as {
    name?: unknown;
    message?: unknown;
    /** Of the operating system. */
    code?: unknown;
    /** Of S3's error document: there only when the answer was one. */
    Code?: unknown;
    $metadata?: { httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode;
  const known = { status, code: clean(firstText(Code, code, name)), message: clean(firstText(message)) };
  // The client never sent it: no address can be made of such a bucket.
  if (status === undefined && name === 'EndpointError') return { ...known, refused: true, code: 'InvalidBucketName' };
  const answered = typeof Code === 'string' && status !== undefined && status < 500 && status !== 429;
  return { ...known, refused: answered && !PASSING.has(Code) };
}

function firstText(...texts: readonly unknown[]): string {
  return texts.find((text): text is string => typeof text === 'string' && text !== '') ?? 'Unknown';
}

/** For a message to a client and a line in the log: short, on one line. */
function clean(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE)}…` : line;
}
