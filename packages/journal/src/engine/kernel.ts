import { decodeBase64 } from '../ion/base64.ts';
import { MODULE_BASE64 } from './module.generated.ts';

/**
 * What of WebAssembly is used. Not every host has it, nor every set of types that this file is compiled with, so it is looked
 * up, not assumed.
 */
interface WebAssemblyHost {
  validate(bytes: Uint8Array): boolean;
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ readonly exports: unknown }>;
}

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
  skim(length: number, every: number): number;
  borderCount(): number;
  bordersAt(): number;
  runAt(): number;
  run(from: number, limit: number): number;
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
  const exports = await instantiated();
  if (exports === undefined) return undefined;
  exports.init();
  return {
    exports,
    bytes: new Uint8Array(exports.memory.buffer),
    words: new Uint32Array(exports.memory.buffer),
    input: exports.inputAt(),
    capacity: exports.inputCapacity(),
  };
}

async function instantiated(): Promise<Exports | undefined> {
  const host = (globalThis as unknown as { WebAssembly?: WebAssemblyHost }).WebAssembly;
  const bytes = decodeBase64(MODULE_BASE64);
  if (host === undefined || bytes === undefined || !host.validate(bytes)) return undefined;
  try {
    // Used only while the module runs, so when `memory` is set.
    let memory: Exports['memory'] | undefined;
    const toNumber = (at: number, length: number): number => {
      let text = '';
      for (const code of new Uint8Array(memory?.buffer ?? new ArrayBuffer(0), at, length))
        text += String.fromCharCode(code);
      return Number(text);
    };
    const instance = await host.instantiate(await host.compile(bytes), { host: { toNumber } });
    const exports = instance.exports as Exports;
    memory = exports.memory;
    return exports;
  } catch {
    // A policy that forbids WebAssembly, or no memory left for it.
    return undefined;
  }
}
