import type { RequestHandler } from 'express';
import type { Metrics } from './metrics.ts';

/** `/metrics`, in the text format of Prometheus. It tells names of connections, so it is not for everybody. */
export function metricsRoute(metrics: Metrics): RequestHandler {
  return async (_request, response) => {
    const text = await metrics.text();
    response.setHeader('cache-control', 'no-store').setHeader('content-type', metrics.contentType).end(text);
  };
}
