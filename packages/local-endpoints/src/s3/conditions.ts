import { s3Error } from './errors.ts';
import type { StoredObject } from './stored.ts';

type Headers = ReadonlyMap<string, string>;

/**
 * Conditional writes (S3 User Guide, "Add preconditions to S3 operations with conditional requests").
 *
 * @returns what judges the object that stands there; throws PreconditionFailed, NoSuchKey
 */
export function writeCondition(headers: Headers): (before: StoredObject | undefined) => void {
  const [match, noneMatch] = [headers.get('if-match'), headers.get('if-none-match')];
  if (noneMatch !== undefined && noneMatch !== '*') throw s3Error('NotImplemented');
  return (before) => {
    if (noneMatch === '*' && before) throw s3Error('PreconditionFailed', undefined, { Condition: 'If-None-Match' });
    if (match === undefined) return;
    if (!before) throw s3Error('NoSuchKey');
    if (!names(match, before.etag)) throw s3Error('PreconditionFailed', undefined, { Condition: 'If-Match' });
  };
}

/**
 * Conditional reads (RFC 9110, section 13.2.2, which S3 follows).
 *
 * @returns true when the client already has it (304)
 * @throws WireError PreconditionFailed
 */
export function isNotModified(headers: Headers, object: StoredObject): boolean {
  const modified = Math.floor(object.modifiedAt / 1000) * 1000;
  const [match, noneMatch] = [headers.get('if-match'), headers.get('if-none-match')];
  const time = (name: string) => Date.parse(headers.get(name) ?? '');
  if (match !== undefined ? !names(match, object.etag) : modified > time('if-unmodified-since'))
    throw s3Error('PreconditionFailed', undefined, {
      Condition: match === undefined ? 'If-Unmodified-Since' : 'If-Match',
    });
  return noneMatch !== undefined ? names(noneMatch, object.etag) : modified <= time('if-modified-since');
}

/** Whether a list of entity tags names one; clients send them with and without quotes. */
function names(list: string, etag: string): boolean {
  return list.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^(?:W\/)?"(.*)"$/, '$1')));
}
