import { constants, type Stats } from 'node:fs';
import { lstat, open, opendir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ARCHIVE_LIMITS, ArchiveError, type ArchiveFile } from '@qldb-console/journal/archive';
import { printableName } from '../printable.ts';
import { InputError } from '../read-file.ts';
import type { FileList } from './archive-files.ts';

/** Folders in folders; exports have four levels of hours. */
const MOST_DEPTH = 64;

/**
 * Adds the files of a directory and of those in it, or a single file. Links in a directory are not followed, so that
 * nothing outside of it is read, and nothing twice; what is no file is skipped too.
 *
 * @param path   the one the reader named: it may itself be a link
 * @param prefix what the names begin with, '' or with a slash at the end
 * @throws InputError when there is nothing at the path, or it cannot be looked at
 */
export async function addFolder(list: FileList, path: string, prefix: string): Promise<void> {
  let found: Stats;
  try {
    found = await stat(path);
  } catch (error) {
    throw new InputError(`${printableName(path)}: ${reasonOf(error)}.`, { cause: error });
  }
  if (found.isDirectory()) await addDirectory(list, path, prefix, 0);
  else if (found.isFile()) list.add(fileOf(path, prefix === '' ? basename(path) : prefix.slice(0, -1), found, false));
  else throw new InputError(`${printableName(path)}: is neither a file nor a directory.`);
}

async function addDirectory(list: FileList, directory: string, prefix: string, depth: number): Promise<void> {
  let entries: Awaited<ReturnType<typeof opendir>>;
  try {
    entries = await opendir(directory);
  } catch (error) {
    if (depth === 0) throw new InputError(`${printableName(directory)}: ${reasonOf(error)}.`, { cause: error });
    list.lose(prefix, `the directory ${CANNOT_BE_READ}: ${reasonOf(error)}`);
    return;
  }
  for await (const entry of entries) {
    const path = join(directory, entry.name);
    const name = prefix + entry.name;
    if (entry.isDirectory()) {
      if (depth < MOST_DEPTH) await addDirectory(list, path, `${name}/`, depth + 1);
      else list.lose(name, `it lies more than ${MOST_DEPTH} directories deep`);
    } else if (entry.isFile()) {
      // One more tells the inventory that there are too many.
      if (list.files.length > ARCHIVE_LIMITS.files) return;
      await addFile(list, path, name);
    } else {
      list.skip(name, entry.isSymbolicLink() ? 'it is a link, and links are not followed' : 'it is no file');
    }
  }
}

async function addFile(list: FileList, path: string, name: string): Promise<void> {
  try {
    list.add(fileOf(path, name, await lstat(path), true));
  } catch (error) {
    list.lose(name, `it ${CANNOT_BE_READ}: ${reasonOf(error)}`);
  }
}

const CANNOT_BE_READ = 'cannot be read';

/** @param found what it was when the directory was read: whoever replaces it by something else meanwhile is noticed */
function fileOf(path: string, name: string, found: Stats, refuseLinks: boolean): ArchiveFile {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (refuseLinks ? constants.O_NOFOLLOW : 0);
  const changed = () => new ArchiveError('file-changed', 'The file is no longer the one that was found', name);
  const opened = async <T>(use: (file: Awaited<ReturnType<typeof open>>, now: Stats) => Promise<T>): Promise<T> => {
    try {
      await using file = await open(path, flags);
      const now = await file.stat();
      if (!now.isFile() || now.ino !== found.ino || now.dev !== found.dev) throw changed();
      return await use(file, now);
    } catch (error) {
      if (error instanceof ArchiveError) throw error;
      // What O_NOFOLLOW says of a link that has come in its place.
      if ((error as NodeJS.ErrnoException).code === 'ELOOP') throw changed();
      throw new ArchiveError('file-unreadable', `The file ${CANNOT_BE_READ}: ${reasonOf(error)}`, name);
    }
  };
  return {
    name,
    size: found.size,
    modified: found.mtimeMs,
    read: (start, end) =>
      opened(async (file) => {
        const bytes = new Uint8Array(end - start);
        let filled = 0;
        while (filled < bytes.length) {
          const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
          if (bytesRead === 0) return bytes.slice(0, filled);
          filled += bytesRead;
        }
        return bytes;
      }),
    stat: () => opened(async (_file, now) => ({ size: now.size, modified: now.mtimeMs })),
  };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or directory',
  ENOTDIR: 'a part of the name is no directory',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead nowhere',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
};

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? `the system reports ${code ?? 'an error'}`;
}
