import { unpackedName } from './object-name.ts';

/** What the name of a manifest says (QLDB developer guide, "Journal export output in QLDB"). */
export interface ManifestName {
  readonly kind: 'started' | 'completed';
  readonly exportId: string;
  /** Of a completed manifest. */
  readonly strandId: string | undefined;
}

const STARTED = /(?:^|\/)[^/]*?([A-Za-z0-9]{22})\.started\.manifest$/;
const COMPLETED = /(?:^|\/)[^/]*?([A-Za-z0-9]{22})\.([A-Za-z0-9]{22})\.completed\.manifest$/;

/** `undefined` for names of other things. Before the id, a prefix without a slash at its end may stand. */
export function readManifestName(name: string): ManifestName | undefined {
  const unpacked = unpackedName(name);
  const started = STARTED.exec(unpacked);
  if (started) return { kind: 'started', exportId: started[1] as string, strandId: undefined };
  const completed = COMPLETED.exec(unpacked);
  if (completed) return { kind: 'completed', exportId: completed[1] as string, strandId: completed[2] };
  return undefined;
}

/** Whether a name is one that this archive can have: it leads to a place in it, and can be shown. */
export function isSafeName(name: string): boolean {
  if (name === '' || name.startsWith('/') || name.includes('\\')) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(name)) return false;
  return !name.split('/').some((part) => part === '..' || part === '.') && !/^[A-Za-z]:/.test(name);
}

/** What comes behind the last slash. */
export function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
