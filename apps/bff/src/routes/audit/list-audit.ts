import { basename } from 'node:path';
import { type AuditPage, auditQuerySchema } from '@qldb-console/contract';
import type { RequestHandler } from 'express';
import { instanceName } from '../../audit/instance-name.ts';
import { AUDIT_LIMITS } from '../../audit/limits.ts';
import { readLinesBefore } from '../../audit/read-lines.ts';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem.ts';
import { noBody, nothing, parseRequest } from '../parse-request.ts';
import { openAuditFile } from './audit-file.ts';

const schemas = { params: nothing, query: auditQuerySchema, body: noBody };

/** Lines of the audit log as they are in the file, the last ones first asked for; the reader judges their chain. */
export function listAudit(context: Context): RequestHandler {
  const instance = instanceName(context.config);
  return async (request, response) => {
    const { query } = parseRequest(schemas, request);
    if (query.instance !== undefined && query.instance !== instance)
      throw new ProblemError({
        status: 409,
        code: 'other-instance',
        title: 'Another instance answered',
        detail: 'Each instance of the console keeps an audit log of its own. Load the page again to see this one.',
      });
    // Before the file is read: what is written meanwhile is no shortfall of the answer.
    const head = context.audit.head();
    const { path, file } = await openAuditFile(context);
    await using _ = file;
    const { size } = await file.stat();
    const limit = Math.min(Number(query.limit ?? 200), AUDIT_LIMITS.pageLines);
    const before = Math.min(Number(query.before ?? size), size);
    const { start, lines } = await readLinesBefore(file, before, limit);
    response.json({ instance, file: basename(path), size, start, lines: [...lines], head } satisfies AuditPage);
  };
}
