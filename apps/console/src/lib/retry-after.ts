import { ApiError } from '@qldb-console/contract';

/** Milliseconds after which the back end said that trying again makes sense; `undefined` where it said nothing. */
export function retryAfterMs(error: unknown): number | undefined {
  const seconds = error instanceof ApiError ? error.problem.retryAfterSeconds : undefined;
  return seconds === undefined || seconds < 0 ? undefined : seconds * 1_000;
}
