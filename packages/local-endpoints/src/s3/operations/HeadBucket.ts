import { requireBucket, type S3Answer, type S3Call } from '../call.ts';

/** HEAD /bucket */
export function headBucket(call: S3Call): S3Answer {
  requireBucket(call);
  return { headers: { 'x-amz-bucket-region': call.region } };
}
