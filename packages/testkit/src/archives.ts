import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOME = fileURLToPath(new URL('../vectors/archives/', import.meta.url));

/** The archives under `vectors/archives`, each as its files by name. */
export const ARCHIVE_NAMES = [
  'binary',
  'captured',
  'dotted-prefix',
  'gzip',
  'json',
  'odd-text',
  'overlapping',
  'renamed',
  'two-strands',
] as const;
export type ArchiveName = (typeof ARCHIVE_NAMES)[number];

/** Files of an archive, by name, parts separated by `/`. Fails when there is none. */
export function archiveFiles(name: ArchiveName): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const folder = join(HOME, name);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(folder, path).split(sep).join('/'), new Uint8Array(readFileSync(path)));
  }
  if (files.size === 0) throw new Error(`vectors/archives/${name} has no file`);
  return files;
}
