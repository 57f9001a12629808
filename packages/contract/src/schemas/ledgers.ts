import * as z from 'zod/mini';
import { tagsSchema } from './tags.ts';
import { kmsKeySchema, ledgerNameSchema, nextTokenSchema } from './values.ts';

export const ledgerStateSchema = z.enum(['CREATING', 'ACTIVE', 'DELETING', 'DELETED']);
export const permissionsModeSchema = z.enum(['ALLOW_ALL', 'STANDARD']);

export const ledgerSummarySchema = z.object({
  name: z.string(),
  state: ledgerStateSchema,
  /** ISO 8601 UTC with milliseconds. */
  creationTime: z.string(),
});
export const ledgerListSchema = z.object({ ledgers: z.array(ledgerSummarySchema), nextToken: nextTokenSchema });

/** How a ledger is encrypted; absent where AWS's own key was never changed. `kmsKeyArn` may be AWS_OWNED_KMS_KEY. */
export const ledgerEncryptionSchema = z.object({
  kmsKeyArn: z.string(),
  /** ENABLED, UPDATING or KMS_KEY_INACCESSIBLE; CreateLedger's answer has none. */
  status: z.string(),
  inaccessibleSince: z.optional(z.string()),
});
export const ledgerSchema = z.extend(ledgerSummarySchema, {
  arn: z.string(),
  permissionsMode: permissionsModeSchema,
  deletionProtection: z.boolean(),
  encryption: z.optional(ledgerEncryptionSchema),
});
export const createLedgerSchema = z.strictObject({
  name: ledgerNameSchema,
  permissionsMode: permissionsModeSchema,
  deletionProtection: z.boolean(),
  kmsKey: z.optional(kmsKeySchema),
  tags: z.optional(tagsSchema),
});

/** What of a ledger is to change; what is absent stays. */
export const updateLedgerSchema = z
  .strictObject({ deletionProtection: z.optional(z.boolean()), kmsKey: z.optional(kmsKeySchema) })
  .check(
    z.refine(({ deletionProtection, kmsKey }) => deletionProtection !== undefined || kmsKey !== undefined, {
      error: 'must name deletionProtection or kmsKey',
    }),
  );
/** UpdateLedger's answer: a ledger without its permissions mode. */
export const ledgerUpdateSchema = z.omit(ledgerSchema, { permissionsMode: true });

export const updatePermissionsModeSchema = z.strictObject({ permissionsMode: permissionsModeSchema });
export const permissionsModeUpdateSchema = z.object({
  name: z.string(),
  arn: z.string(),
  permissionsMode: permissionsModeSchema,
});

export type LedgerState = z.infer<typeof ledgerStateSchema>;
export type PermissionsMode = z.infer<typeof permissionsModeSchema>;
export type LedgerSummary = z.infer<typeof ledgerSummarySchema>;
export type LedgerList = z.infer<typeof ledgerListSchema>;
export type LedgerEncryption = z.infer<typeof ledgerEncryptionSchema>;
export type Ledger = z.infer<typeof ledgerSchema>;
export type CreateLedger = z.infer<typeof createLedgerSchema>;
export type UpdateLedger = z.infer<typeof updateLedgerSchema>;
export type LedgerUpdate = z.infer<typeof ledgerUpdateSchema>;
export type PermissionsModeUpdate = z.infer<typeof permissionsModeUpdateSchema>;
