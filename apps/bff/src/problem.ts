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

/** Told while the process comes to its end: asked again a moment later, another one answers. */
export const STOPPING: ProblemDetails = {
  status: 503,
  code: 'stopping',
  title: 'This console is being stopped or restarted',
  detail: 'Try again in a moment.',
};

/** The body of an error answer. */
export function problemBody(problem: ProblemDetails, requestId: string): Problem {
  return { type: 'about:blank', ...problem, requestId };
}
