// Builds the verification engine out of packages/journal/engine-wasm, and writes it where the package imports it from: as a
// WebAssembly module with vectors (base64), and as plain JavaScript for hosts without these. Both are committed, so that
// nothing else needs the compiler; a test compares.
import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import binaryen from 'assemblyscript/binaryen';

const sources = fileURLToPath(new URL('../packages/journal/engine-wasm', import.meta.url));
const target = new URL('../packages/journal/src/engine/', import.meta.url);

/** Pages of 64 KiB: the regions of assembly/layout.ts. */
const PAGES = '2032';
const OPTIONS = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--memoryBase', '1024'];
const MEMORY = ['--initialMemory', PAGES, '--maximumMemory', PAGES];

/** Compiles the sources. @returns {Promise<Uint8Array>} the module */
async function compile(options) {
  let module;
  const { error, stderr } = await asc.main(
    ['assembly/index.ts', ...options, ...OPTIONS, ...MEMORY, '--baseDir', sources, '--outFile', 'engine.wasm'],
    {
      writeFile: (name, contents) => {
        if (name === 'engine.wasm') module = contents;
      },
    },
  );
  if (error || module === undefined) throw new Error(`The engine does not compile:\n${stderr}`);
  return module;
}

const MADE = [
  '// Made by tools/build-engine.mjs out of packages/journal/engine-wasm; a test compares the two.',
  '// biome-ignore-all format: generated',
];

/** The module as base64. @returns {Promise<string>} */
async function vectorSource() {
  const lines = Buffer.from(await compile(['--enable', 'simd']))
    .toString('base64')
    .match(/.{1,110}/g);
  return [...MADE, 'export const MODULE_BASE64 =', `${lines.map((line) => `  '${line}'`).join(' +\n')};`, ''].join(
    '\n',
  );
}

/** The same sources as JavaScript, without vectors. @returns {Promise<string>} */
async function plainSource() {
  const module = binaryen.readBinary(await compile([]));
  try {
    // Else copying of memory would be a loop.
    const { BulkMemory, BulkMemoryOpt } = binaryen.Features;
    module.setFeatures(module.getFeatures() | BulkMemory | BulkMemoryOpt);
    binaryen.setOptimizeLevel(2);
    return asFunction(module.emitAsmjs());
  } finally {
    module.dispose();
  }
}

/** One function that makes an instance, in place of a script that is one. */
function asFunction(script) {
  const body = between(script, "import * as host from 'host';\n", 'var retasmFunc = ');
  return [
    ...MADE,
    '// biome-ignore-all lint: generated',
    'export function instantiatePlain(host) {',
    unaligned(body)
      .replace(/^ *var HEAP(16|U16|32|U32|F32|F64) = .*\n/gm, '')
      .replace(/^ *var HEAP8 = .*$/m, '$&\nvar view = new DataView(buffer);')
      .replace(/^ +/gm, '')
      .replace(/\n\n+/g, '\n')
      .trim(),
    'return asmFunc({ host });',
    '}',
    '',
  ].join('\n');
}

function between(text, start, end) {
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to === -1) throw new Error('The JavaScript of the engine is not as expected');
  return text.slice(from + start.length, to);
}

/** Names of typed arrays in what binaryen writes, by what a view calls them, and the bits that an index is shifted by. */
const WIDE = { HEAP16: ['Int16', 1], HEAPU16: ['Uint16', 1], HEAP32: ['Int32', 2], HEAPF64: ['Float64', 3] };

/**
 * Lets every access of more than one byte go through a view, which reads and writes at any address. Binaryen takes the
 * sources at their word that all accesses are aligned, which those of a WebAssembly module need not be, and typed arrays
 * would drop the lower bits of an address.
 */
function unaligned(script) {
  const access = /\b(HEAP16|HEAPU16|HEAP32|HEAPF64)\[/g;
  let result = '';
  let from = 0;
  for (let found = access.exec(script); found !== null; found = access.exec(script)) {
    const [type, shift] = WIDE[found[1]];
    const close = closing(script, access.lastIndex);
    const index = script.slice(access.lastIndex, close);
    if (!index.endsWith(` >> ${shift}`)) throw new Error(`Not an address: ${index}`);
    const address = unaligned(index.slice(0, -` >> ${shift}`.length));
    result += script.slice(from, found.index);
    from = close + 1;
    if (script.startsWith(' = ', from)) {
      // Each statement stands on a line of its own; the last one of a block has no semicolon.
      const end = from + script.slice(from).search(/[;\n]/);
      result += `view.set${type}(${address}, ${unaligned(script.slice(from + 3, end))}, true)`;
      from = end;
    } else result += `view.get${type}(${address}, true)`;
    access.lastIndex = from;
  }
  return result + script.slice(from);
}

/** Where the bracket closes behind which `from` stands. */
function closing(script, from) {
  let depth = 1;
  let at = from;
  for (; depth > 0; at++) {
    if (script[at] === '[') depth++;
    else if (script[at] === ']') depth--;
  }
  return at - 1;
}

/** The files that hold the engine. @returns {Promise<Record<string, string>>} their contents by their names */
export async function engineSources() {
  return { 'module.generated.ts': await vectorSource(), 'module-plain.generated.js': await plainSource() };
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(await engineSources())) writeFileSync(new URL(name, target), text);
}
