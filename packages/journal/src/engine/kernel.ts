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
  setHostHash(from: number): void;
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
  blockRows(from: number, to: number, base: number): number;
  rowsAt(): number;
  tablesAt(): number;
  hashText(length: number): number;
  hashBinary(length: number): number;
  hashMessages(length: number): number;
  hashPairs(count: number): number;
}

/**
 * SHA-256: 32 bytes. The message is a view of memory that is written over later, so nothing may be done with it but hashing.
 */
export type Sha256 = (message: Uint8Array) => Uint8Array;

export interface KernelOptions {
  /** How the module shall run; by default as fast as the host allows. */
  readonly path?: KernelPath | undefined;
  /** Hashes long messages, where the host does that with instructions that WebAssembly has not. */
  readonly sha256?: Sha256 | undefined;
}

const DIGEST_BYTES = 32;
/** Messages of so many bytes or more go to the host. In Node a call of it costs as much as it saves at some 700 bytes. */
const HOST_HASH_FROM = 1024;

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
export async function createKernel({ path, sha256 }: KernelOptions = {}): Promise<Kernel | undefined> {
  const asked = new HostFunctions(sha256);
  const found = path === 'javascript' ? undefined : await instantiateVectors(asked);
  if (found !== undefined) return asked.kernelOf(found, 'vectors');
  if (path === 'vectors') return undefined;
  const plain = await instantiatePlainly(asked);
  return plain && asked.kernelOf(plain, 'javascript');
}

/** Whether something that was thrown is a fault of the module itself, after which its word counts for nothing. */
export function isFaultOfModule({ path }: Kernel, error: unknown): boolean {
  // An error of WebAssembly, which this package cannot name; in plain JavaScript an address outside of the memory.
  return error instanceof Error && error.name === (path === 'vectors' ? 'RuntimeError' : 'RangeError');
}

async function instantiateVectors(asked: HostFunctions): Promise<Exports | undefined> {
  const host = (globalThis as unknown as { WebAssembly?: WebAssemblyHost }).WebAssembly;
  const bytes = decodeBase64(MODULE_BASE64);
  if (host === undefined || bytes === undefined || !host.validate(bytes)) return undefined;
  try {
    const module = await host.compile(bytes);
    const instance = await host.instantiate(module, { host: asked.functions });
    return instance.exports as Exports;
  } catch {
    // A policy that forbids WebAssembly, or no memory left for it.
    return undefined;
  }
}

async function instantiatePlainly(asked: HostFunctions): Promise<Exports | undefined> {
  const { instantiatePlain } = await import('./module-plain.generated.js');
  try {
    return instantiatePlain(asked.functions) as Exports;
  } catch (error) {
    // No memory left for it.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What the module asks of its host. It does so only while it runs, so when {@link kernelOf} has told which memory is meant. */
class HostFunctions {
  private memory = new Uint8Array(0);
  private readonly sha256: Sha256 | undefined;

  constructor(sha256: Sha256 | undefined) {
    this.sha256 = sha256;
  }

  readonly functions = {
    toNumber: (at: number, length: number): number => {
      let text = '';
      for (const code of this.memory.subarray(at, at + length)) text += String.fromCharCode(code);
      return Number(text);
    },
    sha256: (at: number, length: number, to: number): void => {
      const digest = this.sha256?.(this.memory.subarray(at, at + length));
      if (digest?.length !== DIGEST_BYTES) throw new TypeError('the hash handed in is not SHA-256');
      this.memory.set(digest, to);
    },
  };

  kernelOf(exports: Exports, path: KernelPath): Kernel {
    exports.init();
    const { buffer } = exports.memory;
    const bytes = new Uint8Array(buffer);
    this.memory = bytes;
    const words = new Uint32Array(buffer);
    const kernel = { path, exports, bytes, words, input: exports.inputAt(), capacity: exports.inputCapacity() };
    if (this.sha256 !== undefined) useHostHash(kernel, this.sha256);
    return kernel;
  }
}

/**
 * Lets long messages be hashed by the host, once it has shown that it hashes as the module does.
 *
 * @throws TypeError when it does not
 */
function useHostHash({ exports, bytes, input }: Kernel, sha256: Sha256): void {
  const length = 3 * HOST_HASH_FROM + 1;
  new DataView(bytes.buffer).setUint32(input, length, true);
  for (let i = 0; i < length; i++) bytes[input + 4 + i] = i * 7;
  const message = bytes.slice(input + 4, input + 4 + length);
  exports.hashMessages(4 + length);
  const expected = bytes.slice(exports.digestsAt(), exports.digestsAt() + DIGEST_BYTES);
  const digest = sha256(message);
  if (digest.length !== DIGEST_BYTES || expected.some((byte, i) => byte !== digest[i]))
    throw new TypeError('the hash handed in is not SHA-256');
  exports.setHostHash(HOST_HASH_FROM);
}
