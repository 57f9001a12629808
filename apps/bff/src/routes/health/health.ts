import { ListLedgersCommand } from '@aws-sdk/client-qldb';
import { type RequestHandler, Router } from 'express';
import type { Context } from '../../context.ts';
import { LIMITS } from '../../limits.ts';
import { problemOf } from '../../middleware/answer-errors.ts';
import { ProblemError, problemBody, STOPPING } from '../../problem.ts';
import type { Upstream } from '../../upstream/qldb.ts';

/** `/healthz` and `/readyz`, for the main listener and the one for management. */
export function healthRoutes(context: Context): Router {
  const router = Router({ caseSensitive: true });
  router.get('/healthz', healthz());
  router.get('/readyz', readyz(context));
  return router;
}

/** The process answers. */
function healthz(): RequestHandler {
  return (_request, response) => {
    response.setHeader('cache-control', 'no-store').json({ status: 'ok' });
  };
}

/**
 * The process can work: the embedded service, or the endpoint it was started with, answers a signed request. The
 * connections of a configuration file do not count: each may be down for reasons of its own. No longer ready is a process
 * that was told to stop: load balancers shall send their requests elsewhere while it still answers.
 */
function readyz(context: Context): RequestHandler {
  const [main] = context.upstreams.values();
  const ask = main ? onceIn(LIMITS.readyForMs, () => askUpstream(main)) : async () => {};
  const { log } = context;
  // Whoever watches asks every few seconds: what is logged is that it changed.
  let known: 'ready' | 'not ready' | undefined;
  const became = (now: 'ready' | 'not ready', problem?: object) => {
    if (now === 'not ready' && known !== now) log.warn(problem, 'not ready');
    if (now === 'ready' && known === 'not ready') log.info('ready again');
    known = now;
  };
  return async (request, response) => {
    response.setHeader('cache-control', 'no-store');
    try {
      if (context.draining.signal.aborted) throw new ProblemError(STOPPING);
      await ask();
      became('ready');
      response.json({ status: 'ready' });
    } catch (error) {
      const problem = { ...problemOf(error), status: 503 };
      const { code, title, detail } = problem;
      if (!context.draining.signal.aborted)
        became('not ready', { upstream: { connection: main?.target.id }, problem: { code, title, detail } });
      response
        .status(503)
        .type('application/problem+json')
        .send(JSON.stringify(problemBody(problem, String(request.id))));
    }
  };
}

/** Whoever asks meanwhile gets the same answer: nobody has to sign in for this, and it costs a call upstream. */
function onceIn(ms: number, ask: () => Promise<void>): () => Promise<void> {
  let last: { readonly at: number; readonly answer: Promise<void> } | undefined;
  return () => {
    const now = performance.now();
    if (last === undefined || now - last.at > ms) last = { at: now, answer: ask() };
    return last.answer;
  };
}

/** @throws when the endpoint does not answer as QLDB would within two seconds */
export async function askUpstream(upstream: Upstream): Promise<void> {
  await upstream.reads.send(new ListLedgersCommand({ MaxResults: 1 }), { abortSignal: AbortSignal.timeout(2_000) });
}
