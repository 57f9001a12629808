import type { Credentials } from './http/sigv4/signature.ts';

/** Where journals are delivered to: an S3- or Kinesis-compatible endpoint, or AWS itself. */
export interface AwsTarget {
  /** e.g. `http://127.0.0.1:9000`; undefined = AWS's own of the region. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  /** undefined = the default chain of the AWS SDK. */
  readonly credentials?: Credentials | undefined;
}
