// Builds the verification engine's WebAssembly module and writes it, as base64, where the package imports it from. With
// --check nothing is written: it fails when the committed bytes are not what these sources give.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const target = join(here, '../src/engine/module.generated.ts');

/** Pages of 64 KiB: the regions of assembly/layout.ts. */
const PAGES = '2032';

/** Compiles the sources. @returns {Buffer} the module */
export function compile(extra = []) {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  try {
    const out = join(folder, 'engine.wasm');
    const options = [
      '--enable',
      'simd',
      '-O3',
      '--converge',
      '--noAssert',
      '--runtime',
      'stub',
      '--memoryBase',
      '1024',
    ];
    const memory = ['--initialMemory', PAGES, '--maximumMemory', PAGES];
    const command = [join(here, '../node_modules/assemblyscript/bin/asc.js'), 'assembly/index.ts'];
    const result = spawnSync(process.execPath, [...command, ...options, ...memory, ...extra, '--outFile', out], {
      cwd: here,
      encoding: 'utf8',
    });
    if (result.status !== 0) throw new Error(`asc failed:\n${result.stdout}${result.stderr}`);
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The TypeScript file that holds the module. */
export function sourceOf(module) {
  const lines = module.toString('base64').match(/.{1,110}/g) ?? [];
  return [
    '// Made by engine-wasm/build.mjs out of engine-wasm/assembly; a test compares the two.',
    '// biome-ignore-all format: generated',
    'export const MODULE_BASE64 =',
    `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = sourceOf(compile());
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) {
    process.stderr.write(
      'module.generated.ts is not what the sources give: run node packages/journal/engine-wasm/build.mjs\n',
    );
    process.exitCode = 1;
  }
}
