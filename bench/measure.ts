/** Timing for the benches: what we have against a baseline, in the same process, one right after the other. */

export interface Comparison {
  readonly name: string;
  /** Median seconds per call. */
  readonly ours: number;
  readonly baseline: number;
  /** Median over the pairs of baseline time / our time: above 1 we are faster. */
  readonly ratio: number;
}

export interface MeasureOptions {
  /** Timed pairs. */
  readonly pairs?: number;
  /** Seconds that one side of a pair should take; the calls per side are chosen for it. */
  readonly seconds?: number;
}

type Work = () => unknown;

const WARM_UP_SECONDS = 0.3;

/**
 * Runs both in turn, order swapped from pair to pair, so that heat, garbage and other processes hit both alike; the
 * medians leave out the pairs they hit anyway. Work that returns a promise is awaited.
 */
export async function compare(
  name: string,
  ours: Work,
  baseline: Work,
  { pairs = 21, seconds = 0.1 }: MeasureOptions = {},
): Promise<Comparison> {
  const ourCalls = await callsFor(ours, seconds);
  const baselineCalls = await callsFor(baseline, seconds);
  const ourTimes: number[] = [];
  const baselineTimes: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    if (pair % 2 === 0) ourTimes.push(await timePerCall(ours, ourCalls));
    baselineTimes.push(await timePerCall(baseline, baselineCalls));
    if (pair % 2 === 1) ourTimes.push(await timePerCall(ours, ourCalls));
  }
  const ratios = ourTimes.map((time, pair) => (baselineTimes[pair] as number) / time);
  return { name, ours: median(ourTimes), baseline: median(baselineTimes), ratio: median(ratios) };
}

/** One line: both figures and the ratio, with the goal it is held against. */
export function formatComparison(result: Comparison, goal?: number): string {
  const held = goal === undefined ? '' : `  (goal ${goal}x: ${result.ratio >= goal ? 'met' : 'MISSED'})`;
  return `${result.name}: ${formatSeconds(result.ours)}, baseline ${formatSeconds(result.baseline)}, ${result.ratio.toFixed(2)}x${held}`;
}

export function formatSeconds(seconds: number): string {
  if (seconds < 1e-3) return `${(seconds * 1e6).toFixed(1)} µs`;
  if (seconds < 1) return `${(seconds * 1e3).toFixed(2)} ms`;
  return `${seconds.toFixed(2)} s`;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new Error('the median of nothing');
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** Calls that take about `seconds`, found by running for a while, which also warms the code up. */
async function callsFor(work: Work, seconds: number): Promise<number> {
  let calls = 1;
  let spent = 0;
  for (;;) {
    const perCall = await timePerCall(work, calls);
    spent += perCall * calls;
    if (spent >= WARM_UP_SECONDS) return Math.max(1, Math.round(seconds / perCall));
    calls *= 2;
  }
}

async function timePerCall(work: Work, calls: number): Promise<number> {
  const start = performance.now();
  for (let call = 0; call < calls; call++) {
    const result = work();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - start) / 1000 / calls;
}
