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
  readonly path: KernelPath;
  readonly exports: Exports;
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
  /** Where input goes, and how much of it. */
  readonly input: number;
  readonly capacity: number;
}

/** How the module runs: as WebAssembly with vectors of 128 bits, or as plain JavaScript made from the same sources. */
export type KernelPath = 'vectors' | 'javascript';

/**
 * The module, ready; by default in the fastest way that the host allows. `undefined` where the one asked for is not there,
 * or no memory is left.
 *
 * Nothing is fetched from elsewhere: the module is part of this package's code, so that a page's Content-Security-Policy need
 * allow no more than 'wasm-unsafe-eval'. Where it does not even allow that, plain JavaScript is what remains; it is loaded
 * only then.
 */
export async function createKernel(path?: KernelPath): Promise<Kernel | undefined> {
  const found = path === 'javascript' ? undefined : await instantiateVectors();
  if (found !== undefined) return kernelOf(found, 'vectors');
  if (path === 'vectors') return undefined;
  const plain = await instantiatePlainly();
  return plain && kernelOf(plain, 'javascript');
}

/** Whether something that was thrown is a fault of the module itself, after which its word counts for nothing. */
export function isFaultOfModule({ path }: Kernel, error: unknown): boolean {
  // An error of WebAssembly, which this package cannot name; in plain JavaScript an address outside of the memory.
  return error instanceof Error && error.name === (path === 'vectors' ? 'RuntimeError' : 'RangeError');
}

function kernelOf(exports: Exports, path: KernelPath): Kernel {
  exports.init();
  return {
    path,
    exports,
    bytes: new Uint8Array(exports.memory.buffer),
    words: new Uint32Array(exports.memory.buffer),
    input: exports.inputAt(),
    capacity: exports.inputCapacity(),
  };
}

async function instantiateVectors(): Promise<Exports | undefined> {
  const host = (globalThis as unknown as { WebAssembly?: WebAssemblyHost }).WebAssembly;
  const bytes = decodeBase64(MODULE_BASE64);
  if (host === undefined || bytes === undefined || !host.validate(bytes)) return undefined;
  try {
    const module = await host.compile(bytes);
    const asked = new HostFunctions();
    const instance = await host.instantiate(module, { host: asked.functions });
    return asked.of(instance.exports as Exports);
  } catch {
    // A policy that forbids WebAssembly, or no memory left for it.
    return undefined;
  }
}

async function instantiatePlainly(): Promise<Exports | undefined> {
  const { instantiatePlain } = await import('./module-plain.generated.js');
  try {
    const asked = new HostFunctions();
    return asked.of(instantiatePlain(asked.functions) as Exports);
  } catch (error) {
    // No memory left for it.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What the module asks of its host, which needs the memory that the module brings along. */
class HostFunctions {
  private memory: Exports['memory'] | undefined;

  readonly functions = {
    toNumber: (at: number, length: number): number => {
      let text = '';
      for (const code of this.bytes(at, length)) text += String.fromCharCode(code);
      return Number(text);
    },
  };

  of(exports: Exports): Exports {
    this.memory = exports.memory;
    return exports;
  }

  /** Used only while the module runs, so when there is a memory. */
  private bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.memory?.buffer ?? new ArrayBuffer(0), at, length);
  }
}
