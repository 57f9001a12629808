/** Which ways through the instrumented program were taken, and how often about. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { instrument } from './instrument.ts';

const ARRAY = '$fuzzHits';
/** More than the programs here have branches. */
const MOST_COUNTERS = 1 << 15;

const hits = new Uint16Array(MOST_COUNTERS);
const words = new Uint32Array(hits.buffer);
Object.assign(globalThis, { [ARRAY]: hits });

let counters = 0;
const literals = new Set<string>();

/** From now on, modules whose path fits are instrumented when they are loaded. */
export function instrumentModules(wanted: (path: string) => boolean): void {
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.startsWith('file:') || !wanted(fileURLToPath(url))) return nextLoad(url, context);
      const made = instrument(readFileSync(fileURLToPath(url), 'utf8'), counters, ARRAY);
      counters += made.counters;
      if (counters > MOST_COUNTERS) throw new Error(`more than ${MOST_COUNTERS} branches`);
      for (const literal of made.literals) literals.add(literal);
      return { format: 'module', source: made.code, shortCircuit: true };
    },
  });
}

/** String literals of what was instrumented so far. */
export function literalsSeen(): readonly string[] {
  return [...literals];
}

/** Branches of what was instrumented so far. */
export function branchCount(): number {
  return counters;
}

export function clearHits(): void {
  words.fill(0, 0, (counters + 1) >> 1);
}

/** Once, twice, three times, up to 7, 15, 31, 127, more: one bit for each. */
const BUCKETS = new Uint8Array(256);
for (let count = 1; count < 256; count++)
  BUCKETS[count] =
    count < 4 ? 1 << (count - 1) : count < 8 ? 8 : count < 16 ? 16 : count < 32 ? 32 : count < 128 ? 64 : 128;

const bucketOf = (count: number): number => BUCKETS[Math.min(count, 255)] as number;

/** What a set of inputs has reached. */
export class Reached {
  private readonly buckets = new Uint8Array(MOST_COUNTERS);
  /** Branches taken at all. */
  branches = 0;

  /** Adds what the last execution reached. @returns 2: a branch for the first time, 1: one more often than before, 0: nothing */
  add(): 0 | 1 | 2 {
    let news: 0 | 1 | 2 = 0;
    const end = (counters + 1) >> 1;
    for (let word = 0; word < end; word++) {
      if (words[word] === 0) continue;
      for (let at = 2 * word; at < 2 * word + 2; at++) {
        const bucket = bucketOf(hits[at] as number);
        const known = this.buckets[at] as number;
        if ((known | bucket) === known) continue;
        if (known === 0) {
          news = 2;
          this.branches += 1;
        } else if (news === 0) news = 1;
        this.buckets[at] = known | bucket;
      }
    }
    return news;
  }
}

export interface Trace {
  /** The branches that were taken, each with how often, about: `number * 8 + bit of the bucket`. */
  readonly branches: Uint32Array;
  /** Branches taken in all, the same one counted as often as it was: the work that the input made. */
  readonly work: number;
}

export function traceOfLast(): Trace {
  const branches: number[] = [];
  let work = 0;
  for (let at = 0; at < counters; at++) {
    const count = hits[at] as number;
    if (count === 0) continue;
    work += count;
    branches.push(at * 8 + Math.log2(bucketOf(count)));
  }
  return { branches: Uint32Array.from(branches), work };
}
