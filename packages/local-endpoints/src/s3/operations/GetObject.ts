import { requireBucket, type S3Answer, type S3Call } from '../call.ts';
import { isNotModified } from '../conditions.ts';
import { s3Error } from '../errors.ts';
import { checksumHeaders, objectHeaders } from '../object-headers.ts';

/** Headers of the answer that a signed request may set, by parameter. */
const OVERRIDES = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
];

/** GET and HEAD /bucket/key */
export function getObject(call: S3Call): S3Answer {
  const { store, key, headers, query } = call;
  const object = store.object(requireBucket(call), key);
  if (!object) throw s3Error('NoSuchKey', undefined, { Key: key });
  const common: Record<string, string | number> = objectHeaders(object);
  if (isNotModified(headers, object)) return { status: 304, headers: common };
  for (const name of OVERRIDES) {
    const value = query.get(`response-${name}`);
    if (value !== null && /^[\t\x20-\x7e]*$/.test(value)) common[name] = value;
  }
  const range = readRange(headers.get('range'), object.size);
  if (range === undefined) {
    const checksum = headers.get('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED' ? object.checksum : undefined;
    return {
      headers: { ...common, ...checksumHeaders(checksum), 'content-length': object.size },
      stream: () => store.readBlob(object.blob),
    };
  }
  return {
    status: 206,
    headers: {
      ...common,
      'content-length': range.end - range.start + 1,
      'content-range': `bytes ${range.start}-${range.end}/${object.size}`,
    },
    stream: () => store.readBlob(object.blob, range),
  };
}

/**
 * One range of bytes (RFC 9110, section 14.2); what is no such range is ignored, as S3 does, and several are too.
 *
 * @returns first and last byte, both inclusive
 * @throws WireError InvalidRange
 */
export function readRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [from, to] = [match[1] as string, match[2] as string];
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start >= size || start > end) throw s3Error('InvalidRange', undefined, { ActualObjectSize: String(size) });
  return { start, end };
}
