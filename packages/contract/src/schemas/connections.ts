import * as z from 'zod/mini';

export const connectionSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What the back end talks to; never a credential. */
  endpoint: z.string(),
  region: z.string(),
  /** True for the service that ships with the console. */
  embedded: z.boolean(),
  /** AWS profile the credentials come from, where one is named. */
  profile: z.optional(z.string()),
  /** Absent: AWS's own of the region. */
  s3Endpoint: z.optional(z.string()),
  kinesisEndpoint: z.optional(z.string()),
  /** True when S3 and Kinesis are the local ones that ship with the console. */
  local: z.boolean(),
  /** Folders that archives may be read from; absent: whatever the credentials may read. */
  archives: z.optional(z.array(z.object({ bucket: z.string(), prefix: z.string() }))),
  /** What forms are filled in with; the embedded connection alone has them. */
  defaults: z.optional(
    z.object({
      bucket: z.string(),
      kinesisStreamArn: z.string(),
      roleArn: z.string(),
      kmsKeyArn: z.optional(z.string()),
    }),
  ),
  /** True: nothing is changed through this connection. Absent: it may be. */
  readOnly: z.optional(z.boolean()),
  /** Where each setting came from, e.g. `--endpoint`, `AWS_REGION (default)`, `console.json, connection 2`. */
  sources: z.object({ endpoint: z.string(), region: z.string(), credentials: z.string() }),
});
export const connectionsSchema = z.object({ connections: z.array(connectionSchema) });

/** How a test of a connection went; one service's part. */
export const connectionTestPartSchema = z.object({
  outcome: z.enum([
    'ok',
    'unreachable',
    'wrong-credentials',
    'no-credentials',
    'clock-skew',
    'access-denied',
    'not-qldb',
    'throttled',
    'failed',
  ]),
  /** One sentence for the reader. */
  message: z.string(),
  /** How far the service's clock is ahead of the back end's. */
  clockDifferenceMs: z.optional(z.number()),
  /** The service's own request id. */
  requestId: z.optional(z.string()),
  durationMs: z.number(),
});
/** The ledger service's part with, where it was asked, S3's and Kinesis's. */
export const connectionTestSchema = z.extend(connectionTestPartSchema, {
  /** Ledgers on the first page of the list. */
  ledgers: z.optional(z.int()),
  s3: z.optional(connectionTestPartSchema),
  kinesis: z.optional(connectionTestPartSchema),
});

export type Connection = z.infer<typeof connectionSchema>;
export type ConnectionTestPart = z.infer<typeof connectionTestPartSchema>;
export type ConnectionTest = z.infer<typeof connectionTestSchema>;
