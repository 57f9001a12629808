// Rules about the repository as a whole that no other tool knows: no registry host in any file, links in the docs lead
// somewhere, no focused or skipped test, the documented commands exist.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file && existsSync(join(root, file)) && statSync(join(root, file)).isFile());
const problems = [];
const text = (file) => readFileSync(join(root, file), 'utf8');

const lock = text('pnpm-lock.yaml');
if (/\btarball:|https?:\/\//.test(lock)) problems.push('pnpm-lock.yaml names a host');
for (const file of files) {
  if (/(^|\/)\.npmrc$/.test(file) && /registry\s*=/.test(text(file))) problems.push(`${file} names a registry`);
}

for (const file of files.filter((name) => /\.test\.tsx?$|\.spec\.ts$/.test(name))) {
  if (/\b(it|test|describe)\.(only|skip|todo|fixme)\b/.test(text(file)))
    problems.push(`${file}: focused or skipped test`);
  if (/waitForTimeout\(/.test(text(file))) problems.push(`${file}: sleeps`);
}

const scripts = Object.keys(JSON.parse(text('package.json')).scripts);
for (const file of files.filter((name) => name.endsWith('.md') && !name.startsWith('packages/testkit/vectors/'))) {
  const markdown = text(file);
  for (const [, target] of markdown.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    if (!existsSync(resolve(root, dirname(file), target))) problems.push(`${file}: dead link ${target}`);
  }
  for (const [, script] of markdown.matchAll(/\bnpm run (?:-s )?([a-z:-]+)/g))
    if (!scripts.includes(script)) problems.push(`${file}: there is no "npm run ${script}"`);
}

if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}
