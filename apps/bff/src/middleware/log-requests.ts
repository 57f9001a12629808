import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { pinoHttp } from 'pino-http';
import { actorOfRequest } from '../auth/caller.ts';
import { describeError, type Logger } from '../log.ts';
import { withScope } from '../tracing/request-scope.ts';

/**
 * Gives every request an id (never the client's own: it must be unique in the log), answers it as `x-request-id`, and
 * logs the request when it is done, with the id that the browser gave it and with who sent it. Successes at debug, so that
 * the terminal of somebody who just looks at a ledger stays quiet; refusals at info; failures at error.
 *
 * From here on `currentScope` tells the id to whatever is done for the request.
 */
export function logRequests(log: Logger): RequestHandler[] {
  const logging = pinoHttp<Request, Response>({
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
      req: (request: Request) => ({
        id: request.id,
        clientId: clientRequestId(request),
        method: request.method,
        url: loggedUrl(request.originalUrl),
        from: request.ip,
      }),
      res: (response: Response) => ({ status: response.statusCode, caller: callerName(response.req) }),
      err: describeError,
    },
  });
  return [
    logging as RequestHandler,
    (request, _response, next) => {
      const scope = { requestId: String(request.id), caller: `address:${request.ip ?? ''}`, span: undefined };
      withScope(scope, next);
    },
  ];
}

/** Without the query where sign-ins come back: codes, and what the provider says of the reader. */
function loggedUrl(url: string): string {
  return (/\/auth(\/|$)/.test(url.split('?', 1)[0] ?? '') ? url.replace(/\?.*/s, '?…') : url).slice(0, 2000);
}

/** The browser's own id of the request, where it has the form of one; nothing is done by it. */
function clientRequestId(request: Request): string | undefined {
  const id = request.headers['x-request-id'];
  return typeof id === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(id) ? id : undefined;
}

function callerName(request: Request): string | undefined {
  const { kind, id } = actorOfRequest(request);
  return kind === 'anonymous' ? undefined : `${kind}:${id}`;
}
