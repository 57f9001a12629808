import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { createKernel, type Kernel, type KernelPath } from '../../src/engine/kernel.ts';

/** The form of the fast path that the tests are about; javascript.test.ts runs them all once more with the other one. */
export const tested: { path: KernelPath } = { path: 'vectors' };

export async function testedEngine(): Promise<Engine> {
  const engine = await createEngine({ path: tested.path });
  if (engine.path !== tested.path) throw new Error(`the fast path is not there as ${tested.path}`);
  return engine;
}

export async function testedKernel(): Promise<Kernel> {
  const kernel = await createKernel({ path: tested.path });
  if (kernel === undefined) throw new Error(`the module is not there as ${tested.path}`);
  return kernel;
}
