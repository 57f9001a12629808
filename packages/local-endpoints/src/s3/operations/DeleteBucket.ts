import { requireBucket, type S3Answer, type S3Call } from '../call.ts';
import { s3Error } from '../errors.ts';

/** DELETE /bucket */
export function deleteBucket(call: S3Call): S3Answer {
  if (!call.store.deleteBucket(requireBucket(call)))
    throw s3Error('BucketNotEmpty', undefined, { BucketName: call.bucketName });
  return { status: 204 };
}
