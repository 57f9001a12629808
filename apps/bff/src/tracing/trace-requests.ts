import { defaultTextMapGetter, ROOT_CONTEXT, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import type { Config } from '../config/config.ts';
import { routeLabel } from '../metrics/measure-requests.ts';
import { currentScope, withScope } from './request-scope.ts';
import type { Tracing } from './tracing.ts';

/**
 * A span per request, named by its route; it goes on with the trace that `traceparent` names. Addresses are not in it:
 * names of ledgers are what a trace's readers may not be meant to see.
 */
export function traceRequests(tracing: Tracing | undefined, config: Pick<Config, 'basePath'>): RequestHandler {
  if (tracing === undefined) return (_request, _response, next) => next();
  return (request, response, next) => {
    const scope = currentScope();
    if (!scope) return next();
    const parent = tracing.propagator.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter);
    const span = tracing.tracer.startSpan(
      request.method,
      {
        kind: SpanKind.SERVER,
        attributes: { 'http.request.method': request.method, 'qldb_console.request_id': scope.requestId },
      },
      parent,
    );
    response.once('close', () => {
      const route = routeLabel(request, config.basePath);
      span.updateName(`${request.method} ${route}`);
      span.setAttributes({ 'http.route': route, 'http.response.status_code': response.statusCode });
      if (response.statusCode >= 500 || !response.writableFinished) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    withScope({ ...scope, span }, next);
  };
}
