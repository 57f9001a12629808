import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import { describeError, type Logger } from '../log.ts';

/**
 * Gives every request an id (never the client's own: it must be unique in the log), answers it as `x-request-id`, and
 * logs the request when it is done. Successes at debug, so that the terminal of somebody who just looks at a ledger
 * stays quiet; refusals at info; failures at error.
 */
export function logRequests(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId(_request, response) {
      const id = randomUUID();
      response.setHeader('x-request-id', id);
      return id;
    },
    customLogLevel: (_request, response, error) =>
      response.statusCode >= 500 || error ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
    // Raw objects come in, so that nothing of them is logged but what stands here: no headers.
    wrapSerializers: false,
    serializers: {
      req: (request: { id: string; method: string; originalUrl: string }) => ({
        id: request.id,
        method: request.method,
        url: request.originalUrl.slice(0, 2000),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: describeError,
    },
  }) as RequestHandler;
}
