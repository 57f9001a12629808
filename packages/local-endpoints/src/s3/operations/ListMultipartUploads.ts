import { isoTime, requireBucket, type S3Answer, type S3Call } from '../call.ts';
import type { XmlElement } from '../xml.ts';

/** GET /bucket?uploads: the first thousand; more are never under way here. */
export function listMultipartUploads(call: S3Call): S3Answer {
  const uploads = call.store
    .uploads(requireBucket(call))
    .filter(({ key }) => key.startsWith(call.query.get('prefix') ?? ''))
    .map(
      ({ id, key, createdAt }): XmlElement => [
        'Upload',
        [
          ['Key', key],
          ['UploadId', id],
          ['Initiated', isoTime(createdAt)],
          ['StorageClass', 'STANDARD'],
        ],
      ],
    );
  return {
    xml: [
      'ListMultipartUploadsResult',
      [['Bucket', call.bucketName], ['MaxUploads', 1000], ['IsTruncated', false], ...uploads],
    ],
  };
}
