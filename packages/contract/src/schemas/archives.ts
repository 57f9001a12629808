import * as z from 'zod/mini';
import { nextTokenSchema } from './values.ts';

/** Objects on one page of a listing at most, as S3 has it. */
export const MAX_ARCHIVE_PAGE = 1000;
/** One page of what of an archive lies in a bucket below a prefix. */
export const archiveObjectListSchema = z.object({
  /** Manifests and data objects, in the order of their keys. */
  objects: z.array(
    z.object({
      key: z.string(),
      /** Bytes. */
      size: z.int().check(z.minimum(0)),
      /** ISO 8601 UTC. */
      lastModified: z.string(),
      /** For `If-Match`: with it, an object that was changed meanwhile is not read as if it were the same. */
      etag: z.optional(z.string()),
    }),
  ),
  /** How many keys of the page are neither manifests nor data objects of exports; they are not told, and cannot be read. */
  others: z.int().check(z.minimum(0)),
  nextToken: nextTokenSchema,
});
export type ArchiveObjectList = z.infer<typeof archiveObjectListSchema>;
export type ArchiveObjectListed = ArchiveObjectList['objects'][number];
