import { S3_LIMITS } from '../../limits.ts';
import { isoTime, requireBucket, type S3Answer, type S3Call } from '../call.ts';
import { checksumHasher } from '../checksum.ts';
import { copySource } from '../copy-source.ts';
import { s3Error } from '../errors.ts';
import { checksumHeaders } from '../object-headers.ts';
import { requireUpload } from '../upload.ts';
import { readRange } from './GetObject.ts';

/** PUT /bucket/key?partNumber=…&uploadId=…, with x-amz-copy-source UploadPartCopy */
export async function uploadPart(call: S3Call): Promise<S3Answer> {
  const { store, body, headers } = call;
  const bucket = requireBucket(call);
  const upload = requireUpload(call, bucket);
  const number = Number(call.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > S3_LIMITS.parts)
    throw s3Error('InvalidArgument', `Part number must be an integer between 1 and ${S3_LIMITS.parts}, inclusive`);
  const isCopy = headers.has('x-amz-copy-source');
  if (!isCopy && body.length === undefined) throw s3Error('MissingContentLength');
  const blob = await store.writeBlob(isCopy ? copied(call) : body.bytes(S3_LIMITS.objectBytes));
  let checksum = isCopy ? undefined : body.checksum();
  const { checksumAlgorithm: wanted } = upload.properties;
  if (wanted && checksum?.algorithm !== wanted) {
    // As S3 does, the missing checksum of a part is computed here.
    const hasher = checksumHasher(wanted);
    for await (const piece of store.readBlob(blob.blob)) hasher.update(piece);
    checksum = { algorithm: wanted, value: hasher.digest().toString('base64'), type: 'FULL_OBJECT' };
  }
  if (!(await store.putPart(bucket, upload, number, blob, checksum))) throw s3Error('NoSuchUpload');
  if (!isCopy) {
    const { 'x-amz-checksum-type': _type, ...stated } = checksumHeaders(checksum);
    return { headers: { etag: `"${blob.md5}"`, ...stated } };
  }
  return {
    xml: [
      'CopyPartResult',
      [
        ['LastModified', isoTime(Date.now())],
        ['ETag', `"${blob.md5}"`],
      ],
    ],
  };
}

function copied(call: S3Call) {
  const source = copySource(call);
  return call.store.readBlob(source.blob, readRange(call.headers.get('x-amz-copy-source-range'), source.size));
}
