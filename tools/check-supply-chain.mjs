// What comes from others: exact versions, a hash of each package, no program run by installing, licences on a list, and where
// test data comes from. Reads files alone, no network.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { installedPackages, installScriptProblems } from './supply-chain/installed.mjs';
import { licenceProblems } from './supply-chain/licences.mjs';
import { lockfileProblems, parseLockfile, shippedPackages } from './supply-chain/lockfile.mjs';
import { inexactVersions } from './supply-chain/manifests.mjs';
import { SHIPPED_PROJECTS } from './supply-chain/shipped-projects.mjs';
import { provenanceProblems } from './supply-chain/vectors.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const VECTORS = 'packages/testkit/vectors/';
const text = (file) => readFileSync(join(root, file), 'utf8');
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file && existsSync(join(root, file)));

const workspace = parse(text('pnpm-workspace.yaml'));
const lockfile = parseLockfile(text('pnpm-lock.yaml'));
const manifests = new Map(
  files
    .filter((file) => /(^|\/)package\.json$/.test(file) && !file.startsWith(VECTORS))
    .map((file) => [file, JSON.parse(text(file))]),
);
const packages = installedPackages(root);
const problems = [
  ...inexactVersions(manifests, workspace.catalog ?? {}),
  ...lockfileProblems(lockfile),
  ...(workspace.strictDepBuilds === true ? [] : ['pnpm-workspace.yaml: strictDepBuilds must be true']),
  ...installScriptProblems(packages, workspace.allowBuilds ?? {}),
  ...licenceProblems(packages, shippedPackages(lockfile, SHIPPED_PROJECTS)),
  ...provenanceProblems(
    files
      .filter((file) => file.startsWith(VECTORS))
      .map((file) => file.slice(VECTORS.length))
      .filter((file) => file !== 'README.md'),
    text(`${VECTORS}README.md`),
  ).map((line) => `${VECTORS}${line}`),
];

if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}
