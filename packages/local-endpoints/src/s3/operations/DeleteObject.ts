import { requireBucket, type S3Answer, type S3Call } from '../call.ts';

/** DELETE /bucket/key; what does not exist is deleted too. */
export async function deleteObject(call: S3Call): Promise<S3Answer> {
  await call.store.deleteObjects(requireBucket(call), [call.key]);
  return { status: 204 };
}
