import type { Express } from 'express';
import { newApp } from './app.ts';
import type { Context } from './context.ts';
import { metricsRoute } from './metrics/metrics-route.ts';
import { answerErrors, notFound } from './middleware/answer-errors.ts';
import { logRequests } from './middleware/log-requests.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { healthRoutes } from './routes/health/health.ts';

/**
 * What the people who run the console ask, on a listener of its own (`MANAGEMENT_PORT`) that browsers need not reach:
 * health, and metrics. Nothing of a ledger is served here.
 */
export function createManagementApp(context: Context): Express {
  const app = newApp(context);
  app.use(logRequests(context.log));
  app.use(securityHeaders(context.config));
  app.use(healthRoutes(context));
  app.get('/metrics', metricsRoute(context.metrics));
  app.use(notFound());
  app.use(answerErrors());
  return app;
}
