import { type RequestHandler, Router } from 'express';
import { audited } from '../audit/audited.ts';
import type { Context } from '../context.ts';
import type { RouteEntry, Shared } from '../routes/route-entry.ts';
import { guard } from './guard.ts';
import { isScope, whereOf } from './scopes.ts';

const ACTIONS: ReadonlySet<unknown> = new Set(['view', 'share', 'operate', 'administer']);
const METHODS: ReadonlySet<unknown> = new Set(['get', 'post', 'patch', 'delete']);

/**
 * The router of everything in the table, and of nothing else: each route behind the guard of its own rule.
 *
 * @throws Error naming the first entry whose rule is missing or contradicts itself
 */
export function buildRouter(table: readonly RouteEntry[], context: Context, shared: Shared): Router {
  const seen = new Set<string>();
  const router = Router({ caseSensitive: true });
  for (const entry of table) {
    const why = faultOf(entry, seen);
    if (why !== undefined) throw new Error(`route ${entry.method} ${entry.path} (${entry.name}) ${why}`);
    router[entry.method](entry.path, guard(entry, context), onRecord(entry, context, entry.handler(context, shared)));
  }
  return router;
}

function onRecord({ name, audit, scope }: RouteEntry, context: Context, handler: RequestHandler): RequestHandler {
  if (audit === undefined) return handler;
  return audited(context.audit, { name, audit }, (request) => whereOf(scope, request), handler);
}

/** What is wrong with an entry. The types say most of it; a route without a rule must not start even where they were evaded. */
function faultOf(entry: RouteEntry, seen: Set<string>): string | undefined {
  const { method, path, name, action, scope, mutates, audit } = entry;
  if (!METHODS.has(method)) return 'has no known method';
  if (!ACTIONS.has(action)) return 'does not say which action it is';
  if (!isScope(scope)) return 'does not say what it is done to';
  if (typeof mutates !== 'boolean') return 'does not say whether it changes anything';
  if (!('audit' in entry)) return 'does not say what is put on record';
  if (mutates && audit === undefined) return 'changes something without a record';
  if (mutates && (method === 'get' || action === 'view' || action === 'share'))
    return 'changes something as if it only looked';
  if (path.startsWith('/connections/:connection') && NO_CONNECTION.has(scope))
    return 'is of a connection that its scope ignores';
  // Parameters have no part in what Express tells apart.
  for (const key of [`name ${name}`, `${method} ${path.replace(/:\w+/g, ':')}`]) {
    if (seen.has(key)) return `is there twice (${key})`;
    seen.add(key);
  }
  return undefined;
}

const NO_CONNECTION: ReadonlySet<string> = new Set(['self', 'console', 'whole-console', 'link']);
