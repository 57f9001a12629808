/** A file of the reader's computer, with its path in the folder that was given. Its bytes stay where they are. */
export interface GivenFile {
  readonly name: string;
  readonly file: File;
}

/** What the reader gave: files, or handles that this browser can keep and read again in another visit. */
export type GivenFiles =
  | { readonly kind: 'files'; readonly files: readonly GivenFile[] }
  | { readonly kind: 'handles'; readonly handles: readonly FileSystemHandle[] };

/** More files than a journal has objects; a folder with more was picked by mistake. */
export const MOST_FILES = 200_000;
/** Deeper folders are no export's. */
const MOST_DEPTH = 24;

/** A folder cannot be walked through, or is not what an archive looks like. */
export class GivenFilesError extends Error {
  override readonly name = 'GivenFilesError';
  readonly code: 'too-many-files' | 'not-permitted' | 'not-found';
  constructor(code: GivenFilesError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * All files below what was given. Paths begin inside of a folder that was given alone, so that they are the same whichever way
 * it was given.
 *
 * @param onFound told how many there are so far
 * @throws GivenFilesError
 */
export async function listGiven(
  given: GivenFiles,
  onFound: (count: number) => void,
  signal?: AbortSignal,
): Promise<GivenFile[]> {
  if (given.kind === 'files') return withoutCommonFolder(given.files);
  const found: GivenFile[] = [];
  const add = async (name: string, handle: FileSystemHandle, depth: number): Promise<void> => {
    signal?.throwIfAborted();
    if (isFile(handle)) {
      if (found.length >= MOST_FILES) throw tooMany();
      found.push({ name, file: await handle.getFile() });
      if (found.length % 100 === 0) onFound(found.length);
      return;
    }
    if (!isDirectory(handle) || depth > MOST_DEPTH) return;
    for await (const [child, inner] of handle.entries())
      await add(name === '' ? child : `${name}/${child}`, inner, depth + 1);
  };
  const [only, ...more] = given.handles;
  try {
    if (only !== undefined && more.length === 0 && only.kind === 'directory') await add('', only, 0);
    else for (const handle of given.handles) await add(handle.name, handle, 0);
  } catch (error) {
    throw explained(error);
  }
  onFound(found.length);
  return found;
}

export const tooMany = () =>
  new GivenFilesError(
    'too-many-files',
    `There are more than ${MOST_FILES.toLocaleString('en')} files in this folder. Choose the folder of the export itself.`,
  );

/** A folder chosen in a form comes with its own name in front of every path. */
function withoutCommonFolder(files: readonly GivenFile[]): GivenFile[] {
  const top = files[0]?.name.split('/', 1)[0];
  const prefix = `${top}/`;
  if (top === undefined || !files.every(({ name }) => name.startsWith(prefix))) return [...files];
  return files.map(({ name, file }) => ({ name: name.slice(prefix.length), file }));
}

function explained(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  if (error.name === 'NotAllowedError' || error.name === 'SecurityError')
    return new GivenFilesError('not-permitted', 'This browser no longer lets the console read the folder.');
  if (error.name === 'NotFoundError') return new GivenFilesError('not-found', 'The folder is not there any more.');
  return error;
}

const isFile = (handle: FileSystemHandle): handle is FileSystemFileHandle => handle.kind === 'file';
const isDirectory = (handle: FileSystemHandle): handle is FileSystemDirectoryHandle => handle.kind === 'directory';
