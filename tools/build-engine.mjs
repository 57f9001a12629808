// Builds the WebAssembly module of the verification engine out of packages/journal/engine-wasm, and writes it, as base64,
// where the package imports it from. Its bytes are committed, so that nothing else needs the compiler; a test compares.
import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const sources = fileURLToPath(new URL('../packages/journal/engine-wasm', import.meta.url));
const target = fileURLToPath(new URL('../packages/journal/src/engine/module.generated.ts', import.meta.url));

/** Pages of 64 KiB: the regions of assembly/layout.ts. */
const PAGES = '2032';
const OPTIONS = ['--enable', 'simd', '-O3', '--converge', '--noAssert', '--runtime', 'stub', '--memoryBase', '1024'];
const MEMORY = ['--initialMemory', PAGES, '--maximumMemory', PAGES];

/** Compiles the sources. @returns {Promise<Uint8Array>} the module */
async function compile() {
  let module;
  const { error, stderr } = await asc.main(
    ['assembly/index.ts', ...OPTIONS, ...MEMORY, '--baseDir', sources, '--outFile', 'engine.wasm'],
    {
      writeFile: (name, contents) => {
        if (name === 'engine.wasm') module = contents;
      },
    },
  );
  if (error || module === undefined) throw new Error(`The engine does not compile:\n${stderr}`);
  return module;
}

/** The TypeScript file that holds the module. @returns {Promise<string>} */
export async function engineSource() {
  const lines = Buffer.from(await compile())
    .toString('base64')
    .match(/.{1,110}/g);
  return [
    '// Made by tools/build-engine.mjs out of packages/journal/engine-wasm; a test compares the two.',
    '// biome-ignore-all format: generated',
    'export const MODULE_BASE64 =',
    `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
    '',
  ].join('\n');
}

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, await engineSource());
