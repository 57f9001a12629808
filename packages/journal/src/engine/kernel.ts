import { decodeBase64 } from '../ion/base64.ts';
import { MODULE_BASE64 } from './module.generated.ts';

/** What the WebAssembly module exports (engine-wasm/assembly/index.ts tells what each function does). */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  init(): void;
  inputAt(): number;
  inputCapacity(): number;
  factsAt(): number;
  digestsAt(): number;
  judgeText(length: number): number;
  judgeBinary(length: number, fresh: number): number;
  blockCount(): number;
  consumedBytes(): number;
  runAt(): number;
  run(from: number): number;
  hashText(length: number): number;
  hashBinary(length: number): number;
  hashMessages(length: number): number;
  hashPairs(count: number): number;
}

/** The module at work: its functions, and views of its memory, which never grows. */
export interface Kernel {
  readonly exports: Exports;
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
  /** Where input goes, and how much of it. */
  readonly input: number;
  readonly capacity: number;
}

/**
 * The module, compiled and ready; `undefined` where the host has no WebAssembly, or none with vectors of 128 bits.
 *
 * Nothing is fetched: the module is part of this file's code, so that a page's Content-Security-Policy need allow no more
 * than 'wasm-unsafe-eval'.
 */
export async function createKernel(): Promise<Kernel | undefined> {
  const module = await compiled();
  if (module === undefined) return undefined;
  const instance = await WebAssembly.instantiate(module, {});
  const exports = instance.exports as Exports;
  exports.init();
  return {
    exports,
    bytes: new Uint8Array(exports.memory.buffer),
    words: new Uint32Array(exports.memory.buffer),
    input: exports.inputAt(),
    capacity: exports.inputCapacity(),
  };
}

async function compiled(): Promise<WebAssembly.Module | undefined> {
  const bytes = decodeBase64(MODULE_BASE64);
  if (bytes === undefined || typeof WebAssembly !== 'object') return undefined;
  const own = new Uint8Array(bytes);
  try {
    if (!WebAssembly.validate(own)) return undefined;
    return await WebAssembly.compile(own);
  } catch {
    // A policy that forbids WebAssembly, or no memory left for it.
    return undefined;
  }
}
