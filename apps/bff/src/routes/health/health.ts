import { ListLedgersCommand } from '@aws-sdk/client-qldb';
import type { RequestHandler } from 'express';
import type { Context } from '../../context.ts';
import { problemOf } from '../../middleware/answer-errors.ts';
import { problemBody } from '../../problem.ts';
import type { Upstream } from '../../upstream/qldb.ts';

/** The process answers. */
export function healthz(): RequestHandler {
  return (_request, response) => {
    response.setHeader('cache-control', 'no-store').json({ status: 'ok' });
  };
}

/**
 * The process can work: the embedded service, or the endpoint it was started with, answers a signed request. The
 * connections of a configuration file do not count: each may be down for reasons of its own.
 */
export function readyz(context: Context): RequestHandler {
  return async (request, response) => {
    response.setHeader('cache-control', 'no-store');
    try {
      const [main] = context.upstreams.values();
      if (main) await askUpstream(main);
      response.json({ status: 'ready' });
    } catch (error) {
      request.log.debug({ err: error }, 'not ready');
      const problem = { ...problemOf(error), status: 503 };
      response
        .status(503)
        .type('application/problem+json')
        .send(JSON.stringify(problemBody(problem, String(request.id))));
    }
  };
}

/** @throws when the endpoint does not answer as QLDB would within two seconds */
export async function askUpstream(upstream: Upstream): Promise<void> {
  await upstream.reads.send(new ListLedgersCommand({ MaxResults: 1 }), { abortSignal: AbortSignal.timeout(2_000) });
}
