import { basename } from 'node:path';
import { type ArchiveFiles, FileList } from './archive-files.ts';
import type { ArchivePlace } from './archive-place.ts';
import { addFolder } from './folder-files.ts';

/** What names the S3 to read from, by flag; the rest is in the environment. */
export interface BucketFlags {
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly 's3-endpoint'?: string | undefined;
}

/**
 * The files of all places together. One place gives its names as they are; several begin with the name of theirs, so that
 * none is there twice.
 *
 * @returns with `close`, to be called when nothing more is read
 * @throws InputError, ConfigError
 */
export async function readArchive(
  places: readonly ArchivePlace[],
  flags: BucketFlags,
): Promise<ArchiveFiles & AsyncDisposable> {
  const list = new FileList();
  const open = new AsyncDisposableStack();
  const prefixes = places.length === 1 ? [''] : prefixesOf(places);
  const buckets = places.some(({ kind }) => kind === 'bucket') ? await bucketReader(flags) : undefined;
  if (buckets) open.defer(() => buckets.s3.destroy());
  try {
    for (const [index, place] of places.entries()) {
      const prefix = prefixes[index] ?? '';
      if (place.kind === 'path') await addFolder(list, place.path, prefix);
      else await buckets?.addBucket(list, buckets.s3, place, prefix);
    }
  } catch (error) {
    await open.disposeAsync();
    throw error;
  }
  return { ...list.result(), [Symbol.asyncDispose]: () => open.disposeAsync() };
}

/** Loaded on demand: files of this machine need no client of AWS. */
async function bucketReader(flags: BucketFlags) {
  const [{ openS3 }, { addBucket }] = await Promise.all([import('@qldb-console/bff/s3'), import('./bucket-files.ts')]);
  return { s3: await openS3(process.env, flags), addBucket };
}

/** The last part of each place's name, or the whole where two have the same. */
function prefixesOf(places: readonly ArchivePlace[]): string[] {
  const whole = places.map((place) =>
    place.kind === 'path' ? withoutSlashes(place.path) : `s3/${place.bucket}/${withoutSlashes(place.prefix)}`,
  );
  const short = whole.map((name) => basename(name));
  const names = new Set(short).size === short.length ? short : whole;
  // The number tells those apart that are named twice.
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((other) => other === name).length;
    const part = name.replace(/^(?:\.{0,2}\/)+/, '').replace(/\/?$/, '');
    return `${part || 'archive'}${before > 0 ? `-${before + 1}` : ''}/`;
  });
}

/** Without the slashes at its end. */
function withoutSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}
