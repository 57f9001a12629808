// Every target for a bounded number of executions, after the inputs that once failed: `npm run fuzz` goes on from there.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runSeed } from '@qldb-console/testkit';
import { expect, it } from 'vitest';
import { TARGETS } from '../targets/index.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
/** Besides the seeds and the corpus of each target. */
const RUNS = 1_000;

it('no parser, and not the engine, does what it must not with inputs that nobody thought of', {
  timeout: 120_000,
}, () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'all', '--runs', String(RUNS), '--seed', String(runSeed())],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  for (const { name } of TARGETS) expect(stdout).toMatch(new RegExp(`^${name}: \\d{4,} runs, .* 0 failures`, 'm'));
});

it('refuses a target that does not exist, and lists those that do', () => {
  const { status, stderr } = spawnSync(process.execPath, [main, 'nothing'], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('There is no target "nothing".');
  for (const { name, what } of TARGETS) expect(stderr).toContain(`  ${name.padEnd(13)}  ${what}`);
});
