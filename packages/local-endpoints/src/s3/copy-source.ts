import { requireBucket, type S3Call } from './call.ts';
import { isNotModified } from './conditions.ts';
import { s3Error } from './errors.ts';
import type { StoredObject } from './stored.ts';

/**
 * The object that `x-amz-copy-source` names, under the conditions of `x-amz-copy-source-if-…`.
 *
 * @throws WireError InvalidArgument, NoSuchBucket, NoSuchKey, PreconditionFailed
 */
export function copySource(call: S3Call): StoredObject {
  const text = (call.headers.get('x-amz-copy-source') ?? '').replace(/^\//, '');
  if (text.includes('?')) throw s3Error('NotImplemented');
  let source: string;
  try {
    source = decodeURIComponent(text);
  } catch {
    throw s3Error('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
  }
  const slash = source.indexOf('/');
  if (slash <= 0 || slash === source.length - 1)
    throw s3Error('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
  const object = call.store.object(requireBucket(call, source.slice(0, slash)), source.slice(slash + 1));
  if (!object) throw s3Error('NoSuchKey', undefined, { Key: source.slice(slash + 1) });
  const conditions = new Map<string, string>();
  for (const [name, value] of call.headers)
    if (name.startsWith('x-amz-copy-source-if-')) conditions.set(name.slice('x-amz-copy-source-'.length), value);
  if (conditions.size > 0 && isNotModified(conditions, object)) throw s3Error('PreconditionFailed');
  return object;
}
