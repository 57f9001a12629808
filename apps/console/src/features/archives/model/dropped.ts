import { type GivenFile, type GivenFiles, MOST_FILES, tooMany } from '../../../workers/archive/given-files.ts';

/** What Chromium knows beside the standard. */
interface ItemWithHandle {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

/** Something dropped, and what it is called. */
export interface Taken {
  readonly name: string;
  readonly given: GivenFiles;
}

/**
 * Takes folders and files from a drop. Must be called while the drop is handled: afterwards the browser forgets it.
 *
 * @returns undefined when there is no file among it
 * @throws GivenFilesError when there are far too many files
 */
export async function takeDropped(data: DataTransfer): Promise<Taken | undefined> {
  const items = [...data.items].filter(({ kind }) => kind === 'file');
  // All three are asked for before anything is waited for.
  const asked = items.map((item) => ({
    handle: (item as ItemWithHandle).getAsFileSystemHandle?.().catch(() => null),
    entry: item.webkitGetAsEntry(),
    file: item.getAsFile(),
  }));
  // None comes for what did not come from the reader's files.
  const handles = (await Promise.all(asked.map(({ handle }) => handle))).filter((handle) => handle != null);
  if (handles.length > 0 && handles.length === asked.length)
    return { name: nameOf(handles.map(({ name }) => name)), given: { kind: 'handles', handles } };
  const files: GivenFile[] = [];
  for (const { entry, file } of asked) {
    if (entry?.isDirectory) await addEntry(files, entry.name, entry);
    else if (file !== null) files.push({ name: file.name, file });
  }
  if (files.length === 0) return undefined;
  return {
    name: nameOf(asked.flatMap(({ entry, file }) => entry?.name ?? file?.name ?? [])),
    given: { kind: 'files', files },
  };
}

/** Files chosen in a form, with their paths where a folder was chosen. */
export function takeChosen(list: Iterable<File>): Taken | undefined {
  const files = Array.from(list, (file) => ({ name: file.webkitRelativePath || file.name, file }));
  if (files.length === 0) return undefined;
  if (files.length > MOST_FILES) throw tooMany();
  const tops = new Set(files.map(({ name }) => name.split('/', 1)[0] ?? ''));
  return { name: nameOf([...tops]), given: { kind: 'files', files } };
}

function nameOf(names: readonly string[]): string {
  const [first = 'archive', ...more] = names;
  return more.length === 0 ? first : `${first} and ${more.length} more`;
}

async function addEntry(files: GivenFile[], name: string, entry: FileSystemEntry): Promise<void> {
  if (entry.isFile) {
    if (files.length >= MOST_FILES) throw tooMany();
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    files.push({ name, file });
    return;
  }
  if (!entry.isDirectory) return;
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // It answers a hundred or so at a time, and none when there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const child of some) await addEntry(files, `${name}/${child.name}`, child);
  }
}
