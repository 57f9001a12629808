// The static checks of the project: format and lint, types, import rules, unused code, repository rules.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules/.bin', name);

export const CHECKS = [
  { name: 'format and lint', command: [bin('biome'), ['ci', '--error-on-warnings', '.']] },
  ...typeProjects().map((project) => ({
    name: `types of ${relative(root, project)}`,
    command: [bin('tsc'), ['-p', project]],
  })),
  { name: 'import rules', command: [process.execPath, ['tools/check-imports.mjs']] },
  { name: 'unused code', command: [bin('knip'), ['--no-progress']] },
  { name: 'supply chain', command: [process.execPath, ['tools/check-supply-chain.mjs']] },
  { name: 'repository rules', command: [process.execPath, ['tools/check-repository.mjs']] },
];

/** Runs one check. @returns {{ok: boolean, output: string}} */
export function runCheck({ command: [file, args] }) {
  const result = spawnSync(file, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return { ok: result.status === 0, output: `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}` };
}

function typeProjects() {
  const found = [];
  for (const folder of ['apps', 'packages', '.']) {
    const names = folder === '.' ? ['e2e', 'bench', 'fuzz', 'deploy'] : readdirSync(join(root, folder));
    for (const name of names) {
      const home = join(root, folder, name);
      if (!existsSync(home) || !statSync(home).isDirectory()) continue;
      for (const project of [home, join(home, 'test')])
        if (existsSync(join(project, 'tsconfig.json'))) found.push(project);
    }
  }
  return found;
}
