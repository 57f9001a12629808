import * as z from 'zod/mini';
import { arnSchema } from './values.ts';

/** API model: key 1–128 characters. */
export const tagKeySchema = z.string().check(z.minLength(1), z.maxLength(128));
/** API model: value 0–256 characters, at most 200 of them (the service holds 50 per resource). */
const tagRecordSchema = z
  .record(tagKeySchema, z.string().check(z.maxLength(256)))
  .check(z.refine((tags) => Object.keys(tags).length <= 200, { error: 'may hold at most 200 tags' }));
/**
 * Records of zod, and the AWS SDK for JavaScript, leave out a member of that one name without a word: a tag that was not
 * set must not be told as if it was.
 */
export const tagsSchema = z.pipe(
  z.unknown().check(
    z.refine((tags) => typeof tags !== 'object' || tags === null || !Object.hasOwn(tags, '__proto__'), {
      error: 'may not hold a tag named __proto__: the AWS SDK does not send it',
    }),
  ),
  tagRecordSchema,
);

export const tagListSchema = z.object({ tags: z.record(z.string(), z.string()) });
export const tagResourceSchema = z.strictObject({ arn: arnSchema, tags: tagsSchema });

export type Tags = z.infer<typeof tagsSchema>;
export type TagList = z.infer<typeof tagListSchema>;
export type TagResource = z.infer<typeof tagResourceSchema>;
