import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit';
import { actorOfRequest } from '../auth/caller.ts';
import type { Context } from '../context.ts';
import { LIMITS } from '../limits.ts';
import type { LimitName } from '../metrics/metrics.ts';
import { ProblemError } from '../problem.ts';
import { currentScope } from '../tracing/request-scope.ts';

const WINDOW_MS = 60_000;

/**
 * Requests of one address in a minute, whoever sends them. The address is the one that trusted proxies tell, else that of
 * the connection; of IPv6 the /56 that a customer is given. Where nobody signs in and only this machine can reach the
 * console there is but one user, who is not limited.
 */
export function limitAddresses(context: Context): RequestHandler {
  const { config } = context;
  if (isAlone(context)) return passThrough;
  return limiter(context, 'address', { limit: config.limits.perAddressPerMinute, keyGenerator: addressOf });
}

/**
 * Requests of one caller in a minute, and how many of them are under way at the same time. Stands behind the session,
 * which says who calls.
 */
export function limitCallers(context: Context): RequestHandler[] {
  const { config } = context;
  const perMinute = limiter(context, 'user', { limit: config.limits.perUserPerMinute, keyGenerator: callerKey });
  return [nameCaller, ...(isAlone(context) ? [] : [perMinute, limitConcurrent(context)])];
}

/**
 * For `/auth`: what costs a question to the identity provider, or could be guessed at. Answers that are failures count
 * for much more, since only guessing brings many.
 */
export function limitSignIns(context: Context): RequestHandler[] {
  const [fails, all] = [LIMITS.signInFailuresPerMinute, LIMITS.signInsPerMinute];
  return [
    limiter(context, 'sign-in', { limit: all, keyGenerator: addressOf }),
    limiter(context, 'sign-in', {
      limit: fails,
      keyGenerator: addressOf,
      skipSuccessfulRequests: true,
      requestWasSuccessful: wasSuccessful,
      skip: isRefresh,
    }),
  ];
}

/** What browsers report, of one caller in a minute. */
export function limitReports(context: Context): RequestHandler {
  return limiter(context, 'reports', { limit: LIMITS.reportsPerMinute, keyGenerator: callerKey });
}

/** A sign-in that failed is told by a page of the console, which the browser is led to. */
function wasSuccessful(_request: Request, response: Response): boolean {
  const to = String(response.getHeader('location') ?? '');
  return response.statusCode < 400 && !/\/signed-out\?reason=/.test(to);
}

/** Browsers ask for it unasked, each once a minute; that a session is over is no guess. */
function isRefresh(request: Request): boolean {
  return request.path.endsWith('/refresh');
}

function limiter(context: Context, limit: LimitName, options: Partial<Options>): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    legacyHeaders: false,
    standardHeaders: false,
    // Its checks would print to the console; which proxies are trusted is judged at the start.
    validate: false,
    ...options,
    handler(request, _response, next) {
      const { resetTime } = (request as Request & { rateLimit?: { resetTime?: Date } }).rateLimit ?? {};
      const seconds = Math.max(1, Math.ceil(((resetTime?.getTime() ?? Date.now() + WINDOW_MS) - Date.now()) / 1000));
      context.metrics.rateLimited.inc({ limit });
      next(
        rateLimited(
          limit === 'address' || limit === 'sign-in'
            ? 'Too many requests came from your address'
            : 'You sent too many requests',
          seconds,
        ),
      );
    },
  });
}

/** Requests of one caller that are being answered. */
function limitConcurrent({ config, metrics }: Context): RequestHandler {
  const running = new Map<string, number>();
  const most = config.limits.concurrentPerUser;
  return (request, response, next) => {
    // The reader left while it was found out who it is: nothing would ever tell that the place is free again.
    if (response.closed) return;
    const key = callerKey(request);
    const count = running.get(key) ?? 0;
    if (count >= most) {
      metrics.rateLimited.inc({ limit: 'concurrent' });
      throw rateLimited(`${count} of your requests are being answered already, which is the most at one time`, 1);
    }
    running.set(key, count + 1);
    response.once('close', () => {
      const rest = (running.get(key) ?? 1) - 1;
      if (rest === 0) running.delete(key);
      else running.set(key, rest);
    });
    next();
  };
}

/** From here on the request's calls upstream and its places are those of its caller. */
const nameCaller: RequestHandler = (request, _response, next) => {
  const scope = currentScope();
  if (scope) scope.caller = callerKey(request);
  next();
};

const passThrough: RequestHandler = (_request, _response, next) => next();

/** Nobody but one user of this machine can be there. */
function isAlone({ config }: Context): boolean {
  return config.signIn === undefined && !config.insecureNoSignIn;
}

/** Who signed in; before that, and where nobody does, the address. */
function callerKey(request: Request): string {
  const { kind, id } = actorOfRequest(request);
  return kind === 'user' || kind === 'link' ? `${kind}:${id}` : `address:${addressOf(request)}`;
}

function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? '', 56);
}

function rateLimited(title: string, retryAfterSeconds: number): ProblemError {
  return new ProblemError({
    status: 429,
    code: 'rate-limited',
    title,
    detail: `Nothing was done. Try again in ${retryAfterSeconds === 1 ? 'a second' : `${retryAfterSeconds} seconds`}.`,
    retryAfterSeconds,
  });
}
