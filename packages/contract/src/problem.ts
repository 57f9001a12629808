import * as z from 'zod/mini';

/**
 * Problem details (RFC 9457) as the back end answers every error.
 * `awsError` is AWS's own error name (e.g. ResourceNotFoundException) where the upstream gave one; `awsRequestId` its
 * request id; `requestId` the back end's own, to be found in its log.
 */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  code: z.enum([
    'invalid-request',
    'not-found',
    'already-exists',
    'in-use',
    'precondition',
    'limit',
    'forbidden',
    'unauthenticated',
    'not-implemented',
    'not-supported',
    'not-allowed',
    'upstream-unreachable',
    'upstream-timeout',
    'upstream-credentials',
    'upstream-clock-skew',
    'upstream-not-qldb',
    'upstream-error',
    'too-large',
    /** Nobody may change anything here: the console or the connection is read-only. */
    'read-only',
    /** Nobody is signed in, and the back end asks for it. */
    'sign-in-required',
    /** Signed in, but to be shown again: the browser refreshes, and repeats the request. */
    'session-expired',
    /** The identity provider cannot be asked now; whoever is signed in stays so until the session's time is over. */
    'provider-unavailable',
    /** Too many requests of one caller; the answer's Retry-After says when to go on. */
    'rate-limited',
    /** What is to be done cannot be put on record, so it is not done. */
    'audit-unavailable',
    /** Another instance was meant; asked again, that one may answer. */
    'other-instance',
    /** This process comes to its end; asked again, another one answers. */
    'stopping',
    'internal',
  ]),
  awsError: z.optional(z.string()),
  awsRequestId: z.optional(z.string()),
  /** Which service answered, where it was not the ledger service. */
  service: z.optional(z.enum(['S3', 'Kinesis'])),
  requestId: z.string(),
  /** Seconds after which trying again makes sense, where something was asked for too often; the answer's Retry-After. */
  retryAfterSeconds: z.optional(z.int()),
  /** Fields of the request that are wrong, by name. */
  fields: z.optional(z.record(z.string(), z.string())),
});
export type Problem = z.infer<typeof problemSchema>;
