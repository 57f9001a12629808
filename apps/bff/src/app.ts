import express, { type Express, type RequestHandler, Router } from 'express';
import { auditRefusals } from './audit/audit-refusals.ts';
import { authRoutes, requireSession } from './auth/auth-routes.ts';
import type { Context } from './context.ts';
import { checkJsonDepth } from './limits/json-depth.ts';
import { limitAddresses, limitCallers } from './limits/rate-limits.ts';
import { LIMITS } from './limits.ts';
import { measureRequests } from './metrics/measure-requests.ts';
import { metricsRoute } from './metrics/metrics-route.ts';
import { answerErrors, notFound } from './middleware/answer-errors.ts';
import { checkHost } from './middleware/check-host.ts';
import { checkOrigin } from './middleware/check-origin.ts';
import { leaveConnections } from './middleware/leave-connections.ts';
import { logRequests } from './middleware/log-requests.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { healthRoutes } from './routes/health/health.ts';
import { apiRoutes } from './routes/index.ts';
import { serveConsole } from './static/serve-console.ts';
import { traceRequests } from './tracing/trace-requests.ts';

/** Puts the back end together; opens no port. The order is part of the security of it: docs/architecture.md. */
export function createApp(context: Context): Express {
  const { config } = context;
  const app = newApp(context);

  app.use(awaitAnswers());
  app.use(leaveConnections(context.draining.signal));
  app.use(logRequests(context.log));
  app.use(traceRequests(context.tracing, config));
  app.use(measureRequests(context.metrics, config));
  app.use(securityHeaders(config));
  // Before the host check: whoever watches the process asks by its address.
  app.use(healthRoutes(context));
  if (!config.management && !config.signIn && !config.insecureNoSignIn)
    app.get('/metrics', checkHost(config), metricsRoute(context.metrics));
  app.use(checkHost(config));
  app.use(limitAddresses(context));
  if (config.basePath !== '') app.use(leadToBasePath(config.basePath));
  app.use(config.basePath === '' ? '/' : config.basePath, siteRoutes(context));
  app.use(notFound());
  app.use(auditRefusals(context.audit));
  app.use(answerErrors());
  return app;
}

/** Everything below the public address. */
function siteRoutes(context: Context): Router {
  const site = Router({ caseSensitive: true });
  site.use('/auth', authRoutes(context));
  site.use(
    '/api',
    noStore(),
    checkOrigin(context.config),
    requireSession(context),
    limitCallers(context),
    express.json({ limit: LIMITS.bodyBytes, strict: true, verify: checkJsonDepth }),
    apiRoutes(context),
    notFound(),
  );
  site.use(serveConsole(context.assets));
  return site;
}

/** An Express application with the settings that all listeners share. */
export function newApp({ config }: Context): Express {
  const app = express();
  app.disable('x-powered-by');
  // API answers are never cached, so hashing each one for an ETag would be work for nothing.
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('case sensitive routing', true);
  // Whose X-Forwarded-For, -Proto and -Host count; nobody's unless named.
  app.set('trust proxy', [...config.trustedProxies]);
  return app;
}

/** Log, figures, limits and whatever streams an answer wait for its end: more than the ten that Node takes for a leak. */
function awaitAnswers(): RequestHandler {
  return (_request, response, next) => {
    response.setMaxListeners(LIMITS.answerListeners);
    next();
  };
}

function noStore(): RequestHandler {
  return (_request, response, next) => {
    // Even blocks: a redaction changes them, and what was redacted must not live on in a browser's cache.
    response.setHeader('cache-control', 'no-store');
    next();
  };
}

/** Who opens the back end without its base path, directly or as `/qldb`, is led to it. */
function leadToBasePath(basePath: string): RequestHandler {
  return (request, response, next) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (reads && (request.path === '/' || request.path === basePath)) response.redirect(302, `${basePath}/`);
    else next();
  };
}
