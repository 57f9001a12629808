import type { ErrorRequestHandler } from 'express';
import { problemOf } from '../middleware/answer-errors.ts';
import { ProblemError } from '../problem.ts';
import type { AuditLog } from './audit-log.ts';
import { requestFacts } from './audited.ts';

const refused = new WeakSet<ProblemError>();

/** Marks an error as a refusal though it says otherwise: what may not be seen is answered as if it did not exist. */
export function asRefusal(error: ProblemError): ProblemError {
  refused.add(error);
  return error;
}

/**
 * What this console itself refuses. A session that is to be refreshed is none, nor is to ask whether one is signed in; and what
 * AWS refuses to the console's credentials is told where it was asked for.
 */
const CODES: ReadonlySet<string> = new Set(['forbidden', 'read-only', 'sign-in-required', 'rate-limited']);

/** Puts refusals on record, before they are answered. Of floods only the first; the others are counted. */
export function auditRefusals(log: AuditLog): ErrorRequestHandler {
  return (thrown, request, _response, next) => {
    const problem = problemOf(thrown);
    const marked = thrown instanceof ProblemError && refused.has(thrown);
    const asksWhoIsThere = request.method === 'GET' && request.originalUrl.split('?')[0]?.endsWith('/api/session');
    if (marked || (CODES.has(problem.code) && thrown instanceof ProblemError && !asksWhoIsThere))
      log.note({
        kind: 'refusal',
        action: marked ? 'hidden' : problem.code,
        ...requestFacts(request),
        // Never the query: it may hold what is meant for somebody else.
        target: `${request.method} ${request.originalUrl.split('?')[0]}`,
        details: problem.detail === undefined ? undefined : { reason: problem.detail },
        outcome: { status: problem.status, code: problem.code },
      });
    next(thrown);
  };
}
