import * as z from 'zod/mini';
import { ROLES } from '../access.ts';

export const roleSchema = z.enum(ROLES);
export const archiveFolderSchema = z.object({ bucket: z.string(), prefix: z.string() });
export const grantSchema = z.object({
  role: roleSchema,
  connections: z.array(z.string()),
  ledgers: z.array(z.string()),
  archives: z.optional(z.array(archiveFolderSchema)),
});
/** What was granted to a caller, as it crosses the wire; see `Access`. */
export const accessSchema = z.object({ grants: z.array(grantSchema), auditor: z.optional(z.literal(true)) });
