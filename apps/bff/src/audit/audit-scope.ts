import { AsyncLocalStorage } from 'node:async_hooks';

/** What is learned while an audited request is handled, for its outcome. */
export interface AuditScope {
  /** Of the answers of the ledger service, in their order. */
  readonly awsRequestIds: string[];
  details: Readonly<Record<string, unknown>> | undefined;
}

const scopes = new AsyncLocalStorage<AuditScope>();

/** Runs the handler of a request; whatever it calls, at whatever depth, tells the same scope. */
export function runInScope<Result>(scope: AuditScope, run: () => Result): Result {
  return scopes.run(scope, run);
}

/** Facts that belong to the outcome on record of the request that is being handled; small, no secrets. */
export function tellAudit(details: Readonly<Record<string, unknown>>): void {
  const scope = scopes.getStore();
  if (scope) scope.details = { ...scope.details, ...details };
}

/** Notes the request id of an answer: it is what finds the request in CloudTrail. */
export function noteRequestId(id: string | undefined): void {
  const scope = scopes.getStore();
  if (scope && id !== undefined && scope.awsRequestIds.length < 10) scope.awsRequestIds.push(id.slice(0, 128));
}
