import { requireBucket, type S3Answer, type S3Call } from '../call.ts';
import { CHECKSUM_ALGORITHMS } from '../checksum.ts';
import { s3Error } from '../errors.ts';
import { keptHeaders, uploadHeaders } from '../object-headers.ts';

/** POST /bucket/key?uploads */
export function createMultipartUpload(call: S3Call): S3Answer {
  const { store, bucketName, key } = call;
  const bucket = requireBucket(call);
  const headers = keptHeaders(call.headers);
  const stated = call.headers.get('x-amz-checksum-algorithm')?.toLowerCase();
  const checksumAlgorithm = CHECKSUM_ALGORITHMS.find((algorithm) => algorithm === stated);
  if (stated !== undefined && !checksumAlgorithm)
    throw s3Error('InvalidRequest', 'Checksum algorithm provided is unsupported.');
  const type = call.headers.get('x-amz-checksum-type');
  if (type !== undefined && type !== 'COMPOSITE' && type !== 'FULL_OBJECT')
    throw s3Error('InvalidRequest', 'Value for x-amz-checksum-type header is invalid.');
  // S3 User Guide, "Full object and composite checksum types": what each algorithm has, and its default.
  const fallback = checksumAlgorithm === 'crc64nvme' ? 'FULL_OBJECT' : 'COMPOSITE';
  const checksumType = checksumAlgorithm && (type ?? fallback);
  const isSha = checksumAlgorithm === 'sha1' || checksumAlgorithm === 'sha256';
  if ((checksumType === 'FULL_OBJECT' && isSha) || (checksumType === 'COMPOSITE' && checksumAlgorithm === 'crc64nvme'))
    throw s3Error('InvalidRequest', `The ${checksumType} checksum type cannot be used with the ${stated} algorithm.`);
  const id = store.createUpload(bucket, key, { headers, checksumAlgorithm, checksumType });
  return {
    headers: {
      ...uploadHeaders(headers, undefined),
      'x-amz-checksum-algorithm': checksumAlgorithm?.toUpperCase(),
      'x-amz-checksum-type': checksumType,
    },
    xml: [
      'InitiateMultipartUploadResult',
      [
        ['Bucket', bucketName],
        ['Key', key],
        ['UploadId', id],
      ],
    ],
  };
}
