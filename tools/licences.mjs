// `npm run licences`: what the product is made of, and under which licences. With --texts the texts of the licences as well, which
// go along with whatever is handed on; with --json for programs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedPackages } from './supply-chain/installed.mjs';
import { licenceOf } from './supply-chain/licences.mjs';
import { parseLockfile, shippedPackages } from './supply-chain/lockfile.mjs';
import { SHIPPED_PROJECTS } from './supply-chain/shipped-projects.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const shipped = new Set(
  shippedPackages(parseLockfile(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')), SHIPPED_PROJECTS),
);
const packages = installedPackages(root)
  .filter(({ name, version }) => shipped.has(`${name}@${version}`))
  .map((one) => ({ name: one.name, version: one.version, licence: licenceOf(one), folder: one.folder }));

if (process.argv.includes('--json')) {
  const rows = packages.map(({ name, version, licence }) => ({ name, version, licence }));
  process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
} else {
  for (const { name, version, licence } of packages) process.stdout.write(`${name} ${version}  ${licence}\n`);
  if (process.argv.includes('--texts')) process.stdout.write(texts());
}

/** Each text once, under the names of the packages that have it. */
function texts() {
  const users = new Map();
  for (const { name, version, folder } of packages)
    for (const file of readdirSync(folder)
      .filter((entry) => /^(licen[cs]e|notice|copying)/i.test(entry))
      .sort()) {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
      users.set(text, [...(users.get(text) ?? []), `${name} ${version} (${file})`]);
    }
  return [...users].map(([text, names]) => `\n${'-'.repeat(80)}\n${names.join('\n')}\n\n${text}\n`).join('');
}
