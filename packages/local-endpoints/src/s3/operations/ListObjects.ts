import { S3_LIMITS } from '../../limits.ts';
import { requireBucket, type S3Answer, type S3Call, wholeNumber } from '../call.ts';
import { listPage } from '../list-page.ts';
import { listEntries, textWriter } from './ListObjectsV2.ts';

/** GET /bucket, the first version of the listing, which older clients still use. */
export function listObjects(call: S3Call): S3Answer {
  const { query, bucketName, accountId } = call;
  const bucket = requireBucket(call);
  const text = textWriter(call);
  const limit = wholeNumber(call, 'max-keys', S3_LIMITS.pageSize, S3_LIMITS.pageSize);
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
  const after = query.get('marker') ?? '';
  const { entries, truncated } =
    limit === 0 ? { entries: [], truncated: false } : listPage(call.store, bucket, { prefix, delimiter, after, limit });
  const last = entries.at(-1);
  const next = truncated && delimiter !== '' && last ? ('prefix' in last ? last.prefix : last.object.key) : undefined;
  return {
    xml: [
      'ListBucketResult',
      [
        ['Name', bucketName],
        ['Prefix', text(prefix)],
        ['Marker', text(after)],
        ['NextMarker', next === undefined ? undefined : text(next)],
        ['Delimiter', delimiter === '' ? undefined : text(delimiter)],
        ['MaxKeys', limit],
        ['EncodingType', query.get('encoding-type') ?? undefined],
        ['IsTruncated', truncated],
        ...listEntries(entries, text, accountId),
      ],
    ],
  };
}
