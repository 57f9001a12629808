// Builds the verifier inside evidence files (packages/evidence-page/dist) and the console (apps/console/dist), in this order.
// With --if-stale only what has a changed source since its last build; with names of packages only those.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sourcesOf = (...names) => names.flatMap((name) => [`packages/${name}/src`, `packages/${name}/package.json`]);

const TARGETS = [
  {
    name: 'evidence-page',
    what: 'the verifier of evidence files',
    folder: 'packages/evidence-page',
    sources: ['packages/evidence-page', ...sourcesOf('journal', 'ion-view'), 'pnpm-lock.yaml'],
  },
  {
    name: 'console',
    what: 'the console',
    folder: 'apps/console',
    sources: [
      'apps/console',
      'packages/evidence-page',
      ...sourcesOf('journal', 'ion-view', 'contract'),
      'pnpm-lock.yaml',
    ],
  },
];

const ifStale = process.argv.includes('--if-stale');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
for (const target of TARGETS) {
  if (wanted.length > 0 && !wanted.includes(target.name)) continue;
  const status = build(target);
  if (status !== 0) process.exit(status);
}

function build({ what, folder, sources }) {
  const stampFile = join(root, folder, 'dist/.build-stamp');
  const inputs = hashOf(sources);
  if (ifStale && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === inputs) return 0;
  process.stderr.write(`Building ${what} …\n`);
  const result = spawnSync(
    process.execPath,
    [join(root, folder, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: join(root, folder),
      stdio: ['ignore', 2, 2],
      // Whoever starts this may have set another one, as test runners do; React would then be built for development.
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  if (result.status === 0) writeFileSync(stampFile, inputs);
  return result.status ?? 1;
}

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
