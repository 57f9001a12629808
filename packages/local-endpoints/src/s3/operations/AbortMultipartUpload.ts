import { requireBucket, type S3Answer, type S3Call } from '../call.ts';
import { requireUpload } from '../upload.ts';

/** DELETE /bucket/key?uploadId=… */
export async function abortMultipartUpload(call: S3Call): Promise<S3Answer> {
  const bucket = requireBucket(call);
  await call.store.endUpload(bucket, requireUpload(call, bucket));
  return { status: 204 };
}
