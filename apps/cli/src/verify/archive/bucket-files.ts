import type { S3Client } from '@aws-sdk/client-s3';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ARCHIVE_LIMITS, ArchiveError, type ArchiveFile } from '@qldb-console/journal/archive';
import { printable, printableName } from '../printable.ts';
import { InputError } from '../read-file.ts';
import type { FileList } from './archive-files.ts';

/** How often a range is asked for whose answer broke off; the SDK itself repeats what gets no answer at all. */
const READS = 3;

/**
 * Adds the objects of a bucket below a prefix.
 *
 * @param s3     answers with keys as they are
 * @param prefix of the names, '' or with a slash at the end
 * @throws InputError naming what S3 answered
 */
export async function addBucket(
  list: FileList,
  s3: S3Client,
  place: { readonly bucket: string; readonly prefix: string },
  prefix: string,
): Promise<void> {
  const { bucket } = place;
  for (let token: string | undefined, first = true; first || token !== undefined; first = false) {
    const page = await s3
      .send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: place.prefix,
          ContinuationToken: token,
          // A key may hold what XML cannot.
          EncodingType: 'url',
        }),
      )
      .catch((error: unknown) => {
        throw new InputError(`s3://${bucket}/${printableName(place.prefix)}: ${failureOf(error)}.`, { cause: error });
      });
    if (page.IsTruncated === undefined)
      throw new InputError(`s3://${bucket}: what answers there does not speak the S3 API.`);
    for (const { Key = '', Size = 0, LastModified, ETag } of page.Contents ?? []) {
      const key = page.EncodingType === 'url' ? decoded(Key) : Key;
      if (key === undefined || !key.startsWith(place.prefix)) list.lose(Key, 'its key cannot be read');
      // The empty objects that stand for folders.
      else if (!(key.endsWith('/') && Size === 0)) {
        if (list.files.length > ARCHIVE_LIMITS.files) return;
        const name = prefix + nameBelow(place.prefix, key);
        list.add(objectFile(s3, { bucket, key, etag: ETag }, name, Size, LastModified?.getTime()));
      }
    }
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  }
}

/** What of a key stands behind the last folder of the prefix: the name that it has in a copy of that folder. */
function nameBelow(prefix: string, key: string): string {
  return key.slice(prefix.lastIndexOf('/') + 1);
}

function objectFile(
  s3: S3Client,
  object: { readonly bucket: string; readonly key: string; readonly etag: string | undefined },
  name: string,
  size: number,
  modified: number | undefined,
): ArchiveFile {
  const readOnce = async (start: number, end: number): Promise<Uint8Array<ArrayBuffer>> => {
    const { Body, ContentRange } = await s3.send(
      new GetObjectCommand({
        Bucket: object.bucket,
        Key: object.key,
        Range: `bytes=${start}-${end - 1}`,
        IfMatch: object.etag,
      }),
    );
    const bytes = new Uint8Array(end - start);
    let filled = 0;
    for await (const chunk of Body as AsyncIterable<Uint8Array>) {
      if (filled + chunk.length > bytes.length || ContentRange === undefined)
        throw new ArchiveError('file-unreadable', 'S3 answered with other bytes than were asked for', name, start);
      bytes.set(chunk, filled);
      filled += chunk.length;
    }
    return filled === bytes.length ? bytes : bytes.slice(0, filled);
  };
  return {
    name,
    size,
    modified,
    async read(start, end) {
      if (end <= start) return new Uint8Array(0);
      for (let reads = 1; ; reads += 1) {
        try {
          return await readOnce(start, end);
        } catch (error) {
          if (error instanceof ArchiveError) throw error;
          const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
          const status = $metadata?.httpStatusCode;
          if (status === 412 || status === 416)
            throw new ArchiveError('file-changed', 'The object has changed since the archive was listed', name, start);
          if (status !== undefined || reads === READS)
            throw new ArchiveError('file-unreadable', `The object cannot be read: ${failureOf(error)}`, name, start);
        }
      }
    },
  };
}

function decoded(key: string): string | undefined {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** What the SDK, or Node beneath it, threw, as the end of a sentence. Text of S3 is not to be trusted. */
function failureOf(error: unknown): string {
  const { name, message, code } = error as { name?: string; message?: string; code?: string };
  const said = (message ?? '').split('\n', 1)[0]?.slice(0, 300).replace(/\.$/, '') ?? '';
  return printable(`${code ?? name ?? 'an error'}${said === '' ? '' : `: ${said}`}`);
}
