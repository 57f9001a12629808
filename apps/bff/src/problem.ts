import type { Problem } from '@qldb-console/contract';

export type ProblemDetails = Omit<Problem, 'type' | 'requestId'>;

/** Thrown anywhere while a request is handled; the error middleware answers it as it is. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails, options?: ErrorOptions) {
    super(problem.detail ?? problem.title, options);
    this.problem = problem;
  }
}

/** The body of an error answer. */
export function problemBody(problem: ProblemDetails, requestId: string): Problem {
  return { type: 'about:blank', ...problem, requestId };
}
