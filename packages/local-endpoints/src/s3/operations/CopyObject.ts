import { isoTime, requireBucket, type S3Answer, type S3Call } from '../call.ts';
import { writeCondition } from '../conditions.ts';
import { copySource } from '../copy-source.ts';
import { s3Error } from '../errors.ts';
import { keptHeaders, uploadHeaders } from '../object-headers.ts';

/** PUT /bucket/key with x-amz-copy-source */
export async function copyObject(call: S3Call): Promise<S3Answer> {
  const { store, key } = call;
  const bucket = requireBucket(call);
  const condition = writeCondition(call.headers);
  const source = copySource(call);
  const directive = call.headers.get('x-amz-metadata-directive') ?? 'COPY';
  if (directive !== 'COPY' && directive !== 'REPLACE') throw s3Error('InvalidArgument', 'Unknown metadata directive.');
  const given = keptHeaders(call.headers);
  const encryption = Object.entries(given).filter(([name]) => name.startsWith('x-amz-server-side-encryption'));
  const headers = directive === 'REPLACE' ? given : { ...source.headers, ...Object.fromEntries(encryption) };
  const blob = await store.writeBlob(store.readBlob(source.blob));
  const checksum = source.checksum?.type === 'FULL_OBJECT' ? source.checksum : undefined;
  await store.putObject(bucket, key, blob, { headers, checksum }, condition);
  const stored = store.object(bucket, key);
  return {
    headers: uploadHeaders(headers, undefined),
    xml: [
      'CopyObjectResult',
      [
        ['LastModified', isoTime(stored?.modifiedAt ?? source.modifiedAt)],
        ['ETag', `"${blob.md5}"`],
        [`Checksum${checksum?.algorithm.toUpperCase()}`, checksum?.value],
      ],
    ],
  };
}
