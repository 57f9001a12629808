// `npm run sbom`: what the product is made of, as CycloneDX JSON on stdout. pnpm writes it out of the lockfile, with the hash of
// each package and what depends on what: no further tool has to be trusted with it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pnpmCommand } from './pnpm.mjs';
import { SHIPPED_PROJECTS } from './supply-chain/shipped-projects.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [pnpm, ...before] = pnpmCommand();
const filters = SHIPPED_PROJECTS.flatMap((project) => ['--filter', `./${project}...`]);
const { status } = spawnSync(pnpm, [...before, ...filters, 'sbom', '--sbom-format', 'cyclonedx', '--prod'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.exitCode = status ?? 1;
