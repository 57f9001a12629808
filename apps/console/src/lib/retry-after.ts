import { ApiError } from '@qldb-console/contract';

/** Milliseconds after which the back end said that trying again makes sense; `undefined` where it said nothing. */
export function retryAfterMs(error: unknown): number | undefined {
  const seconds = error instanceof ApiError ? error.problem.retryAfterSeconds : undefined;
  return seconds === undefined || seconds < 0 ? undefined : seconds * 1_000;
}

/** However long the back end asks to wait: work in the background goes on after this. */
const LONGEST_WAIT_MS = 60_000;

/** Milliseconds that work in the background waits before it asks again: as long as it was asked to, and `atLeast`. */
export function patienceMs(error: unknown, atLeast: number): number {
  return Math.max(atLeast, Math.min(LONGEST_WAIT_MS, retryAfterMs(error) ?? 0));
}
