import type { InputProblem } from './input-problem.ts';
import { tooLarge } from './supplied.ts';

/** An input that was not taken at all. */
export interface Refusal {
  readonly name: string;
  readonly problem: InputProblem;
}

/** Refuses a text that is too large, before it is turned into bytes. */
export function refuseText(text: string, name: string): Refusal | undefined {
  // A UTF-16 unit is at least one byte of UTF-8: no need to encode 100 MB to know that they are too many.
  const problem = tooLarge(text.length);
  return problem === undefined ? undefined : { name, problem };
}
