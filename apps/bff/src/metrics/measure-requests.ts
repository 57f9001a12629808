import type { Request, RequestHandler } from 'express';
import type { Config } from '../config/config.ts';
import type { Metrics } from './metrics.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS']);

/** Counts and times every request by the pattern of its route: what readers write into addresses is no label. */
export function measureRequests(metrics: Metrics, config: Pick<Config, 'basePath'>): RequestHandler {
  return (request, response, next) => {
    const end = metrics.requests.startTimer();
    metrics.requestsInFlight.inc();
    response.once('close', () => {
      metrics.requestsInFlight.dec();
      // 499 as proxies write it: the reader left before the answer was complete.
      const status = response.writableFinished ? String(response.statusCode) : '499';
      const method = METHODS.has(request.method) ? request.method : 'other';
      end({ method, route: routeLabel(request, config.basePath), status });
    });
    next();
  };
}

/** e.g. `/api/connections/:connection/ledgers`; `/api/*` where no route was reached, `/*` for files of the console. */
export function routeLabel(request: Request, basePath: string): string {
  const path = request.originalUrl.slice(basePath.length);
  const area = /^\/(api|auth)(?=[/?]|$)/.exec(path)?.[0] ?? '';
  const pattern: unknown = request.route?.path;
  return area + (typeof pattern === 'string' ? pattern : '/*');
}
