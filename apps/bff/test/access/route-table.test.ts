import { paths } from '@qldb-console/contract';
import type { RequestHandler } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRouter } from '../../src/access/build-router.ts';
import { createApp } from '../../src/app.ts';
import { toConfig } from '../../src/config/config.ts';
import { readEnv } from '../../src/config/env.ts';
import { type Context, createContext } from '../../src/context.ts';
import { createLogger } from '../../src/log.ts';
import { apiRoutes } from '../../src/routes/index.ts';
import type { RouteEntry } from '../../src/routes/route-entry.ts';
import { ROUTES } from '../../src/routes/table.ts';

/** What of an Express router can be walked: layers with a route, and layers of routers within. */
interface Walked {
  readonly stack: readonly Layer[];
}
interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: unknown;
}

let context: Context;
beforeAll(async () => {
  const config = toConfig(readEnv({ PORT: '0', AUDIT_FILE: 'off' }));
  context = await createContext({ config, embeddedUrl: 'http://127.0.0.1:1', log: createLogger('silent') });
});
afterAll(() => context[Symbol.asyncDispose]());

const inTable = ROUTES.map(({ method, path }) => `${method} ${path}`).sort();
const routesOf = ({ stack }: Walked): string[] =>
  stack.flatMap(({ route, handle }) => {
    if (route) return Object.keys(route.methods).map((method) => `${method} ${route.path}`);
    return isRouter(handle) ? routesOf(handle) : [];
  });
const isRouter = (handle: unknown): handle is Walked =>
  typeof handle === 'function' && 'stack' in handle && Array.isArray(handle.stack);

describe('the routes that Express knows', () => {
  it('below /api are those of the table, and nothing stands beside them', () => {
    const router = apiRoutes(context) as unknown as Walked;
    expect(routesOf(router).sort()).toEqual(inTable);
    expect(router.stack.filter(({ route }) => route === undefined)).toEqual([]);
  });

  it('in all of the application are those, health, metrics and sign-in', () => {
    const app = createApp(context) as unknown as { readonly router: Walked };
    const others = routesOf(app.router).filter((route) => !inTable.includes(route));
    expect(others.length).toBeGreaterThan(0);
    for (const route of others)
      expect(route).toMatch(
        /^get \/(?:healthz|readyz|metrics)$|^get \/(?:sign-in|callback)$|^post \/(?:refresh|sign-out|link)$/,
      );
  });

  it('are those that the contract has paths for', () => {
    const pattern = (path: string) => path.replace(/:\w+|\{\w+\}/g, ':');
    const known = new Set(ROUTES.map(({ path }) => pattern(`/api${path}`)));
    const named = Object.entries(paths)
      .map(
        ([name, path]) => [name, (path as (...args: string[]) => string)('{a}', '{b}', '{c}', '{d}', '{e}')] as const,
      )
      .map(([name, path]) => [name, decodeURIComponent(path.split('?')[0] ?? '')] as const)
      .filter(([, path]) => path.startsWith('/api/'));
    expect(named.length).toBeGreaterThan(20);
    for (const [name, path] of named) expect(known, name).toContain(pattern(path));
  });
});

describe('a table does not start with', () => {
  const handler = (): RequestHandler => (_request, response) => void response.end();
  const good: RouteEntry = {
    name: 'Good',
    method: 'post',
    path: '/connections/:connection/good',
    action: 'operate',
    scope: 'connection',
    mutates: true,
    audit: { kind: 'mutation' },
    handler,
  };
  const build = (...entries: readonly object[]) =>
    buildRouter(entries as unknown as RouteEntry[], context, { objectReads: context.gates.objects });
  const { action: _action, ...withoutAction } = good;
  const { scope: _scope, ...withoutScope } = good;
  const { mutates: _mutates, ...withoutMutates } = good;
  const { audit: _audit, ...withoutAudit } = good;

  it.each<[string, object, RegExp]>([
    ['no action', withoutAction, /does not say which action it is/],
    ['an unknown action', { ...good, action: 'anything' }, /does not say which action it is/],
    ['no scope', withoutScope, /does not say what it is done to/],
    ['a scope that only objects have', { ...good, scope: 'constructor' }, /does not say what it is done to/],
    ['no word on whether it changes anything', withoutMutates, /does not say whether it changes anything/],
    ['no word on what is put on record', withoutAudit, /does not say what is put on record/],
    ['a change without a record', { ...good, audit: undefined }, /changes something without a record/],
    ['a change by GET', { ...good, method: 'get' }, /changes something as if it only looked/],
    ['a change by viewers', { ...good, action: 'view' }, /changes something as if it only looked/],
    ['an unknown method', { ...good, method: 'all' }, /has no known method/],
    ['a scope that ignores the connection', { ...good, scope: 'console' }, /is of a connection that its scope ignores/],
  ])('a route with %s', (_what, entry, message) => {
    expect(() => build(entry)).toThrow(message);
    expect(() => build(good)).not.toThrow();
  });

  it('one address twice, or one name', () => {
    expect(() => build(good, { ...good, name: 'Other', path: '/connections/:id/good' })).toThrow(/is there twice/);
    expect(() => build(good, { ...good, path: '/connections/:connection/other' })).toThrow(/is there twice/);
  });
});
