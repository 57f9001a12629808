import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the module is what its sources give, as WebAssembly and as JavaScript', () => {
  const tool = new URL('../../../../tools/build-engine.mjs', import.meta.url).href;
  const script = `import { engineSources } from ${JSON.stringify(tool)}; process.stdout.write(JSON.stringify(await engineSources()));`;
  const made = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  expect(made.stderr).toBe('');
  const files = Object.entries<string>(JSON.parse(made.stdout));
  expect(files).toHaveLength(2);
  for (const [name, text] of files) {
    const committed = readFileSync(new URL(`../../src/engine/${name}`, import.meta.url), 'utf8');
    // Not toBe: a difference would print both.
    expect(text === committed, `run node tools/build-engine.mjs: ${name}`).toBe(true);
  }
}, 300_000);
