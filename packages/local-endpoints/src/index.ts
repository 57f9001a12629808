/** Small stand-ins for S3 and Kinesis on this machine, for exports and streams without an AWS account. */

export { LOCAL_SETTINGS, readLocalConfig } from './config.ts';
export { createLog } from './log.ts';
export { LOCAL_BUCKET, LOCAL_STREAM, startLocalEndpoints } from './start.ts';
