import { type Access, mayView, permission, type Where } from '@qldb-console/contract';
import type { Request, RequestHandler } from 'express';
import { asRefusal } from '../audit/audit-refusals.ts';
import type { Context } from '../context.ts';
import { ProblemError } from '../problem.ts';
import type { RouteEntry } from '../routes/route-entry.ts';
import { accessOfRequest } from './access-of-request.ts';
import { connectionOf, whereOf } from './scopes.ts';

/**
 * Lets through what the rule of a route allows to its caller.
 *
 * In this order: the connection, where one is named, must exist and hold something for the caller (404, alike for both);
 * then the role, and read-only (403); a ledger of which the caller may see nothing is answered as one that does not exist (404),
 * without asking whether it does. A request that does not say what it is about is let through, for the handler to say what
 * is wrong with it, only to those who may do it to everything.
 *
 * @throws ProblemError as told
 */
export function guard(entry: RouteEntry, context: Context): RequestHandler {
  return (request, response, next) => {
    // Who has left already waits for no answer, and whatever a handler takes until the answer closes would stay taken.
    if (response.closed) return;
    const access = accessOfRequest(request);
    if (entry.scope !== 'self') judge(entry, context, access, request);
    next();
  };
}

function judge(entry: RouteEntry, context: Context, access: Access, request: Request): void {
  const where = whereOf(entry.scope, request);
  const connection = where === undefined ? connectionOf(request) : where.connection;
  const target = connection === undefined ? undefined : context.upstreams.get(connection)?.target;
  if (connection !== undefined && target === undefined) throw unknownConnection();
  if (connection !== undefined && !mayView(access, { connection })) throw asRefusal(unknownConnection());
  const readOnly = { console: context.config.readOnly, connection: target?.readOnly };
  const judged = (at: Where) => permission(access, entry.action, at, readOnly, { mutates: entry.mutates });

  const verdict = judged(where ?? { connection, whole: true });
  if (verdict.allowed) return;
  if (verdict.code === 'read-only')
    throw new ProblemError({ status: 403, code: 'read-only', title: 'Nothing can be changed', detail: verdict.reason });
  if (where === undefined) {
    // Who may do it nowhere is told so, and nothing about the form of the request.
    const anywhere = judged({ connection });
    if (!anywhere.allowed) throw forbidden(anywhere.reason);
    throw new ProblemError({
      status: 400,
      code: 'invalid-request',
      title: 'The request is not valid',
      detail: 'It does not say what it is about in a form that can be understood.',
    });
  }
  // A name for a new ledger asks nothing about those there are.
  const { ledger } = where;
  if (ledger !== undefined && entry.scope !== 'ledger-of-body' && !mayView(access, { connection, ledger }))
    throw asRefusal(unknownLedger());
  throw forbidden(verdict.reason);
}

export function unknownConnection(): ProblemError {
  return new ProblemError({ status: 404, code: 'not-found', title: 'There is no such connection' });
}

/** For ledgers that the caller may not know of. */
export function unknownLedger(): ProblemError {
  return new ProblemError({
    status: 404,
    code: 'not-found',
    title: 'There is no such ledger',
    detail: 'It does not exist in this connection, or your role does not reach it.',
  });
}

function forbidden(reason: string): ProblemError {
  return new ProblemError({ status: 403, code: 'forbidden', title: 'Your role does not allow this', detail: reason });
}
