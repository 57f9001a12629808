import type { Where } from '@qldb-console/contract';
import type { Request, RequestHandler, Response } from 'express';
import { actorOfRequest } from '../auth/caller.ts';
import { problemOf } from '../middleware/answer-errors.ts';
import type { RouteAudit } from '../routes/route-entry.ts';
import type { AuditEvent, AuditLog, AuditOutcome } from './audit-log.ts';
import { type AuditScope, runInScope } from './audit-scope.ts';

/** What of a route says how it is put on record. */
interface AuditedRoute {
  readonly name: string;
  readonly audit: RouteAudit;
}

/**
 * What lends or changes something is on record before it is done, and is not done otherwise. Taking a digest changes
 * nothing: its one entry follows.
 */
const BEFOREHAND: ReadonlySet<RouteAudit['kind']> = new Set(['mutation', 'presigned-url', 'link']);

/**
 * Puts on record what a handler does, and how it ended.
 *
 * @param where what the request is about, as the rule of its route reads it
 */
export function audited(
  log: AuditLog,
  { name, audit }: AuditedRoute,
  where: (request: Request) => Where | undefined,
  handler: RequestHandler,
): RequestHandler {
  return async (request, response, next) => {
    const event = {
      kind: audit.kind,
      action: name,
      ...subjectOf(where(request), request),
      ...(audit.target ? { target: audit.target(request) } : {}),
      ...requestFacts(request),
      details: audit.details ? audit.details(request) : bodyOf(request),
    } satisfies AuditEvent;
    const conclude = BEFOREHAND.has(audit.kind)
      ? await log.intend(event)
      : async (outcome: AuditOutcome, details?: Readonly<Record<string, unknown>>) =>
          log.note({ ...event, details: { ...event.details, ...details }, outcome });
    const scope: AuditScope = { awsRequestIds: [], details: undefined };
    const settle = (thrown: unknown) =>
      conclude(outcomeOf(thrown, response, scope), scope.details).catch((error) =>
        request.log.error({ err: error }, 'the outcome is not on record'),
      );
    let thrown: unknown;
    try {
      await runInScope(scope, () =>
        handler(request, response, (passed?: unknown) => {
          thrown = passed;
          if (passed === undefined) next();
        }),
      );
    } catch (error) {
      thrown = error;
    }
    await settle(thrown);
    if (thrown !== undefined) throw thrown;
  };
}

/** Who, from where, and by which request. */
export function requestFacts(request: Request): Pick<AuditEvent, 'actor' | 'from' | 'requestId'> {
  return {
    actor: actorOfRequest(request),
    from: { address: request.ip ?? '', userAgent: request.get('user-agent') },
    requestId: String(request.id),
  };
}

function subjectOf(where: Where | undefined, request: Request): Pick<AuditEvent, 'connection' | 'target'> {
  const connection = where?.connection ?? textOf(request.params.connection);
  const { ledger, archive } = where ?? {};
  const folder = archive && `${archive.bucket}/${'key' in archive ? archive.key : archive.prefix}`;
  return { connection, target: ledger ?? folder };
}

/** What was asked for. Nothing of it is checked yet; it is bounded, and freed of secrets, when it is written. */
function bodyOf(request: Request): Record<string, unknown> | undefined {
  const body = plain(request.body);
  const asked = { ...plain(request.query), ...body };
  return Object.keys(asked).length === 0 ? undefined : asked;
}

function plain(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function outcomeOf(thrown: unknown, response: Response, { awsRequestIds }: AuditScope): AuditOutcome {
  if (thrown === undefined) return { status: response.statusCode, awsRequestIds };
  const { status, code, awsError, awsRequestId } = problemOf(thrown);
  const known = awsRequestId === undefined || awsRequestIds.includes(awsRequestId);
  return { status, code, awsError, awsRequestIds: known ? awsRequestIds : [...awsRequestIds, awsRequestId] };
}
