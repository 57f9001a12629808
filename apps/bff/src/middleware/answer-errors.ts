import type { ErrorRequestHandler, RequestHandler } from 'express';
import { type ProblemDetails, ProblemError, problemBody } from '../problem.ts';
import { upstreamProblem } from '../upstream/errors.ts';

const INTERNAL: ProblemDetails = {
  status: 500,
  code: 'internal',
  title: 'Something went wrong in the console’s back end',
};

/** Turns anything thrown into problem details. What is not known to be fit for the reader stays in the log. */
export function problemOf(thrown: unknown): ProblemDetails {
  if (thrown instanceof ProblemError) return thrown.problem;
  return bodyProblem(thrown) ?? upstreamProblem(thrown) ?? INTERNAL;
}

export function answerErrors(): ErrorRequestHandler {
  return (thrown, request, response, _next) => {
    // The reader has left; nobody would read the answer.
    if (response.destroyed) return;
    const problem = problemOf(thrown);
    if (problem.status >= 500) request.log.error({ err: thrown }, problem.title);
    else request.log.debug({ err: thrown }, problem.title);
    if (response.headersSent) {
      // Half an answer must not look whole.
      response.destroy();
      return;
    }
    if (problem.retryAfterSeconds !== undefined) response.setHeader('retry-after', problem.retryAfterSeconds);
    response
      .status(problem.status)
      .type('application/problem+json')
      .setHeader('cache-control', 'no-store')
      .send(JSON.stringify(problemBody(problem, String(request.id))));
  };
}

/** For addresses nobody serves. */
export function notFound(): RequestHandler {
  return (request) => {
    throw new ProblemError({
      status: 404,
      code: 'not-found',
      title: 'There is nothing at this address',
      detail: `${request.method} ${request.originalUrl.slice(0, 500)}`,
    });
  };
}

/** What Express and its body parser throw about the request itself. */
function bodyProblem(thrown: unknown): ProblemDetails | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const { type, status } = thrown as { type?: unknown; status?: unknown };
  const invalid = { code: 'invalid-request', title: 'The request cannot be read' } as const;
  if (type === 'entity.too.large') return { status: 413, code: 'too-large', title: 'The request is too large' };
  if (type === 'entity.parse.failed') return { ...invalid, status: 400, detail: 'Its body is not JSON.' };
  if (type === 'entity.too.deep') return { ...invalid, status: 400, detail: 'Its JSON is nested too deeply.' };
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return {
      ...invalid,
      status: 415,
      detail: 'Its body must be JSON in UTF-8, not compressed otherwise than by gzip or br.',
    };
  if (thrown instanceof URIError) return { ...invalid, status: 400, detail: 'Its address holds a malformed escape.' };
  if (typeof type === 'string' && status === 400) return { ...invalid, status: 400 };
  return undefined;
}
