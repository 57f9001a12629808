/** Small stand-ins for S3 and Kinesis on this machine, for exports and streams without an AWS account. */

export { LOCAL_SETTINGS, readLocalConfig } from './config.ts';
export { LOCAL_BUCKET, LOCAL_STREAM, type LocalEndpoints, startLocalEndpoints } from './start.ts';
