// Who may import whom: the arrows of docs/architecture.md, checked against every import statement and every package.json.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const SCOPE = '@qldb-console/';

/** package folder → siblings its src may import. Tests may import `testkit` besides. */
const ARROWS = {
  'apps/console': ['ion-view', 'contract', 'journal', 'evidence-page'],
  'apps/bff': ['contract', 'journal'],
  'apps/cli': ['bff', 'contract', 'ledger', 'local-endpoints', 'journal', 'evidence-page'],
  'packages/journal': [],
  'packages/contract': [],
  'packages/testkit': [],
  'packages/ion-view': ['journal'],
  'packages/evidence-page': ['journal', 'ion-view'],
  'packages/ledger': ['journal'],
  'packages/local-endpoints': [],
  e2e: ['cli', 'contract', 'testkit'],
  deploy: ['bff', 'testkit'],
};
/** Packages that run everywhere: nothing of Node, nothing of a browser framework. */
const ISOMORPHIC = ['packages/journal', 'packages/contract'];
/** The test runner is the workspace root's. */
const RUNNERS = ['vitest'];
/** `journal` needs no library at all at run time. */
const NO_DEPENDENCY = ['packages/journal'];

const problems = [];
for (const [folder, allowed] of Object.entries(ARROWS)) {
  if (!existsSync(join(root, folder))) continue;
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const declaredForTests = [...declared, ...Object.keys(manifest.devDependencies ?? {})];
  for (const file of sources(join(root, folder))) {
    const inTests = folder === 'e2e' || /[\\/]test[\\/]/.test(file) || /\.config\.ts$/.test(file);
    for (const specifier of imports(readFileSync(file, 'utf8'))) judge(folder, file, specifier, inTests);
  }
  function judge(from, file, specifier, inTests) {
    const where = relative(root, file);
    if (specifier.startsWith('.')) {
      const target = relative(join(root, from), join(dirname(file), specifier));
      if (target.startsWith(`..${sep}`)) problems.push(`${where}: leaves its package by "${specifier}"`);
      if (!inTests && target.startsWith(`test${sep}`)) problems.push(`${where}: source imports a test file`);
      if (from === 'apps/console') judgeFeature(where, file, specifier);
      return;
    }
    const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0];
    if (name.startsWith(SCOPE)) {
      const sibling = name.slice(SCOPE.length);
      if (!allowed.includes(sibling) && name !== manifest.name && !(inTests && sibling === 'testkit'))
        problems.push(`${where}: ${from} must not import ${sibling}`);
    }
    if (specifier.startsWith('node:')) {
      if (!inTests && ISOMORPHIC.includes(from)) problems.push(`${where}: isomorphic code imports ${specifier}`);
    } else if (inTests && RUNNERS.includes(name)) {
      return;
    } else if (!(inTests ? declaredForTests : declared).includes(name) && name !== manifest.name) {
      problems.push(`${where}: "${name}" is not declared in ${from}/package.json`);
    }
    if (!inTests && NO_DEPENDENCY.includes(from) && !specifier.startsWith('node:'))
      problems.push(`${where}: ${from} has no dependencies, but imports ${specifier}`);
  }
}

/** Inside the console: app → features → shared (components, lib, workers); features reach others only by api/ and model/. */
function judgeFeature(where, file, specifier) {
  const source = join(root, 'apps/console/src');
  const from = relative(source, file).split(sep);
  const to = relative(source, join(dirname(file), specifier)).split(sep);
  const shared = ['components', 'lib', 'workers'];
  if (shared.includes(from[0]) && (to[0] === 'features' || to[0] === 'app'))
    problems.push(`${where}: shared code imports ${to.join('/')}`);
  if (from[0] === 'features' && to[0] === 'app') problems.push(`${where}: a feature imports ${to.join('/')}`);
}

if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}

function* sources(folder) {
  for (const name of readdirSync(folder)) {
    if (name === 'node_modules' || name === 'dist' || name === 'vectors') continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (/\.(ts|tsx|mjs)$/.test(name) && !name.endsWith('.d.ts')) yield path;
  }
}

function imports(text) {
  const found = new Set();
  const pattern =
    /(?:^|[\s;])(?:import|export)\s(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  for (const match of text.matchAll(pattern)) found.add(match[1] ?? match[2]);
  return found;
}
