/** Seeds of random tests: printed when a file starts drawing, replayed with the environment variable FC_SEED. */
import fc from 'fast-check';

let seed: number | undefined;

/** The seed of this run. */
export function runSeed(): number {
  if (seed === undefined) {
    const given = process.env.FC_SEED;
    if (given !== undefined && !/^-?\d+$/.test(given)) throw new Error(`FC_SEED is not a whole number: ${given}`);
    seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
    console.info(`random tests: seed ${seed} (replay with FC_SEED=${seed})`);
  }
  return seed;
}

/** Checks a property `numRuns` times with the seed of this run. A failure tells seed, path and the smallest example. */
export function checkProperty<Ts extends [unknown, ...unknown[]]>(property: fc.IProperty<Ts>, numRuns: number): void {
  fc.assert(property, { seed: runSeed(), numRuns });
}
