import { bucketNameSchema } from '@qldb-console/contract';
import { z } from 'zod';
import { ProblemError } from '../../problem.ts';
import type { Upstream } from '../../upstream/qldb.ts';
import { isAllowed } from './archive-keys.ts';

/** Names of buckets as S3 has them, and as it had them once; never an ARN or an access point. */
export const bucket = bucketNameSchema;
/** S3 keys have at most 1024 bytes of UTF-8. */
export const keyText = z.string().refine((text) => Buffer.byteLength(text) <= 1024, 'has at most 1024 bytes');

/** @throws ProblemError 403 where the configuration of the connection names folders, and this is in none of them */
export function checkAllowed({ target }: Upstream, bucketName: string, keyOrPrefix: string): void {
  if (isAllowed(target.archives, bucketName, keyOrPrefix)) return;
  throw new ProblemError({
    status: 403,
    code: 'not-allowed',
    title: 'This connection does not allow that folder to be read',
    detail: 'Its configuration names the buckets and prefixes that archives may be read from.',
  });
}
