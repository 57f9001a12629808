/** Fuzzes a program of this folder: `node run.ts magic|forever|spelling [OPTIONS AS JSON]`. Prints JSON. */
import { branchCount, instrumentModules, literalsSeen } from '../../src/coverage.ts';
import { fuzz } from '../../src/fuzz.ts';
import type { Target } from '../../src/target.ts';
import { watch } from '../../src/watchdog.ts';

const [what, json = '{}'] = process.argv.slice(2);
const { folder, patience, ...options } = JSON.parse(json) as Record<string, never>;
instrumentModules((path) => /planted.(magic|spelling)\.ts$/.test(path));
const { readMagic, readForever } = await import('./magic.ts');

const target = (run: (input: Uint8Array) => unknown): Target => ({
  name: 'planted',
  what: '',
  dictionary: [],
  longest: 64,
  seeds: () => [new Uint8Array(8)],
  run: (input) => void run(input),
});

if (what === 'spelling') {
  const { branches, log } = await import('./spelling.ts');
  const said = [0, 1, 2, 3].map((n) => branches(n));
  console.log(JSON.stringify({ said, log, branches: branchCount(), literals: literalsSeen().length }));
} else {
  const watched = watch('planted', { folder, patience });
  const result = fuzz(target(what === 'magic' ? readMagic : readForever), {
    seed: 1,
    runs: 50_000,
    milliseconds: 60_000,
    onRun: watched.before,
    ...options,
  });
  const found = result.found.map(({ input, error }) => ({ input: [...input], error: error.message }));
  console.log(JSON.stringify({ ...result, milliseconds: undefined, distilled: undefined, found }));
}
