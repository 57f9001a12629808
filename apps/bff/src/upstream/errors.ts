import { type ProblemDetails, ProblemError } from '../problem.ts';
import { DeliveryError, type DeliveryService } from './answered-by.ts';
import { factsOf } from './call-facts.ts';
import { retryAfterOf } from './retry-after.ts';

interface Rule {
  readonly status: number;
  readonly code: ProblemDetails['code'];
  readonly title: string;
  /** Whether the upstream's own message is handed on. Never for what we answer as 5xx. */
  readonly message?: true;
}

const CREDENTIALS: Rule = {
  status: 502,
  code: 'upstream-credentials',
  title: 'The ledger service does not accept the credentials of this connection',
};
const THROTTLED: Rule = { status: 429, code: 'limit', title: 'The ledger service asks to slow down' };
const INVALID: Rule = {
  status: 400,
  code: 'invalid-request',
  title: 'The ledger service refuses the request',
  message: true,
};
const FORBIDDEN: Rule = {
  status: 403,
  code: 'forbidden',
  title: 'The credentials of this connection do not allow that',
  message: true,
};
const CLOCK_SKEW: Rule = {
  status: 502,
  code: 'upstream-clock-skew',
  title: 'The clocks of the console and of the ledger service differ by more than five minutes',
};
const UNREACHABLE: Rule = { status: 502, code: 'upstream-unreachable', title: 'The ledger service cannot be reached' };
const TIMEOUT: Rule = { status: 504, code: 'upstream-timeout', title: 'The ledger service did not answer in time' };
const NOT_FOUND: Rule = { status: 404, code: 'not-found', title: 'Not found', message: true };
const NOT_QLDB: Rule = {
  status: 502,
  code: 'upstream-not-qldb',
  title: 'What answers at the endpoint of this connection does not speak the QLDB API',
};
const UNKNOWN: Rule = { status: 502, code: 'upstream-error', title: 'The ledger service answered with an error' };

/** AWS error name → problem. The modelled errors of QLDB's API first, then what every AWS service may answer. */
const BY_NAME: Readonly<Record<string, Rule>> = {
  InvalidParameterException: INVALID,
  ResourceNotFoundException: NOT_FOUND,
  ResourceAlreadyExistsException: { status: 409, code: 'already-exists', title: 'It exists already', message: true },
  ResourceInUseException: { status: 409, code: 'in-use', title: 'It is in use right now', message: true },
  ResourcePreconditionNotMetException: {
    status: 412,
    code: 'precondition',
    title: 'Its state does not allow that',
    message: true,
  },
  LimitExceededException: {
    status: 409,
    code: 'limit',
    title: 'A limit of the ledger service is reached',
    message: true,
  },
  ValidationException: INVALID,
  SerializationException: INVALID,
  AccessDeniedException: FORBIDDEN,
  AccessDenied: FORBIDDEN,
  Forbidden: FORBIDDEN,
  UnrecognizedClientException: CREDENTIALS,
  InvalidClientTokenId: CREDENTIALS,
  InvalidSignatureException: CREDENTIALS,
  SignatureDoesNotMatch: CREDENTIALS,
  IncompleteSignature: CREDENTIALS,
  IncompleteSignatureException: CREDENTIALS,
  MissingAuthenticationToken: CREDENTIALS,
  MissingAuthenticationTokenException: CREDENTIALS,
  ExpiredToken: CREDENTIALS,
  ExpiredTokenException: CREDENTIALS,
  RequestExpired: CLOCK_SKEW,
  RequestTimeTooSkewed: CLOCK_SKEW,
  RequestInTheFuture: CLOCK_SKEW,
  ThrottlingException: THROTTLED,
  Throttling: THROTTLED,
  TooManyRequestsException: THROTTLED,
  RequestLimitExceeded: THROTTLED,
  SlowDown: THROTTLED,
  // S3
  NoSuchBucket: { ...NOT_FOUND, title: 'There is no such bucket' },
  NoSuchKey: { ...NOT_FOUND, title: 'There is no such object in the bucket' },
  NotFound: { status: 404, code: 'not-found', title: 'Not found' },
  InvalidBucketName: INVALID,
  InvalidArgument: INVALID,
  InvalidRange: { status: 416, code: 'invalid-request', title: 'The object has no such bytes' },
  PreconditionFailed: {
    status: 412,
    code: 'precondition',
    title: 'The object is not the one that was asked for any more',
  },
  InvalidObjectState: {
    status: 409,
    code: 'precondition',
    title: 'The object is archived and must be restored before it can be read',
    message: true,
  },
  InvalidAccessKeyId: CREDENTIALS,
  InvalidToken: CREDENTIALS,
  PermanentRedirect: { status: 502, code: 'upstream-error', title: 'The bucket is in another region', message: true },
  AuthorizationHeaderMalformed: {
    status: 502,
    code: 'upstream-error',
    title: 'The bucket is in another region',
    message: true,
  },
  // Kinesis
  ProvisionedThroughputExceededException: THROTTLED,
  InvalidArgumentException: INVALID,
  ExpiredIteratorException: TIMEOUT,
  KMSDisabledException: { status: 412, code: 'precondition', title: 'Its KMS key is disabled', message: true },
  KMSInvalidStateException: {
    status: 412,
    code: 'precondition',
    title: 'Its KMS key is in a wrong state',
    message: true,
  },
  KMSAccessDeniedException: FORBIDDEN,
  KMSNotFoundException: { ...NOT_FOUND, title: 'Its KMS key is not found' },
  KMSThrottlingException: THROTTLED,
  UnknownOperationException: NOT_QLDB,
  NotImplemented: { status: 501, code: 'not-implemented', title: 'The ledger service cannot do that yet' },
  NotImplementedException: { status: 501, code: 'not-implemented', title: 'The ledger service cannot do that yet' },
  // Raised by the SDK on this side
  CredentialsProviderError: {
    status: 502,
    code: 'upstream-credentials',
    title: 'No AWS credentials were found for this connection',
  },
  TokenProviderError: {
    status: 502,
    code: 'upstream-credentials',
    title: 'No AWS credentials were found for this connection',
  },
  TimeoutError: TIMEOUT,
  // A limit of our own (readyz); a reader who left gets no answer at all.
  AbortError: TIMEOUT,
  SyntaxError: NOT_QLDB,
  // Raised by call-queue.ts
  UpstreamBusy: { status: 503, code: 'limit', title: 'Too many calls to the ledger service wait for their turn' },
  // Raised by limit-body.ts
  AnswerTooLarge: { status: 502, code: 'upstream-error', title: 'The answer of the ledger service is too large' },
};

/** Codes of Node's network and TLS errors. */
const BY_NETWORK_CODE: Readonly<Record<string, Rule>> = {
  ECONNREFUSED: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  EADDRNOTAVAIL: UNREACHABLE,
  EPIPE: UNREACHABLE,
  ETIMEDOUT: TIMEOUT,
  ESOCKETTIMEDOUT: TIMEOUT,
};

interface UpstreamError {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly $fault?: unknown;
  readonly $metadata?: { httpStatusCode?: unknown; requestId?: unknown } | undefined;
  readonly $response?: { statusCode?: unknown; headers?: Record<string, unknown> } | undefined;
}

/**
 * The one table from what the AWS SDK throws to what the browser is told.
 *
 * @returns undefined when the error is not the upstream's (a bug of ours), for the caller to answer as `internal`
 */
export function upstreamProblem(thrown: unknown): ProblemDetails | undefined {
  if (thrown instanceof DeliveryError) return deliveryProblem(thrown);
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const error: UpstreamError = thrown;
  const rule = findRule(error);
  if (!rule) return undefined;
  const fromUpstream = error.$metadata?.httpStatusCode !== undefined && isAwsName(error.name);
  const requestId = error.$metadata?.requestId ?? error.$response?.headers?.['x-amzn-requestid'];
  return {
    status: rule.status,
    code: rule.code,
    title: rule.title,
    ...(rule.message && typeof error.message === 'string' ? { detail: readable(error.message) } : {}),
    ...(rule === THROTTLED || rule === BY_NAME.UpstreamBusy ? slowDown(thrown) : {}),
    ...(fromUpstream && rule !== NOT_QLDB ? { awsError: String(error.name).slice(0, 128) } : {}),
    ...(typeof requestId === 'string' ? { awsRequestId: requestId.slice(0, 128) } : {}),
  };
}

/** Seconds after which to try again where the service does not say; its own limits are per second. */
const RETRY_AFTER_SECONDS = 5;
const MOST_SECONDS = 300;

/** What was asked for too often, and when to go on. */
function slowDown(thrown: unknown): Pick<ProblemDetails, 'detail' | 'retryAfterSeconds'> {
  const call = factsOf(thrown);
  const seconds = Math.min(MOST_SECONDS, Math.max(1, retryAfterOf(thrown) ?? RETRY_AFTER_SECONDS));
  const tried = call && call.attempts > 1 ? `, and was so ${call.attempts} times with growing pauses` : '';
  return {
    ...(call
      ? { detail: `${call.operation} was refused${tried}. Nothing was done; try again in ${seconds} seconds.` }
      : { detail: `Nothing was done; try again in ${seconds} seconds.` }),
    retryAfterSeconds: seconds,
  };
}

/** The same table for S3 and Kinesis: what it says of the ledger service is said of them. */
function deliveryProblem({ cause, service }: DeliveryError): ProblemDetails | undefined {
  if (cause instanceof ProblemError) return cause.problem;
  // What the SDK says of names that it can make no address of.
  if (cause instanceof Error && cause.name === 'EndpointError') return { ...NO_ADDRESS, service };
  const problem = upstreamProblem(cause);
  if (!problem) return undefined;
  const { title, code, ...rest } = problem;
  return {
    ...rest,
    code: code === 'upstream-not-qldb' ? 'upstream-error' : code,
    title: code === 'upstream-not-qldb' ? NOT_DELIVERY[service] : title.replace(/the ledger service/gi, service),
    service,
  };
}

const NO_ADDRESS = { status: 400, code: 'invalid-request', title: 'What is named there has no address' } as const;

/** For answers of S3 or Kinesis that came with success and yet lack what the service always sends. */
export function notDeliveryProblem(service: DeliveryService): ProblemDetails {
  return { status: 502, code: 'upstream-error', title: NOT_DELIVERY[service], service };
}

const NOT_DELIVERY: Readonly<Record<DeliveryService, string>> = {
  S3: 'What answers at the S3 endpoint of this connection does not speak the S3 API',
  Kinesis: 'What answers at the Kinesis endpoint of this connection does not speak the Kinesis API',
};

function findRule(error: UpstreamError): Rule | undefined {
  const status = error.$metadata?.httpStatusCode ?? error.$response?.statusCode;
  // Codes before names: the SDK calls a reset connection a TimeoutError.
  if (typeof error.code === 'string') {
    if (Object.hasOwn(BY_NETWORK_CODE, error.code)) return BY_NETWORK_CODE[error.code];
    if (/^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO$)/.test(error.code)) return UNREACHABLE;
    if (error.code.startsWith('HPE_')) return NOT_QLDB; // the answer is not HTTP
  }
  if (typeof error.name === 'string' && Object.hasOwn(BY_NAME, error.name)) {
    // A SyntaxError is only the upstream's when it came out of reading an answer.
    if (error.name === 'SyntaxError' && status === undefined) return undefined;
    const rule = BY_NAME[error.name];
    // AWS answers a wrong clock with the same name as a wrong key; only its text tells them apart.
    if (rule === CREDENTIALS && /signature (expired|not yet current)/i.test(String(error.message))) return CLOCK_SKEW;
    return rule;
  }
  if (typeof status !== 'number') return undefined;
  // Without an error name it is some other server's error page, unless that server is merely down.
  return isAwsName(error.name) || status >= 500 ? UNKNOWN : NOT_QLDB;
}

/** The SDK puts the status ("404") or a name of its own where the answer carried none. */
function isAwsName(name: unknown): boolean {
  return (
    typeof name === 'string' &&
    !/^(\d+|Error|UnknownError|Unknown|(QLDB|S3|Kinesis)ServiceException|SyntaxError|TypeError)$/.test(name)
  );
}

/** Upstream text is untrusted: bounded, and without control characters. */
function readable(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 1000);
}

/** For answers that came with success and yet lack what QLDB always sends. */
export const NOT_QLDB_PROBLEM: ProblemDetails = NOT_QLDB;
