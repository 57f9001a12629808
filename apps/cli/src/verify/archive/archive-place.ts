import { UsageError } from '../../usage.ts';

/** Where an archive, or a part of one, lies. */
export type ArchivePlace =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'bucket'; readonly bucket: string; readonly prefix: string };

/**
 * Reads `PATH` or `s3://bucket/prefix`.
 *
 * @throws UsageError for what begins like a bucket and names none
 */
export function parsePlace(text: string): ArchivePlace {
  if (!/^s3:/i.test(text)) {
    if (text === '' || text.includes('\0')) throw new UsageError('An empty name is no archive');
    return { kind: 'path', path: text };
  }
  const [, bucket, prefix = ''] = /^s3:\/\/([A-Za-z0-9._-]{3,255})(?:\/(.*))?$/s.exec(text) ?? [];
  if (bucket === undefined) throw new UsageError(`${JSON.stringify(text.slice(0, 200))} is not s3://BUCKET/PREFIX`);
  return { kind: 'bucket', bucket, prefix };
}
