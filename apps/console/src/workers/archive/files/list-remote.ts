import type { ArchiveFile } from '@qldb-console/journal/archive';
import { api } from '../../../lib/api-client.ts';
import type { ArchiveOrigin } from '../../../lib/archive-id.ts';
import { readSampleIndex, SAMPLES_PATH } from '../../../lib/sample-archives.ts';
import { MOST_FILES, tooMany } from '../given-files.ts';
import { type RequestCount, remoteFile } from './remote-file.ts';

type Of<K extends ArchiveOrigin['kind']> = Extract<ArchiveOrigin, { kind: K }>;
interface Listing {
  readonly count: RequestCount;
  readonly onFound: (files: number) => void;
  readonly signal: AbortSignal;
}

/** All exported objects and manifests below a prefix of a bucket. @throws ApiError; GivenFilesError for too many */
export async function listPrefix(
  { connection, bucket, prefix }: Of<'s3'>,
  { count, onFound, signal }: Listing,
): Promise<ArchiveFile[]> {
  const files: ArchiveFile[] = [];
  let token: string | undefined;
  do {
    count.requests += 1;
    const page = await api.listArchiveObjects(connection, { bucket, prefix }, token, { signal });
    for (const { key, size, lastModified, etag } of page.objects) {
      const fetchRange = (start: number, end: number) =>
        api.readArchiveObject(connection, { bucket, key }, { range: { start, end }, etag });
      const name = key.slice(prefix.length);
      files.push(remoteFile({ name, size, modified: Date.parse(lastModified), fetchRange }, count));
    }
    onFound(files.length);
    if (files.length > MOST_FILES) throw tooMany();
    token = page.nextToken;
  } while (token !== undefined);
  return files;
}

/**
 * The objects of an export of a connected ledger, and its manifests as the back end read them: other objects in the same folder
 * are none of its business.
 *
 * @throws ApiError
 */
export async function listExport(
  { connection, ledger, exportId }: Of<'export'>,
  { count, onFound, signal }: Listing,
): Promise<ArchiveFile[]> {
  count.requests += 1;
  const { startedManifest, completedManifests, objects } = await api.exportContents(connection, ledger, exportId, {
    signal,
  });
  const manifests = [...(startedManifest ? [startedManifest] : []), ...completedManifests].map(({ key, ionText }) =>
    textFile(key, ionText),
  );
  const listed = completedManifests.length === 0 ? objects : objects.filter((object) => object.listed);
  const files = listed.map(({ key, size, lastModified }) => {
    const fetchRange = (start: number, end: number) =>
      api.fetchExportObject(connection, ledger, exportId, key, { range: { start, end } });
    return remoteFile({ name: key, size, modified: Date.parse(lastModified), fetchRange }, count);
  });
  onFound(manifests.length + files.length);
  return [...manifests, ...files];
}

/** A sample that the console's own server has; undefined when it has none of that name. @throws ApiError, TypeError */
export async function listSample(
  { sample }: Of<'sample'>,
  { count, onFound, signal }: Listing,
): Promise<ArchiveFile[] | undefined> {
  count.requests += 1;
  const index = readSampleIndex(await (await fetch(`${SAMPLES_PATH}/index.json`, { signal })).json());
  const found = index.archives.find(({ id }) => id === sample);
  if (found === undefined) return undefined;
  onFound(found.files.length);
  return found.files.map(({ path, size }) => {
    // The server gives whole files only, and these are small.
    let whole: Promise<Uint8Array> | undefined;
    const load = async () => {
      const response = await fetch(`${SAMPLES_PATH}/${path.split('/').map(encodeURIComponent).join('/')}`);
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    };
    const fetchRange = async (start: number, end: number) => {
      whole ??= load();
      whole.catch(() => {
        whole = undefined;
      });
      return (await whole).slice(start, end) as Uint8Array<ArrayBuffer>;
    };
    return remoteFile({ name: path.slice(path.indexOf('/') + 1), size, fetchRange }, countOnce(count));
  });
}

/** Only the first reading of a sample's file sends a request. */
function countOnce(count: RequestCount): RequestCount {
  let counted = false;
  return {
    get requests() {
      return count.requests;
    },
    set requests(next) {
      if (!counted) count.requests = next;
      counted = true;
    },
  };
}

function textFile(name: string, text: string): ArchiveFile {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, read: async (start, end) => bytes.slice(start, end) };
}
