// Builds the console (apps/console/dist). With --if-stale only when a source changed since the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'apps/console/dist');
const stampFile = join(dist, '.build-stamp');
const SOURCES = [
  'apps/console',
  ...['journal', 'ion-view', 'contract'].flatMap((name) => [`packages/${name}/src`, `packages/${name}/package.json`]),
  'pnpm-lock.yaml',
];

const inputs = hashOf(SOURCES);
if (process.argv.includes('--if-stale') && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === inputs)
  process.exit(0);

process.stderr.write('Building the console …\n');
const result = spawnSync(
  process.execPath,
  [join(root, 'apps/console/node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
  {
    cwd: join(root, 'apps/console'),
    stdio: ['ignore', 2, 2],
  },
);
if (result.status === 0) writeFileSync(stampFile, inputs);
process.exit(result.status ?? 1);

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) visit(join(root, path));
  return hash.digest('hex');

  function visit(path) {
    if (!existsSync(path)) return;
    const entries = readEntries(path);
    if (!entries) {
      hash.update(path.slice(root.length)).update(readFileSync(path));
      return;
    }
    for (const entry of entries.sort())
      if (entry !== 'node_modules' && entry !== 'dist' && entry !== 'test') visit(join(path, entry));
  }
}

function readEntries(path) {
  try {
    return readdirSync(path);
  } catch {
    return undefined;
  }
}
