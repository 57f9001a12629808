import { isoTime, type S3Answer, type S3Call } from '../call.ts';
import type { XmlElement } from '../xml.ts';

/** GET / */
export function listBuckets({ store, accountId }: S3Call): S3Answer {
  const buckets = store.buckets().map(
    ({ name, createdAt }): XmlElement => [
      'Bucket',
      [
        ['Name', name],
        ['CreationDate', isoTime(createdAt)],
      ],
    ],
  );
  const owner: XmlElement = [
    'Owner',
    [
      ['ID', accountId],
      ['DisplayName', 'local'],
    ],
  ];
  return { xml: ['ListAllMyBucketsResult', [owner, ['Buckets', buckets]]] };
}
