#!/usr/bin/env node
// Runs one task of the project from a fresh clone: `npm start`, `npm test`, … all come here.
// Needs only some Node ≥ 20 with npm. Brings the pinned pnpm (and, when the running Node is too old for the embedded
// store, the pinned Node) from the npm registry, installs when something changed, then runs the task.
// Has no dependency, because it runs before any install.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PNPM } from './pnpm.mjs';

const NODE = '24.21.0';
const MINIMUM_NODE = [24, 2]; // type stripping without a flag, `await using`, and the prebuilt SQLite add-on

const root = fileURLToPath(new URL('..', import.meta.url));
const self = fileURLToPath(import.meta.url);
const [task = 'start', ...args] = process.argv.slice(2);
const stampFile = join(root, 'node_modules', '.install-stamp.json');
// `npm run` moves to the project's root; files named on a command line are meant relative to where the user stands.
const callerDirectory = process.env.QLDB_CONSOLE_CWD ?? process.env.INIT_CWD ?? process.cwd();

const TASKS = {
  start: () => buildThen(['apps/cli/src/main.ts', 'start', ...args]),
  dev: () => buildThen(['apps/cli/src/main.ts', 'dev', ...args], 'evidence-page'),
  'qldb-console': () => buildThen([join(root, 'apps/cli/src/main.ts'), ...args], 'evidence-page', callerDirectory),
  build: () => node(['tools/build.mjs', ...args]),
  check: () => node(['tools/check.mjs', ...args]),
  licences: () => node(['tools/licences.mjs', ...args]),
  sbom: () => node(['tools/sbom.mjs', ...args]),
  release: () => buildThen(['tools/release.mjs', ...args]),
  test: () => node(['tools/test.mjs', ...args]),
  bench: () => buildThen(['tools/bench.mjs', ...args]),
  fuzz: () => node(['--disable-warning=ExperimentalWarning', 'fuzz/main.ts', ...args]),
};

process.exitCode = await main();

async function main() {
  if (!(task in TASKS)) {
    process.stderr.write(`Unknown task "${task}". Tasks: ${Object.keys(TASKS).join(', ')}\n`);
    return 2;
  }
  const bootstrapped = process.env.QLDB_CONSOLE_TOOLCHAIN === `${NODE}/${PNPM}`;
  const stamp = readStamp();
  if (stamp?.inputs === installInputs()) {
    if (recentEnough()) return TASKS[task]();
    if (existsSync(stamp.node)) {
      // First on PATH too: tools that start `node` by name must get the same one.
      const PATH = `${dirname(stamp.node)}${delimiter}${process.env.PATH ?? ''}`;
      return run(stamp.node, [self, task, ...args], root, { ...toolchainEnvironment(), PATH });
    }
  }
  if (!bootstrapped) {
    const packages = [`--package=pnpm@${PNPM}`, ...(recentEnough() ? [] : [`--package=node@${NODE}`])];
    // `--package=` and not `-p`: in `npm exec`, -p means --parseable.
    const command = ['exec', '--yes', '--loglevel=error', ...packages, '--', 'node', self, task, ...args];
    return run('npm', command, root, toolchainEnvironment());
  }
  const status = await install();
  return status === 0 ? TASKS[task]() : status;
}

async function install() {
  process.stderr.write('Installing what this version needs …\n');
  // Everything goes to stderr: the output of a task on stdout stays clean.
  const status = await run(
    'pnpm',
    ['install', '--frozen-lockfile', '--reporter=append-only'],
    root,
    headersOfRunningNode(),
    ['ignore', 2, 2],
  );
  if (status !== 0) return status;
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ inputs: installInputs(), node: process.execPath }));
  return 0;
}

/** @param target what to build where a source changed; everything without it */
async function buildThen(command, target, cwd) {
  const status = await node(['tools/build.mjs', '--if-stale', ...(target === undefined ? [] : [target])]);
  return status === 0 ? node(command, cwd) : status;
}

function node(command, cwd = root) {
  return run(process.execPath, command, cwd, {});
}

/** Runs a command with our terminal; resolves with its exit code. */
function run(command, commandArgs, cwd, environment, stdio = 'inherit') {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArgs, {
      cwd,
      stdio,
      env: { ...process.env, ...environment },
      shell: process.platform === 'win32' && !command.includes('\\'),
    });
    // A terminal sends SIGINT to the whole group, so the child has it already: only wait for its orderly end.
    const forward = (signal) => child.kill(signal);
    const wait = () => {};
    process.on('SIGTERM', forward).on('SIGHUP', forward).on('SIGINT', wait);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', forward).off('SIGHUP', forward).off('SIGINT', wait);
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1));
    });
  });
}

function recentEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1]);
}

function toolchainEnvironment() {
  return { QLDB_CONSOLE_TOOLCHAIN: `${NODE}/${PNPM}`, QLDB_CONSOLE_CWD: callerDirectory };
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Hash over everything that decides what gets installed. */
function installInputs() {
  const hash = createHash('sha256').update(`${NODE} ${PNPM} ${process.platform} ${process.arch}`);
  const manifests = [
    'package.json',
    'pnpm-workspace.yaml',
    'pnpm-lock.yaml',
    'e2e/package.json',
    'bench/package.json',
    'fuzz/package.json',
    'deploy/package.json',
  ];
  for (const folder of ['apps', 'packages'])
    for (const name of readdirSync(join(root, folder)).sort()) manifests.push(`${folder}/${name}/package.json`);
  for (const file of manifests)
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Native add-ons without a prebuilt binary compile against the headers of the Node that runs; pnpm has to be told. */
function headersOfRunningNode() {
  const home = fileURLToPath(new URL('..', pathToFileURL(process.execPath)));
  const bundled = `node-${process.platform}-${process.arch}`;
  const found = [home, join(home, 'node_modules', bundled), join(home, '..', bundled)].find((directory) =>
    existsSync(join(directory, 'include/node/node_api.h')),
  );
  return found ? { npm_config_nodedir: found } : {};
}
