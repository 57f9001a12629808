import { requireBucket, type S3Answer, type S3Call } from '../call.ts';

/** GET /bucket?location; us-east-1 is written as nothing. */
export function getBucketLocation(call: S3Call): S3Answer {
  requireBucket(call);
  return { xml: ['LocationConstraint', call.region === 'us-east-1' ? '' : call.region] };
}
