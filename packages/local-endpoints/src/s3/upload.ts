import type { S3Call } from './call.ts';
import { s3Error } from './errors.ts';
import type { Bucket, Upload } from './stored.ts';

/** The upload a request names. @throws WireError NoSuchUpload */
export function requireUpload({ store, key, query }: S3Call, bucket: Bucket): Upload {
  const upload = store.upload(bucket, key, query.get('uploadId') ?? '');
  if (!upload) throw s3Error('NoSuchUpload');
  return upload;
}
