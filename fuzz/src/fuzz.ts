import { type Seeded, seeded } from '@qldb-console/testkit';
import { Corpus } from './corpus.ts';
import { clearHits, literalsSeen, Reached, traceOfLast } from './coverage.ts';
import { minimise } from './minimise.ts';
import { mutateBytes } from './mutate.ts';
import type { Target } from './target.ts';

export interface FuzzOptions {
  readonly seed: number;
  /** Ends after so many executions, or when so many milliseconds have passed, whichever comes first. */
  readonly runs: number;
  readonly milliseconds: number;
  /** Inputs besides the seeds of the target. */
  readonly corpus?: readonly Uint8Array[] | undefined;
  /** Whether inputs that reach something new are gone on from. Default: yes; without, the changes are blind. */
  readonly guided?: boolean | undefined;
  /** Different failures after which it ends; default 1. */
  readonly failures?: number | undefined;
  /** Called before each execution. */
  readonly onRun?: ((input: Uint8Array) => void) | undefined;
  /** Called with each failure as soon as it is found and made small. */
  readonly onFailure?: ((failure: Failure) => void) | undefined;
  readonly onProgress?: ((soFar: Progress) => void) | undefined;
}

export interface Progress {
  readonly runs: number;
  readonly milliseconds: number;
  readonly branches: number;
  readonly inputs: number;
  readonly failures: number;
}

export interface Failure {
  /** Made small. */
  readonly input: Uint8Array;
  readonly error: Error;
}

export interface Fuzzed extends Progress {
  readonly found: readonly Failure[];
  /** Inputs that together reach everything that was reached. */
  readonly distilled: readonly Uint8Array[];
}

/** Processor time that one input may take, in milliseconds. It is some kilobytes, which take less than one. */
export const MOST_MILLISECONDS = 1_000;
const PROGRESS_EVERY_MS = 5_000;

/** Runs a target with inputs that are changed again and again, going on from those that reached something new. */
export function fuzz(target: Target, options: FuzzOptions): Fuzzed {
  return new Fuzzing(target, options).run();
}

class Fuzzing {
  private readonly target: Target;
  private readonly options: FuzzOptions;
  private readonly random: Seeded;
  private readonly corpus = new Corpus();
  private readonly reached = new Reached();
  private readonly failures = new Map<string, Failure>();
  private readonly started = performance.now();
  private told = 0;
  private runs = 0;

  constructor(target: Target, options: FuzzOptions) {
    this.target = target;
    this.options = options;
    this.random = seeded(options.seed);
  }

  run(): Fuzzed {
    const { target, options, random, corpus } = this;
    for (const input of target.seeds()) {
      // All of them are kept: several may reach the same on the way to something new.
      this.execute(input.slice(0, target.longest), true);
      if (this.isOver()) return this.result();
    }
    for (const input of options.corpus ?? []) {
      this.execute(input, false);
      if (this.isOver()) return this.result();
    }
    if (corpus.size === 0) throw new Error(`${target.name}: none of the seeds can be gone on from`);
    const dictionary = [...target.dictionary, ...literalsSeen().map((text) => new TextEncoder().encode(text))];
    const material = { dictionary, random, longest: target.longest, other: () => corpus.any(random) };
    while (!this.isOver()) {
      const input = options.guided === false ? corpus.any(random) : corpus.pick(random);
      const changed = random.oneIn(3) ? target.mutate?.(input, random) : undefined;
      this.execute(
        changed !== undefined && changed.length <= target.longest ? changed : mutateBytes(input, material),
        false,
      );
    }
    return this.result();
  }

  private isOver(): boolean {
    const milliseconds = performance.now() - this.started;
    if (milliseconds - this.told > PROGRESS_EVERY_MS) {
      this.told = milliseconds;
      this.options.onProgress?.(this.progress());
    }
    const { runs, milliseconds: most, failures = 1 } = this.options;
    return this.runs >= runs || milliseconds >= most || this.failures.size >= failures;
  }

  private execute(input: Uint8Array, isSeed: boolean): void {
    this.runs += 1;
    clearHits();
    const error = this.attempt(input);
    if (error !== undefined) {
      this.fail(input, error);
      return;
    }
    const news = this.options.guided === false ? 0 : this.reached.add();
    if (news > 0 || isSeed) this.corpus.add(input, traceOfLast(), isSeed);
  }

  private attempt(input: Uint8Array): Error | undefined {
    this.options.onRun?.(input);
    return attempt(this.target, input);
  }

  private fail(input: Uint8Array, error: Error): void {
    const key = failureKey(error);
    if (this.failures.has(key)) return;
    const small = minimise(input, (smaller) => {
      const again = this.attempt(smaller);
      return again !== undefined && failureKey(again) === key;
    });
    const failure = { input: small, error: this.attempt(small) ?? error };
    this.failures.set(key, failure);
    this.options.onFailure?.(failure);
  }

  private progress(): Progress {
    return {
      runs: this.runs,
      milliseconds: performance.now() - this.started,
      branches: this.reached.branches,
      inputs: this.corpus.size,
      failures: this.failures.size,
    };
  }

  private result(): Fuzzed {
    return { ...this.progress(), found: [...this.failures.values()], distilled: this.corpus.distilled() };
  }
}

/** Runs a target once. @returns what is wrong, if anything: what it threw, or that it took too long */
export function attempt(target: Target, input: Uint8Array): Error | undefined {
  const copy = input.slice();
  const cpu = process.cpuUsage();
  const before = performance.now();
  try {
    target.run(copy);
  } catch (error) {
    return error instanceof Error ? error : new Error(`thrown: ${String(error)}`);
  }
  const took = performance.now() - before;
  if (took > MOST_MILLISECONDS) {
    const { user, system } = process.cpuUsage(cpu);
    if ((user + system) / 1000 > MOST_MILLISECONDS) return new Error(`slow: took more than ${MOST_MILLISECONDS} ms`);
  }
  return Buffer.compare(copy, input) === 0 ? undefined : new Error('the input was changed');
}

/** Two failures with the same key are taken for the same: what was thrown, numbers left out, and from where. */
function failureKey({ name, message, stack }: Error): string {
  const from = /\n\s+at .*/.exec(stack ?? '')?.[0] ?? '';
  return `${name} ${message.replace(/\d+/g, '#').slice(0, 80)} ${from.replace(/:\d+/g, '')}`;
}
