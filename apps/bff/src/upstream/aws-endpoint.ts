import { KinesisClient } from '@aws-sdk/client-kinesis';
import { QLDBClient } from '@aws-sdk/client-qldb';
import { S3Client } from '@aws-sdk/client-s3';

/**
 * AWS's own address of a service in a region, by the rules the AWS SDK carries (partitions included). Asked for by name
 * because a client without an endpoint would also heed AWS_ENDPOINT_URL of the environment.
 *
 * @returns origin without a trailing slash, e.g. `https://qldb.us-east-1.amazonaws.com`
 */
export function awsEndpoint(service: 'qldb' | 's3' | 'kinesis', region: string): string {
  const parameters = { Region: region, UseFIPS: false, UseDualStack: false };
  const { url } =
    service === 'qldb'
      ? new QLDBClient({ region }).config.endpointProvider(parameters)
      : service === 's3'
        ? new S3Client({ region }).config.endpointProvider(parameters)
        : new KinesisClient({ region }).config.endpointProvider(parameters);
  return url.origin;
}
