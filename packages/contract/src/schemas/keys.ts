import * as z from 'zod/mini';

export const kmsKeyStateSchema = z.enum(['Enabled', 'Disabled', 'PendingDeletion']);
/** A key of the embedded service. Nothing is encrypted with it; its state decides whether ledgers can be read. */
export const kmsKeyDescriptionSchema = z.object({
  arn: z.string(),
  keyId: z.string(),
  /** With its `alias/`. */
  alias: z.optional(z.string()),
  description: z.optional(z.string()),
  state: kmsKeyStateSchema,
  creationTime: z.string(),
});
export const kmsKeyListSchema = z.object({ keys: z.array(kmsKeyDescriptionSchema) });

/** KMS: an alias is `alias/` and 1–250 letters, digits, `/`, `_`, `-`; a description has at most 8192 characters. */
export const createKmsKeySchema = z.strictObject({
  alias: z.optional(
    z.string().check(z.regex(/^alias\/[A-Za-z0-9/_-]{1,250}$/, 'must be alias/ and letters, digits, slashes, _ or -')),
  ),
  description: z.optional(z.string().check(z.maxLength(8192))),
});
export const updateKmsKeySchema = z.strictObject({ state: kmsKeyStateSchema });

export type KmsKeyState = z.infer<typeof kmsKeyStateSchema>;
export type KmsKey = z.infer<typeof kmsKeyDescriptionSchema>;
export type KmsKeyList = z.infer<typeof kmsKeyListSchema>;
export type CreateKmsKey = z.infer<typeof createKmsKeySchema>;
export type UpdateKmsKey = z.infer<typeof updateKmsKeySchema>;
