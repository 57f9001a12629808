import * as z from 'zod/mini';
import { bucketNameSchema } from './exports.ts';
import { ledgerNameSchema } from './values.ts';

/** How long an auditor link lasts at most: thirty days. */
export const MAX_LINK_HOURS = 720;

/** A link that opens one ledger, or one folder of a bucket, of one connection; nothing else, and only to look. */
export const createLinkSchema = z
  .strictObject({
    connection: z.string().check(z.regex(/^[a-z0-9-]{1,63}$/, 'must be the id of a connection')),
    ledger: z.optional(ledgerNameSchema),
    archive: z.optional(
      z.strictObject({
        bucket: bucketNameSchema,
        /** What the keys of the archive begin with; '' is the whole bucket. */
        prefix: z.string().check(
          z.maxLength(1024),
          z.refine((prefix) => prefix === '' || prefix.endsWith('/'), { error: 'must end with a slash' }),
        ),
      }),
    ),
    hours: z.int().check(z.minimum(1), z.maximum(MAX_LINK_HOURS)),
  })
  .check(
    z.refine(({ ledger, archive }) => (ledger === undefined) !== (archive === undefined), {
      error: 'must name either a ledger or an archive',
    }),
  );

export const createdLinkSchema = z.object({
  /** Whoever has it can open it: the secret stands behind the `#`, where no server and no log sees it. */
  url: z.string(),
  /** What `revokedLinks` of the configuration names, to end it before its time. */
  id: z.string(),
  /** ISO 8601 UTC. */
  expires: z.string(),
});

export type CreateLink = z.infer<typeof createLinkSchema>;
export type CreatedLink = z.infer<typeof createdLinkSchema>;
