import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from '@opentelemetry/api';

/** What belongs to the request that is being handled, wherever in its handling one is. */
export interface RequestScope {
  /** The back end's own id of the request; it goes to the services that are asked for it. */
  readonly requestId: string;
  /** Who is served, as limits tell callers apart: `user:…`, `link:…`, or `address:…` while nobody is known, or nobody signs in. */
  caller: string;
  /** Where traces are taken: the request, or the call upstream that is under way. */
  readonly span: Span | undefined;
}

const storage = new AsyncLocalStorage<RequestScope>();

/** @returns undefined outside of any request, e.g. at the start */
export function currentScope(): RequestScope | undefined {
  return storage.getStore();
}

/** Runs `work` with that scope; everything it awaits sees it too. */
export function withScope<T>(scope: RequestScope, work: () => T): T {
  return storage.run(scope, work);
}
