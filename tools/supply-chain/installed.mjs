import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every package of others that is installed.
 *
 * @param root folder with `node_modules/.pnpm`
 * @returns {{name: string, version: string, folder: string, manifest: object}[]} sorted by name and version
 */
export function installedPackages(root) {
  const store = join(root, 'node_modules/.pnpm');
  const found = new Map();
  for (const entry of readdirSync(store, { withFileTypes: true })) {
    const home = join(store, entry.name, 'node_modules');
    if (!entry.isDirectory() || entry.name === 'node_modules' || !existsSync(home)) continue;
    for (const folder of packageFolders(home)) {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      found.set(`${manifest.name}@${manifest.version}`, {
        name: manifest.name,
        version: manifest.version,
        folder,
        manifest,
      });
    }
  }
  return [...found.values()].sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/** The package itself lies there as a folder; links beside it lead to its dependencies. */
function packageFolders(home) {
  return readdirSync(home, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() || entry.name.startsWith('.')) return [];
    const path = join(home, entry.name);
    if (entry.name.startsWith('@')) return packageFolders(path);
    return existsSync(join(path, 'package.json')) ? [path] : [];
  });
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

const SCRIPTS = ['preinstall', 'install', 'postinstall'];

/**
 * Packages that would run a program when they are installed and about which nobody has decided, and decisions to let one run.
 *
 * @param packages    see `installedPackages`
 * @param allowBuilds of pnpm-workspace.yaml
 * @param hasFile     whether a package has a file; with `binding.gyp` and no script of its own, installing compiles it
 *                    unless its manifest says `gypfile: false`
 * @returns a line for every mistake
 */
export function installScriptProblems(
  packages,
  allowBuilds,
  hasFile = ({ folder }, file) => existsSync(join(folder, file)),
) {
  const problems = Object.entries(allowBuilds)
    .filter(([, allowed]) => allowed !== false)
    .map(([name]) => `pnpm-workspace.yaml lets ${name} run a program when it is installed`);
  for (const one of packages) {
    const scripts = SCRIPTS.filter((script) => one.manifest.scripts?.[script] !== undefined);
    if (scripts.length === 0 && one.manifest.gypfile !== false && hasFile(one, 'binding.gyp')) scripts.push('node-gyp');
    if (scripts.length > 0 && allowBuilds[one.name] !== false)
      problems.push(
        `${one.name}@${one.version} wants to run a program when it is installed (${scripts.join(', ')}): ` +
          'do without it, or refuse it in allowBuilds of pnpm-workspace.yaml and show that it works',
      );
  }
  return problems;
}
