import express, { type Express } from 'express';
import type { Context } from './context.ts';
import { answerErrors, notFound } from './middleware/answer-errors.ts';
import { checkHost } from './middleware/check-host.ts';
import { checkOrigin } from './middleware/check-origin.ts';
import { logRequests } from './middleware/log-requests.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { healthz, readyz } from './routes/health/health.ts';
import { apiRoutes } from './routes/index.ts';
import { serveConsole } from './static/serve-console.ts';

/** Puts the back end together; opens no port. */
export function createApp(context: Context): Express {
  const app = express();
  app.disable('x-powered-by');
  // API answers are never cached, so hashing each one for an ETag would be work for nothing.
  app.set('etag', false);
  app.set('query parser', 'simple');

  app.use(logRequests(context.log));
  app.use(securityHeaders());
  app.use(checkHost());
  app.get('/healthz', healthz());
  app.get('/readyz', readyz(context));
  app.use(
    '/api',
    (_request, response, next) => {
      // Even blocks: a redaction changes them, and what was redacted must not live on in a browser's cache.
      response.setHeader('cache-control', 'no-store');
      next();
    },
    checkOrigin(),
    express.json({ limit: '64kb', strict: true }),
    apiRoutes(context),
    notFound(),
  );
  app.use(serveConsole(context.assets));
  app.use(notFound());
  app.use(answerErrors());
  return app;
}
