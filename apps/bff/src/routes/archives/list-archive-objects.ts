import { archiveObjectListSchema, MAX_ARCHIVE_PAGE } from '@qldb-console/contract';
import { z } from 'zod';
import { listKeys } from '../exports/list-keys.ts';
import { isoTime } from '../iso-time.ts';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';
import { bucket, checkAllowed, keyText } from './allowed-place.ts';
import { isArchiveKey } from './archive-keys.ts';

/** One page of the exported journals below a prefix of a bucket; S3's token is handed through. */
export const listArchiveObjects = operation({
  params: nothing,
  query: z.strictObject({ bucket, prefix: keyText.default(''), token: z.string().min(1).max(4096).optional() }),
  body: noBody,
  status: 200,
  answer: archiveObjectListSchema,
  async run({ query, upstream, signal }) {
    checkAllowed(upstream, query.bucket, query.prefix);
    const answer = await listKeys(
      upstream,
      {
        Bucket: query.bucket,
        Prefix: query.prefix,
        ContinuationToken: query.token,
        MaxKeys: MAX_ARCHIVE_PAGE,
        // A key may hold what XML cannot.
        EncodingType: 'url',
      },
      signal,
    );
    const found = (answer.Contents ?? []).map((object) => ({
      ...object,
      Key: answer.EncodingType === 'url' ? decoded(object.Key ?? '') : (object.Key ?? ''),
    }));
    const objects = found.filter(({ Key }) => Key.startsWith(query.prefix) && isArchiveKey(Key));
    return {
      objects: objects.map(({ Key, Size, LastModified, ETag }) => ({
        key: Key,
        size: Size,
        lastModified: isoTime(LastModified) ?? '',
        etag: ETag,
      })),
      others: found.length - objects.length,
      nextToken: answer.IsTruncated ? answer.NextContinuationToken : undefined,
    };
  },
});

/** A key as S3 writes it with `encoding-type=url`; '' for what is not so written, which is the form of no object. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}
