import * as z from 'zod/mini';
import { arnSchema, nextTokenSchema, sequenceNoSchema, timeSchema } from './values.ts';

export const exportStatusSchema = z.enum(['IN_PROGRESS', 'COMPLETED', 'CANCELLED']);
export const exportEncryptionSchema = z.enum(['SSE_KMS', 'SSE_S3', 'NO_ENCRYPTION']);
export const outputFormatSchema = z.enum(['ION_BINARY', 'ION_TEXT', 'JSON']);

/** One export job of a journal. Times are ISO 8601 UTC with milliseconds; the range is [start, end) of block timestamps. */
export const journalExportSchema = z.object({
  ledgerName: z.string(),
  exportId: z.string(),
  creationTime: z.string(),
  status: exportStatusSchema,
  inclusiveStartTime: z.string(),
  exclusiveEndTime: z.string(),
  bucket: z.string(),
  prefix: z.string(),
  encryption: exportEncryptionSchema,
  kmsKeyArn: z.optional(z.string()),
  roleArn: z.string(),
  /** Absent when the request named none; that means ION_TEXT. */
  outputFormat: z.optional(outputFormatSchema),
});
export const journalExportListSchema = z.object({
  exports: z.array(journalExportSchema),
  nextToken: nextTokenSchema,
});

/** API model: bucket 3–255 of letters, digits, `-`, `_`, `.`; prefix 0–128. */
export const bucketNameSchema = z
  .string()
  .check(z.regex(/^[A-Za-z0-9._-]{3,255}$/, 'must be 3 to 255 letters, digits, hyphens, underscores or dots'));
export const createExportSchema = z
  .strictObject({
    inclusiveStartTime: timeSchema,
    exclusiveEndTime: timeSchema,
    bucket: bucketNameSchema,
    prefix: z.string().check(z.maxLength(128)),
    encryption: exportEncryptionSchema,
    kmsKeyArn: z.optional(arnSchema),
    roleArn: arnSchema,
    outputFormat: z.optional(outputFormatSchema),
  })
  .check(
    z.refine(({ encryption, kmsKeyArn }) => (encryption === 'SSE_KMS') === (kmsKeyArn !== undefined), {
      path: ['kmsKeyArn'],
      error: 'is needed with SSE_KMS, and allowed only with it',
    }),
  );
export const createdExportSchema = z.object({ exportId: z.string() });

/** A manifest as Ion text; binary ones are written as text. `unreadable` says why a manifest has no text here. */
const manifest = { key: z.string(), ionText: z.string(), unreadable: z.optional(z.string()) };

/** Data objects told of in one answer at most; `truncated` says that there are more. */
export const MAX_EXPORT_OBJECTS = 10_000;
/** What an export has written into its bucket. */
export const exportContentsSchema = z.object({
  startedManifest: z.optional(z.object(manifest)),
  completedManifests: z.array(z.object({ ...manifest, strandId: z.string() })),
  /** Data objects in the order of the blocks they hold. */
  objects: z.array(
    z.object({
      key: z.string(),
      /** Bytes. */
      size: z.int(),
      lastModified: z.string(),
      /** Whether a completed manifest names it; one that none names may belong to another export into the same folder. */
      listed: z.boolean(),
      /** The inclusive range that the key states. */
      firstSequenceNo: z.optional(sequenceNoSchema),
      lastSequenceNo: z.optional(sequenceNoSchema),
    }),
  ),
  /** Keys that a manifest names and the bucket does not hold. */
  missing: z.array(z.string()),
  /** Keys that a manifest names and that cannot be this export's (other folder or form); never read. */
  foreign: z.optional(z.array(z.string())),
  truncated: z.boolean(),
});

/** Bytes of an object that the client reads into memory at most; bigger ones are downloaded, or read range by range. */
export const MAX_OBJECT_BYTES = 256 * 1024 * 1024;

export const bucketListSchema = z.object({ buckets: z.array(z.object({ name: z.string() })) });

export type ExportStatus = z.infer<typeof exportStatusSchema>;
export type ExportEncryption = z.infer<typeof exportEncryptionSchema>;
export type OutputFormat = z.infer<typeof outputFormatSchema>;
export type JournalExport = z.infer<typeof journalExportSchema>;
export type JournalExportList = z.infer<typeof journalExportListSchema>;
export type CreateExport = z.infer<typeof createExportSchema>;
export type ExportContents = z.infer<typeof exportContentsSchema>;
export type ExportObject = ExportContents['objects'][number];
export type BucketList = z.infer<typeof bucketListSchema>;
