import { S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { AwsTarget } from '../aws-target.ts';
import { EXPORT_LIMITS } from '../engine/limits.ts';

/**
 * The AWS client for S3. Endpoints other than AWS's have their buckets in the path. It never tries again by itself:
 * how long to go on is for whoever calls it to say.
 */
export function createS3Client({ endpoint, region, credentials }: AwsTarget): S3Client {
  return new S3Client({
    region,
    maxAttempts: 1,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials === undefined ? {} : { credentials: { ...credentials } }),
    requestHandler: new NodeHttpHandler({
      connectionTimeout: EXPORT_LIMITS.connectionTimeoutMs,
      socketTimeout: EXPORT_LIMITS.silenceTimeoutMs,
    }),
  });
}
