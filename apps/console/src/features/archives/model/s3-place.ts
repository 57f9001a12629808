import type { ArchivePlace } from '@qldb-console/contract';

/** A folder of a bucket, or what is wrong with what was typed. */
export type S3PlaceRead = { readonly place: ArchivePlace } | { readonly problem: string };

const BUCKET = /^[A-Za-z0-9._-]{3,255}$/;

/** Reads `s3://bucket/prefix/`, also without its beginning, or without the last slash: a prefix is a folder here. */
export function readS3Place(text: string): S3PlaceRead {
  const path = text.trim().replace(/^s3:\/\//i, '');
  if (path === '') return { problem: 'Enter where the export lies, such as s3://bucket/prefix/.' };
  const slash = path.indexOf('/');
  const bucket = slash < 0 ? path : path.slice(0, slash);
  if (!BUCKET.test(bucket)) return { problem: 'A bucket has 3 to 255 letters, digits, hyphens, underscores or dots.' };
  const rest = slash < 0 ? '' : path.slice(slash + 1);
  if (new TextEncoder().encode(rest).length > 1_000) return { problem: 'A prefix has at most 1,000 bytes.' };
  return { place: { bucket, prefix: rest === '' || rest.endsWith('/') ? rest : `${rest}/` } };
}
