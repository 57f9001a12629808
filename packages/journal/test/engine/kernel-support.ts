import type { Kernel } from '../../src/engine/kernel.ts';
import { testedKernel } from './tested-path.ts';

export const kernel: Kernel = await testedKernel();

/** Ion hash of the one value in `source`, or undefined when the module leaves it to the specification. */
export function kernelHash(source: Uint8Array): Uint8Array | undefined {
  kernel.bytes.set(source, kernel.input);
  const at = kernel.exports.hashText(source.length);
  return at === 0 ? undefined : kernel.bytes.slice(at, at + 32);
}

/** The same of Ion binary. */
export function kernelHashOfBinary(source: Uint8Array): Uint8Array | undefined {
  kernel.bytes.set(source, kernel.input);
  const at = kernel.exports.hashBinary(source.length);
  return at === 0 ? undefined : kernel.bytes.slice(at, at + 32);
}
