import { S3_LIMITS } from '../../limits.ts';
import { isoTime, requireBucket, type S3Answer, type S3Call, wholeNumber } from '../call.ts';
import { requireUpload } from '../upload.ts';
import type { XmlElement } from '../xml.ts';

/** GET /bucket/key?uploadId=… */
export function listParts(call: S3Call): S3Answer {
  const bucket = requireBucket(call);
  const upload = requireUpload(call, bucket);
  const limit = wholeNumber(call, 'max-parts', S3_LIMITS.pageSize, S3_LIMITS.pageSize);
  const marker = wholeNumber(call, 'part-number-marker', 0, S3_LIMITS.parts);
  const rest = call.store.parts(upload).filter(({ number }) => number > marker);
  const page = rest.slice(0, limit);
  const isTruncated = rest.length > page.length;
  return {
    xml: [
      'ListPartsResult',
      [
        ['Bucket', call.bucketName],
        ['Key', call.key],
        ['UploadId', upload.id],
        ['PartNumberMarker', marker],
        ['NextPartNumberMarker', isTruncated ? page.at(-1)?.number : undefined],
        ['MaxParts', limit],
        ['IsTruncated', isTruncated],
        ['ChecksumAlgorithm', upload.properties.checksumAlgorithm?.toUpperCase()],
        ['ChecksumType', upload.properties.checksumType],
        ...page.map(
          ({ number, size, etag, modifiedAt, checksum }): XmlElement => [
            'Part',
            [
              ['PartNumber', number],
              ['LastModified', isoTime(modifiedAt)],
              ['ETag', `"${etag}"`],
              ['Size', size],
              [`Checksum${checksum?.algorithm.toUpperCase()}`, checksum?.value],
            ],
          ],
        ),
      ],
    ],
  };
}
