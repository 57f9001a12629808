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
    'internal',
  ]),
  awsError: z.optional(z.string()),
  awsRequestId: z.optional(z.string()),
  /** Which service answered, where it was not the ledger service. */
  service: z.optional(z.enum(['S3', 'Kinesis'])),
  requestId: z.string(),
  /** Fields of the request that are wrong, by name. */
  fields: z.optional(z.record(z.string(), z.string())),
});
export type Problem = z.infer<typeof problemSchema>;
