// `npm run bench [name …]`: runs every bench/*.bench.ts (or those whose name contains an argument), one after the other.
// Each prints its figure and its ratio to a baseline measured in the same run.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './ensure-browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(join(root, 'bench'))
  .filter((name) => name.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
  .sort();
const env = files.some((name) => name.includes('chromium'))
  ? { ...process.env, CHROMIUM_PATH: await ensureBrowser() }
  : process.env;
let failed = 0;
for (const file of files) {
  process.stdout.write(`\n# ${file.replace('.bench.ts', '')}\n`);
  const result = spawnSync(process.execPath, ['--expose-gc', join(root, 'bench', file)], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  if (result.status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
