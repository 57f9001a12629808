import { expect } from 'vitest';
import { JournalError } from '../../src/index.ts';

/**
 * Of processor time or wall time, whichever is less: on a busy machine only the first says how long something takes. All of
 * it takes a fraction of a second; what grows with the square of its input takes minutes.
 */
const MOST_MILLISECONDS = 10_000;

/**
 * Calls `make`, which reads `source`: the result, or `undefined` for a JournalError with a place in the source.
 * Any other error is thrown on; taking as long as that is a failure.
 */
export function survive<T>(what: string, source: Uint8Array, make: () => T): T | undefined {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  try {
    return make();
  } catch (error) {
    if (!(error instanceof JournalError)) throw new Error(`${what}: not a JournalError`, { cause: error });
    if (error.message === '' || error.at < 0 || error.at > source.length) expect.fail(`${what}: at ${error.at}`);
    return undefined;
  } finally {
    const used = process.cpuUsage(cpu);
    const took = Math.min((used.user + used.system) / 1000, performance.now() - wall);
    if (took > MOST_MILLISECONDS) expect.fail(`${what}: took ${took.toFixed(0)} ms`);
  }
}
