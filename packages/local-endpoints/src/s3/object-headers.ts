import { S3_LIMITS } from '../limits.ts';
import type { Checksum } from './checksum.ts';
import { s3Error } from './errors.ts';
import type { StoredObject } from './stored.ts';

/** Headers of an upload that are kept and handed back. Encryption is only recorded: nothing is encrypted here. */
const KEPT = [
  'content-type',
  'content-encoding',
  'content-disposition',
  'content-language',
  'cache-control',
  'expires',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-bucket-key-enabled',
  'x-amz-storage-class',
];

/** @throws WireError MetadataTooLarge, NotImplemented, InvalidArgument */
export function keptHeaders(headers: ReadonlyMap<string, string>): Record<string, string> {
  if (headers.has('x-amz-server-side-encryption-customer-algorithm') || headers.get('x-amz-tagging'))
    throw s3Error('NotImplemented');
  const encryption = headers.get('x-amz-server-side-encryption');
  if (encryption !== undefined && !['AES256', 'aws:kms', 'aws:kms:dsse'].includes(encryption))
    throw s3Error('InvalidArgument', 'The encryption method specified is not supported');
  const kept: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  let userBytes = 0;
  for (const [name, value] of headers) {
    const isUser = name.startsWith('x-amz-meta-');
    if (isUser) userBytes += Buffer.byteLength(name) - 'x-amz-meta-'.length + Buffer.byteLength(value);
    if (isUser || KEPT.includes(name)) kept[name] = value;
  }
  if (userBytes > S3_LIMITS.userMetadataBytes) throw s3Error('MetadataTooLarge');
  const encoding = (kept['content-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'aws-chunked');
  delete kept['content-encoding'];
  if (encoding.length > 0) kept['content-encoding'] = encoding.join(',');
  return kept;
}

/** What the answer to an upload repeats of it. */
export function uploadHeaders(headers: Readonly<Record<string, string>>, checksum: Checksum | undefined) {
  const encryption = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-server-side-encryption'));
  return { ...Object.fromEntries(encryption), ...checksumHeaders(checksum) };
}

export function checksumHeaders(checksum: Checksum | undefined): Record<string, string> {
  if (!checksum) return {};
  return { [`x-amz-checksum-${checksum.algorithm}`]: checksum.value, 'x-amz-checksum-type': checksum.type };
}

/** Of an object that is read; all but what depends on the range. */
export function objectHeaders(object: StoredObject) {
  // HTTP headers are Latin-1 to Node; clients read UTF-8.
  const kept = Object.entries(object.headers).map(([name, value]) => [
    name,
    Buffer.from(value, 'utf8').toString('latin1'),
  ]);
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    etag: `"${object.etag}"`,
    'last-modified': new Date(object.modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
  };
}
