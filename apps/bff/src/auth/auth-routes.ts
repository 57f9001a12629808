import express, { type RequestHandler, type Response, Router } from 'express';
import type { Context } from '../context.ts';
import { checkJsonDepth } from '../limits/json-depth.ts';
import { limitSignIns } from '../limits/rate-limits.ts';
import { LIMITS } from '../limits.ts';
import { notFound } from '../middleware/answer-errors.ts';
import { checkOrigin } from '../middleware/check-origin.ts';
import { ProblemError } from '../problem.ts';
import type { Auth } from './auth.ts';
import { beginSignIn } from './begin-sign-in.ts';
import { setCaller } from './caller.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { openLink } from './open-link.ts';
import { refreshSession } from './refresh-session.ts';
import { sessionOfCookies } from './session-of-cookies.ts';
import { signOut } from './sign-out.ts';

/**
 * Everything below `/auth`. The two GETs are pages that the browser goes to, coming from other sites; what is posted has to come
 * from the console's own pages.
 */
export function authRoutes(context: Context): Router {
  const { auth, config } = context;
  const router = Router({ caseSensitive: true });
  router.use((_request, response, next) => {
    response.setHeader('cache-control', 'no-store');
    next();
  });
  if (auth === undefined) {
    router.use(() => {
      throw new ProblemError({
        status: 404,
        code: 'not-found',
        title: 'This console has no sign-in',
        detail: 'None is configured: whoever reaches it may use it.',
      });
    });
    return router;
  }
  router.use(limitSignIns(context));
  router.get('/sign-in', beginSignIn(auth));
  router.get('/callback', finishSignIn(auth));
  router.use(
    checkOrigin(config),
    express.json({ limit: LIMITS.signInBodyBytes, strict: true, verify: checkJsonDepth }),
  );
  router.post('/refresh', refreshSession(auth));
  router.post('/sign-out', signOut(auth));
  router.post('/link', openLink(auth));
  router.use(notFound());
  return router;
}

/** Finds out who sends a request, and refuses those who did not sign in. Without sign-in everybody is `local`. */
export function requireSession({ auth }: Context): RequestHandler {
  if (auth === undefined)
    return (request, _response, next) => {
      setCaller(request, { kind: 'local' });
      next();
    };
  return async (request, response, next) => {
    const { caller, times, sessionId } = await sessionOfCookies(auth, request.headers.cookie);
    // The reader has left meanwhile: nothing would ever tell that the session need not be watched any more.
    if (response.closed) return;
    setCaller(request, caller, times);
    endWith(auth, sessionId, Date.parse(times.absoluteEnds), response);
    next();
  };
}

/** Longer than any answer takes that is worth a timer; live views end by themselves before. */
const LONG_ANSWER_MS = 60 * 60 * 1000;

/** What is still being streamed when its session ends is cut off. */
function endWith(auth: Auth, sessionId: string, absoluteEnds: number, response: Response): void {
  const cut = () => void response.destroy();
  const unwatch = auth.refused.watch(sessionId, cut);
  const left = absoluteEnds - auth.now();
  const timer = left < LONG_ANSWER_MS ? setTimeout(cut, left) : undefined;
  response.once('close', () => {
    unwatch();
    clearTimeout(timer);
  });
}
