import { browserReportSchema } from '@qldb-console/contract';
import type { RequestHandler } from 'express';
import { requestFacts } from '../../audit/audited.ts';
import type { Context } from '../../context.ts';
import { limitReports } from '../../limits/rate-limits.ts';
import { nothing, parseRequest } from '../parse-request.ts';

const schemas = { params: nothing, query: nothing, body: browserReportSchema };

/**
 * What only the browser knows. It is put on record as its word: nothing here is checked but its form, and nothing is
 * refused because it could not be written.
 */
export function report(context: Context): RequestHandler {
  const { audit, metrics } = context;
  const limit = limitReports(context);
  const handle: RequestHandler = (request, response) => {
    const { kind, connection, ledger, ...details } = parseRequest(schemas, request).body;
    audit.note({
      kind: 'report',
      action: kind,
      ...requestFacts(request),
      connection,
      target: ledger,
      details,
      reportedBy: 'browser',
    });
    if (kind === 'verdict-computed')
      metrics.verifications.inc({ kind: details.of ?? 'other', outcome: details.outcome ?? 'unknown' });
    response.status(204).end();
  };
  return (request, response, next) =>
    limit(request, response, (thrown?: unknown) => {
      if (thrown !== undefined) next(thrown);
      else handle(request, response, next);
    });
}
