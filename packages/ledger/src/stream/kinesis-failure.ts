import type { StreamErrorCause } from '../store/streams.ts';

/** What is to be done about a request to Kinesis that failed. */
export type Verdict =
  | { readonly kind: 'retry' }
  /** Somebody has to mend something; the stream is IMPAIRED until then. */
  | { readonly kind: 'impaired'; readonly cause: StreamErrorCause }
  /** Trying again cannot help. */
  | { readonly kind: 'never' };

/** The identity, its key, or what it may do; Kinesis's own names and those every AWS service answers a bad signature with. */
const NOT_PERMITTED = new Set([
  'AccessDeniedException',
  'AccessDenied',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'IncompleteSignatureException',
  'IncompleteSignature',
  'MissingAuthenticationTokenException',
  'MissingAuthenticationToken',
  'ExpiredTokenException',
  'ExpiredToken',
  'NotAuthorized',
  'OptInRequired',
  'CredentialsProviderError',
  'TokenProviderError',
  // The key that Kinesis encrypts its stream with.
  'KMSAccessDeniedException',
  'KMSDisabledException',
  'KMSInvalidStateException',
  'KMSNotFoundException',
  'KMSOptInRequired',
]);
/** The request itself is wrong, and will be the next time. */
const WRONG_REQUEST = new Set(['InvalidArgumentException', 'ValidationException', 'SerializationException']);

/** Name of an error of the AWS SDK, or of the network below it. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'UnknownError';
  const { code } = error as NodeJS.ErrnoException;
  return error.name === 'Error' && typeof code === 'string' ? code : error.name;
}

/**
 * Everything that is not known to need a person, or to be hopeless, is tried again: throttling, 5xx, the network, and
 * whatever Kinesis may yet invent.
 */
export function judgeFailure(error: unknown): Verdict {
  const name = errorName(error);
  if (name === 'ResourceNotFoundException') return { kind: 'impaired', cause: 'KINESIS_STREAM_NOT_FOUND' };
  if (NOT_PERMITTED.has(name)) return { kind: 'impaired', cause: 'IAM_PERMISSION_REVOKED' };
  return { kind: WRONG_REQUEST.has(name) ? 'never' : 'retry' };
}
