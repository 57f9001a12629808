/**
 * What a browser loads before the list of ledgers stands: every script and style sheet of the entry page and of that
 * route, as the back end serves them (compressed with brotli when the console is built). Fonts and pictures not counted.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const GOAL = 400_000;
const ENTRY = 'index.html';
const ROUTE = 'src/features/ledgers/ledgers-page.tsx';

/** What Vite's manifest says of one chunk. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const built = spawnSync(process.execPath, [join(root, 'tools/build.mjs'), '--if-stale'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const dist = join(root, 'apps/console/dist');
const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const files = new Set<string>();
for (const name of [ENTRY, ROUTE]) collect(name);

const size = (file: string) => statSync(join(dist, `${file}.br`)).size;
const sum = (type: string) =>
  [...files].filter((file) => file.endsWith(type)).reduce((all, file) => all + size(file), 0);
const scripts = sum('.js');
const styles = sum('.css');
const total = scripts + styles;
const ratio = total / GOAL;
process.stdout.write(
  `first load of the ledgers page: ${kilobytes(total)} brotli in ${files.size} files ` +
    `(JS ${kilobytes(scripts)}, CSS ${kilobytes(styles)}), ${ratio.toFixed(2)} of ${kilobytes(GOAL)}  ` +
    `(goal at most 1: ${ratio <= 1 ? 'met' : 'MISSED'})\n`,
);
if (ratio > 1) process.exitCode = 1;

/** A chunk with everything it imports statically; dynamic imports come later, on demand. */
function collect(name: string): void {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`the build has no ${name}`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const imported of chunk.imports ?? []) collect(imported);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
