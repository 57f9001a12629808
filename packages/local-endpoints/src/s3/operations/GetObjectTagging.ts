import { requireBucket, type S3Answer, type S3Call } from '../call.ts';
import { s3Error } from '../errors.ts';

/** GET /bucket/key?tagging: nothing here has tags, and clients ask before they copy. */
export function getObjectTagging(call: S3Call): S3Answer {
  if (!call.store.object(requireBucket(call), call.key)) throw s3Error('NoSuchKey', undefined, { Key: call.key });
  return { xml: ['Tagging', [['TagSet', []]]] };
}
