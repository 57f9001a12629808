import { S3_LIMITS } from '../../limits.ts';
import { requireBucket, type S3Answer, type S3Call } from '../call.ts';
import { writeCondition } from '../conditions.ts';
import { s3Error } from '../errors.ts';
import { keptHeaders, uploadHeaders } from '../object-headers.ts';

/** PUT /bucket/key */
export async function putObject(call: S3Call): Promise<S3Answer> {
  const { store, key, body } = call;
  const bucket = requireBucket(call);
  const headers = keptHeaders(call.headers);
  const condition = writeCondition(call.headers);
  if (body.length === undefined) throw s3Error('MissingContentLength');
  // Told before the bytes are taken; judged again, and for good, when they are stored.
  condition(store.object(bucket, key));
  const blob = await store.writeBlob(body.bytes(S3_LIMITS.objectBytes));
  const checksum = body.checksum();
  await store.putObject(bucket, key, blob, { headers, checksum }, condition);
  return { headers: { etag: `"${blob.md5}"`, ...uploadHeaders(headers, checksum) } };
}
