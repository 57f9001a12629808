import * as z from 'zod/mini';

/** Ion text is opaque here: it crosses the wire untouched, and is read only by `journal`. */
export const ionTextSchema = z.object({ ionText: z.string() });

/** QLDB's names of ledgers and streams: 1–32 letters, digits, single hyphens; not all digits; no hyphen at either end. */
const nameSchema = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(32),
    z.regex(
      /^(?!.*--)(?![0-9]+$)(?!-)(?!.*-$)[A-Za-z0-9-]+$/,
      'must be letters, digits and single hyphens, not only digits, without a hyphen at either end',
    ),
  );
export const ledgerNameSchema = nameSchema;
/** A journal stream's name follows the same rule as a ledger's (API model: StreamName). */
export const streamNameSchema = nameSchema;
/** QLDB's ids of strands, documents, tables, transactions, exports and streams. */
export const uniqueIdSchema = z.string().check(z.regex(/^[A-Za-z0-9]{22}$/, 'must be 22 letters and digits'));
export const sequenceNoSchema = z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER));

/** Amazon resource names as the QLDB API model bounds them (20–1600); which resource they may name the service judges. */
export const arnSchema = z
  .string()
  .check(z.regex(/^arn:[\x21-\x7e]{16,1596}$/, 'must be an ARN: arn:aws:…, 20 to 1600 characters'));
/** A KMS key as the API takes it: id, ARN, `alias/…`, alias ARN, or AWS_OWNED_KMS_KEY. */
export const kmsKeySchema = z
  .string()
  .check(z.regex(/^[\x21-\x7e]{1,1600}$/, 'must be a key id, key ARN, alias, alias ARN, or AWS_OWNED_KMS_KEY'));
/** A moment named by the reader: ISO 8601 in UTC, e.g. 2019-09-02T09:14:00.123Z. */
export const timeSchema = z.iso.datetime({ error: 'must be a time in UTC like 2019-09-02T09:14:00.123Z' });
/** A key of a bucket: S3 allows 1 to 1024 bytes of UTF-8. */
export const objectKeySchema = z.string().check(z.minLength(1), z.maxLength(1024));
/** Where the next page of a list begins; absent on the last page. */
export const nextTokenSchema = z.optional(z.string());
