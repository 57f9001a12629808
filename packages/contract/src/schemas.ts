import * as z from 'zod/mini';

/** Ion text is opaque here: it crosses the wire untouched, and is read only by `journal`. */
export const ionTextSchema = z.object({ ionText: z.string() });

/** QLDB: 1–32 letters, digits, single hyphens; not all digits; no hyphen at either end. */
export const ledgerNameSchema = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(32),
    z.regex(
      /^(?!.*--)(?![0-9]+$)(?!-)(?!.*-$)[A-Za-z0-9-]+$/,
      'must be letters, digits and single hyphens, not only digits, without a hyphen at either end',
    ),
  );
/** QLDB's ids of strands, documents, tables and transactions. */
export const uniqueIdSchema = z.string().check(z.regex(/^[A-Za-z0-9]{22}$/, 'must be 22 letters and digits'));
export const sequenceNoSchema = z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER));

export const ledgerStateSchema = z.enum(['CREATING', 'ACTIVE', 'DELETING', 'DELETED']);
export const permissionsModeSchema = z.enum(['ALLOW_ALL', 'STANDARD']);

export const connectionSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What the back end talks to; never a credential. */
  endpoint: z.string(),
  region: z.string(),
  /** True for the service that ships with the console. */
  embedded: z.boolean(),
});
export const connectionsSchema = z.object({ connections: z.array(connectionSchema) });

export const ledgerSummarySchema = z.object({
  name: z.string(),
  state: ledgerStateSchema,
  /** ISO 8601 UTC with milliseconds. */
  creationTime: z.string(),
});
export const ledgerListSchema = z.object({
  ledgers: z.array(ledgerSummarySchema),
  nextToken: z.optional(z.string()),
});
export const ledgerSchema = z.extend(ledgerSummarySchema, {
  arn: z.string(),
  permissionsMode: permissionsModeSchema,
  deletionProtection: z.boolean(),
  encryption: z.optional(
    z.object({ kmsKeyArn: z.string(), status: z.string(), inaccessibleSince: z.optional(z.string()) }),
  ),
});
export const createLedgerSchema = z.strictObject({
  name: ledgerNameSchema,
  permissionsMode: permissionsModeSchema,
  deletionProtection: z.boolean(),
  tags: z.optional(z.record(z.string().check(z.minLength(1), z.maxLength(128)), z.string().check(z.maxLength(256)))),
});

/** A digest as QLDB answers it; base64 and Ion text handed through. */
export const digestSchema = z.object({
  digest: z.string(),
  digestTipAddress: ionTextSchema,
});
/** A block with, when a digest tip was named, its proof. */
export const blockSchema = z.object({ block: ionTextSchema, proof: z.optional(ionTextSchema) });
export const revisionSchema = z.object({ revision: ionTextSchema, proof: z.optional(ionTextSchema) });

/** Blocks in one streamed range at most; longer ones are asked for piece by piece. */
export const MAX_BLOCK_RANGE = 1_000;

/** One line of a streamed block range (application/x-ndjson). The last line is `end`, or `error` with a problem. */
export const blockRangeLineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('block'), sequenceNo: sequenceNoSchema, ionText: z.string() }),
  z.object({ type: z.literal('end'), count: z.int() }),
  z.object({ type: z.literal('error'), problem: z.unknown() }),
]);

export const workloadRequestSchema = z.union([
  z.object({ blocks: z.int().check(z.minimum(1), z.maximum(10_000)) }),
  z.object({
    rate: z.number().check(z.minimum(0.1), z.maximum(200)),
    seconds: z.int().check(z.minimum(1), z.maximum(600)),
  }),
]);
export const workloadResultSchema = z.object({
  committed: z.int(),
  firstSequenceNo: z.optional(sequenceNoSchema),
  lastSequenceNo: z.optional(sequenceNoSchema),
});

export type Connection = z.infer<typeof connectionSchema>;
export type LedgerSummary = z.infer<typeof ledgerSummarySchema>;
export type LedgerList = z.infer<typeof ledgerListSchema>;
export type Ledger = z.infer<typeof ledgerSchema>;
export type CreateLedger = z.infer<typeof createLedgerSchema>;
export type Digest = z.infer<typeof digestSchema>;
export type Block = z.infer<typeof blockSchema>;
export type Revision = z.infer<typeof revisionSchema>;
export type BlockRangeLine = z.infer<typeof blockRangeLineSchema>;
export type WorkloadRequest = z.infer<typeof workloadRequestSchema>;
export type WorkloadResult = z.infer<typeof workloadResultSchema>;
