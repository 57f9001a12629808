import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compile, sourceOf } from '../../engine-wasm/build.mjs';

it('the module is what its sources give', () => {
  const committed = readFileSync(new URL('../../src/engine/module.generated.ts', import.meta.url), 'utf8');
  expect(sourceOf(compile()) === committed, 'run node packages/journal/engine-wasm/build.mjs').toBe(true);
}, 120_000);
