// `npm run release -- DIR`: everything that runs in production and nothing else, as one folder that can be copied to another machine
// of the same kind: sources (which Node runs as they are), the built console, production dependencies from the lockfile, the list
// of parts (sbom.cdx.json) and their licences (LICENCES.txt). The container image is made of the same folder. With --with-node also
// the Node that runs this, as bin/node.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pnpmCommand } from './pnpm.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [target, ...options] = process.argv
  .slice(2)
  .sort((a, b) => Number(a.startsWith('--')) - Number(b.startsWith('--')));
const withNode = options.length === 1 && options[0] === '--with-node';

/** Projects whose sources run, or that these name as dependencies. */
const PROJECTS = [
  'apps/bff',
  'apps/cli',
  'packages/contract',
  'packages/evidence-page',
  'packages/ion-view',
  'packages/journal',
  'packages/ledger',
  'packages/local-endpoints',
];
const FILES = [
  'LICENSE',
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'apps/console/dist',
  'packages/evidence-page/dist',
  ...PROJECTS.flatMap((project) => [`${project}/package.json`, `${project}/src`]),
];

process.exitCode = main();

function main() {
  if (target === undefined || target.startsWith('-') || (options.length > 0 && !withNode))
    return refuse('Usage: npm run release -- DIR [--with-node]');
  const directory = resolve(process.env.QLDB_CONSOLE_CWD ?? process.cwd(), target);
  if (existsSync(directory) && readdirSync(directory).length > 0)
    return refuse(`${directory} is not empty. Name a folder that is empty or not there yet.`);
  for (const file of FILES) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    cpSync(join(root, file), join(directory, file), { recursive: true });
  }
  if (withNode) {
    mkdirSync(join(directory, 'bin'));
    copyFileSync(process.execPath, join(directory, 'bin/node'));
  }
  const [pnpm, ...before] = pnpmCommand();
  const install = [
    'install',
    '--prod',
    '--frozen-lockfile',
    '--filter',
    '@qldb-console/cli...',
    '--reporter=append-only',
  ];
  // Copied, not linked: a change in a shared store must not reach what runs in production.
  if (!run(pnpm, [...before, ...install, '--package-import-method=copy'], directory)) return 1;
  if (!runInto(join(directory, 'LICENCES.txt'), [join(root, 'tools/licences.mjs'), '--texts'])) return 1;
  if (!runInto(join(directory, 'sbom.cdx.json'), [join(root, 'tools/sbom.mjs')])) return 1;
  makeReadable(directory);
  process.stderr.write(`Ready: ${directory}\n`);
  return 0;
}

function refuse(message) {
  process.stderr.write(`${message}\n`);
  return 2;
}

function run(command, args, cwd) {
  return spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2] }).status === 0;
}

function runInto(file, args) {
  const output = openSync(file, 'w');
  try {
    return spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', output, 2] }).status === 0;
  } finally {
    closeSync(output);
  }
}

/** Whatever the umask: it is another user who reads this, and nobody but the owner who writes. */
function makeReadable(path) {
  const status = lstatSync(path);
  if (status.isSymbolicLink()) return;
  chmodSync(path, status.isDirectory() || status.mode & 0o100 ? 0o755 : 0o644);
  if (status.isDirectory()) for (const name of readdirSync(path)) makeReadable(join(path, name));
}
