/**
 * `npm run fuzz -- TARGET … [--minutes N] [--runs N] [--seed N] [--blind] [--keep-corpus]`: inputs that nobody thought of, for
 * every parser. Exit code 0: nothing was found, 1: something was, 2: wrong use.
 */
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { branchCount, instrumentModules } from './src/coverage.ts';
import { readCorpus, readRegressions, writeCorpus, writeRegression } from './src/files.ts';
import { attempt, type Failure, fuzz, type Progress } from './src/fuzz.ts';
import type { Target } from './src/target.ts';
import { watch } from './src/watchdog.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const MOST_FAILURES = 5;

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string' },
    runs: { type: 'string' },
    seed: { type: 'string' },
    blind: { type: 'boolean', default: false },
    'keep-corpus': { type: 'boolean', default: false },
  },
});
process.exitCode = await main();

async function main(): Promise<number> {
  instrumentModules((path) =>
    /^packages\/journal\/src\/(?!.*generated)/.test(relative(root, path).split(sep).join('/')),
  );
  const { TARGETS } = await import('./targets/index.ts');
  const chosen = positionals.includes('all') ? TARGETS : TARGETS.filter(({ name }) => positionals.includes(name));
  const unknown = positionals.filter((name) => name !== 'all' && !TARGETS.some((target) => target.name === name));
  const limits = { minutes: numberOf('minutes'), runs: numberOf('runs'), seed: numberOf('seed') };
  if (chosen.length === 0 || unknown.length > 0 || Object.values(limits).includes(Number.NaN)) {
    process.stderr.write(`${unknown.map((name) => `There is no target "${name}".\n`).join('')}${usage(TARGETS)}`);
    return 2;
  }
  let found = 0;
  for (const target of chosen) found += run(target, limits);
  return found === 0 ? 0 : 1;
}

interface Limits {
  readonly minutes: number | undefined;
  readonly runs: number | undefined;
  readonly seed: number | undefined;
}

/** @returns how many failures there are */
function run(target: Target, { minutes, runs, seed = Math.floor(Math.random() * 2 ** 31) }: Limits): number {
  const { before, end } = watch(target.name);
  try {
    const again = readRegressions(target.name).flatMap(({ name, input }) => {
      before(input);
      const error = attempt(target, input);
      return error ? [{ name, error }] : [];
    });
    for (const { name, error } of again) process.stderr.write(`${target.name}: ${name} fails again: ${error.stack}\n`);
    const result = fuzz(target, {
      seed,
      runs: runs ?? Number.POSITIVE_INFINITY,
      milliseconds: (minutes ?? (runs === undefined ? 1 : 60)) * 60_000,
      corpus: readCorpus(target.name),
      guided: !flags.blind,
      failures: MOST_FAILURES,
      onRun: before,
      onFailure: (failure) => tellFailure(target, failure),
      onProgress: (soFar) => process.stderr.write(line(target, seed, soFar)),
    });
    process.stdout.write(line(target, seed, result));
    if (flags['keep-corpus']) writeCorpus(target.name, result.distilled);
    return again.length + result.found.length;
  } finally {
    end();
  }
}

function tellFailure(target: Target, { input, error }: Failure): void {
  const file = writeRegression(target.name, input);
  process.stderr.write(`${target.name}: ${error.stack}\n  ${input.length} bytes, kept in ${relative(root, file)}\n`);
  process.stderr.write(`  ${JSON.stringify(Buffer.from(input).toString('latin1')).slice(0, 400)}\n`);
}

function line(target: Target, seed: number, { runs, milliseconds, branches, inputs, failures }: Progress): string {
  const rate = Math.round(runs / (milliseconds / 1000));
  return (
    `${target.name}: ${runs} runs, ${rate}/s, ${branches} of ${branchCount()} branches, ${inputs} inputs, ` +
    `${failures} ${failures === 1 ? 'failure' : 'failures'}, seed ${seed}\n`
  );
}

function numberOf(name: 'minutes' | 'runs' | 'seed'): number | undefined {
  const text = flags[name];
  if (text === undefined) return undefined;
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

function usage(targets: readonly Target[]): string {
  const width = Math.max(...targets.map(({ name }) => name.length));
  return [
    'Usage: npm run fuzz -- TARGET … [--minutes N] [--runs N] [--seed N] [--blind] [--keep-corpus]',
    '',
    ...targets.map(({ name, what }) => `  ${name.padEnd(width)}  ${what}`),
    `  ${'all'.padEnd(width)}  each of them, one after the other`,
    '',
    '  --minutes N      how long, for each target (1, unless --runs is given)',
    '  --runs N         executions for each target',
    '  --seed N         the same seed and number of runs: the same inputs',
    '  --blind          without looking at what an input reaches',
    '  --keep-corpus    writes the inputs that together reach more than the seeds do to fuzz/corpus, as many as fit',
    '',
  ].join('\n');
}
