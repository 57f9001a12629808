import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { currentScope } from '../tracing/request-scope.ts';
import type { Propagate } from '../tracing/tracing.ts';
import type { CallQueue } from './call-queue.ts';

/** The request's id on its way upstream, beside what is signed. The embedded service logs it. */
const REQUEST_ID_HEADER = 'x-qldb-console-request-id';

/**
 * What every attempt of every call has in common: it waits for its turn, and tells the service which request of the
 * console it is made for, and which trace it belongs to.
 *
 * @param queue absent for calls that take minutes, which would hold their place as long
 */
export function guardCalls(
  handler: NodeHttpHandler,
  options: { readonly queue?: CallQueue; readonly propagate?: Propagate | undefined },
): NodeHttpHandler {
  const { queue, propagate } = options;
  const handle = handler.handle.bind(handler);
  handler.handle = async (request, handlerOptions) => {
    const scope = currentScope();
    if (scope) request.headers[REQUEST_ID_HEADER] = scope.requestId;
    if (scope?.span) propagate?.(scope.span, request.headers);
    if (!queue) return handle(request, handlerOptions);
    const leave = await queue.enter(scope?.caller ?? '', handlerOptions?.abortSignal as AbortSignal | undefined);
    try {
      return await handle(request, handlerOptions);
    } finally {
      leave();
    }
  };
  return handler;
}
