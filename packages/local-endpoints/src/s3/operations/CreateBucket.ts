import { S3_LIMITS } from '../../limits.ts';
import { readText } from '../body.ts';
import type { S3Answer, S3Call } from '../call.ts';
import { s3Error } from '../errors.ts';
import { childText, readXml } from '../xml.ts';

const MAX_BUCKETS = 1_000;

/** PUT /bucket */
export async function createBucket({ store, bucketName, body, region }: S3Call): Promise<S3Answer> {
  const document = await readText(body, S3_LIMITS.documentBytes);
  const location = document.trim() === '' ? undefined : childText(readXml(document), 'LocationConstraint');
  if (location && location !== region) throw s3Error('IllegalLocationConstraintException');
  if (!isBucketName(bucketName)) throw s3Error('InvalidBucketName', undefined, { BucketName: bucketName });
  if (store.bucket(bucketName)) {
    // S3's own inconsistency (API Reference, CreateBucket): in us-east-1 creating one's own bucket again succeeds.
    if (region !== 'us-east-1') throw s3Error('BucketAlreadyOwnedByYou', undefined, { BucketName: bucketName });
  } else {
    if (store.buckets().length >= MAX_BUCKETS) throw s3Error('TooManyBuckets');
    store.createBucket(bucketName);
  }
  return { headers: { location: `/${bucketName}` } };
}

/** S3 User Guide, "General purpose bucket naming rules". */
function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^\d{1,3}(\.\d{1,3}){3}$/.test(name) &&
    !/^(xn--|sthree-|amzn-s3-demo-)/.test(name) &&
    !/(-s3alias|--ol-s3|\.mrap|--x-s3)$/.test(name)
  );
}
