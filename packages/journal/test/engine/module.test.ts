import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('the module is what its sources give', () => {
  const tool = new URL('../../../../tools/build-engine.mjs', import.meta.url).href;
  const script = `import { engineSource } from ${JSON.stringify(tool)}; process.stdout.write(await engineSource());`;
  const made = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  expect(made.stderr).toBe('');
  const committed = readFileSync(
    fileURLToPath(new URL('../../src/engine/module.generated.ts', import.meta.url)),
    'utf8',
  );
  // Not toBe: a difference would print both.
  expect(made.stdout === committed, 'run node tools/build-engine.mjs').toBe(true);
}, 120_000);
