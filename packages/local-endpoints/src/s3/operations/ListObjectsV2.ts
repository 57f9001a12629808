import { S3_LIMITS } from '../../limits.ts';
import { isoTime, requireBucket, type S3Answer, type S3Call, wholeNumber } from '../call.ts';
import { s3Error } from '../errors.ts';
import { type ListEntry, listPage } from '../list-page.ts';
import type { XmlElement } from '../xml.ts';

/** GET /bucket?list-type=2 */
export function listObjectsV2(call: S3Call): S3Answer {
  const { query, bucketName, accountId } = call;
  const bucket = requireBucket(call);
  const text = textWriter(call);
  const limit = wholeNumber(call, 'max-keys', S3_LIMITS.pageSize, S3_LIMITS.pageSize);
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
  const token = query.get('continuation-token');
  const after = token === null ? (query.get('start-after') ?? '') : readToken(token);
  const { entries, truncated } =
    limit === 0 ? { entries: [], truncated: false } : listPage(call.store, bucket, { prefix, delimiter, after, limit });
  const last = entries.at(-1);
  return {
    xml: [
      'ListBucketResult',
      [
        ['Name', bucketName],
        ['Prefix', text(prefix)],
        ['Delimiter', delimiter === '' ? undefined : text(delimiter)],
        ['MaxKeys', limit],
        ['EncodingType', query.get('encoding-type') ?? undefined],
        ['KeyCount', entries.length],
        ['IsTruncated', truncated],
        ['ContinuationToken', token ?? undefined],
        ['NextContinuationToken', truncated && last ? writeToken(last) : undefined],
        ['StartAfter', query.has('start-after') ? text(query.get('start-after') ?? '') : undefined],
        ...listEntries(entries, text, query.get('fetch-owner') === 'true' ? accountId : undefined),
      ],
    ],
  };
}

/** @param owner named with each object, where asked for */
export function listEntries(
  entries: readonly ListEntry[],
  text: (value: string) => string,
  owner: string | undefined,
): XmlElement[] {
  return entries.map((entry): XmlElement => {
    if ('prefix' in entry) return ['CommonPrefixes', [['Prefix', text(entry.prefix)]]];
    const { key, size, etag, modifiedAt, checksum, headers } = entry.object;
    return [
      'Contents',
      [
        ['Key', text(key)],
        ['LastModified', isoTime(modifiedAt)],
        ['ETag', `"${etag}"`],
        ['ChecksumAlgorithm', checksum?.algorithm.toUpperCase()],
        ['ChecksumType', checksum?.type],
        ['Size', size],
        [
          'Owner',
          owner === undefined
            ? undefined
            : [
                ['ID', owner],
                ['DisplayName', 'local'],
              ],
        ],
        ['StorageClass', headers['x-amz-storage-class'] ?? 'STANDARD'],
      ],
    ];
  });
}

/** How keys are written: as they are, or percent-encoded when asked for. @throws WireError InvalidArgument */
export function textWriter({ query }: S3Call): (value: string) => string {
  const encoding = query.get('encoding-type');
  if (encoding !== null && encoding !== 'url')
    throw s3Error('InvalidArgument', 'Invalid Encoding Method specified in Request');
  return encoding === null ? (value) => value : (value) => encodeURIComponent(value).replaceAll('%2F', '/');
}

function writeToken(entry: ListEntry): string {
  return Buffer.from('prefix' in entry ? entry.prefix : entry.object.key, 'utf8').toString('base64url');
}

function readToken(token: string): string {
  const key = Buffer.from(token, 'base64url').toString('utf8');
  if (token === '' || Buffer.from(key, 'utf8').toString('base64url') !== token)
    throw s3Error('InvalidArgument', 'The continuation token provided is incorrect');
  return key;
}
