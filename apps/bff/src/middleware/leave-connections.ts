import type { RequestHandler, Response } from 'express';

/**
 * From the moment the process is told to stop, every answer closes its connection. A proxy keeps connections for later
 * requests; one that is closed just when it sends the next request costs its reader an error, since what may have been a
 * change is not sent again.
 */
export function leaveConnections(draining: AbortSignal): RequestHandler {
  const running = new Set<Response>();
  const leave = (response: Response) => {
    if (!response.headersSent) response.setHeader('connection', 'close');
  };
  draining.addEventListener('abort', () => running.forEach(leave), { once: true });
  return (_request, response, next) => {
    if (draining.aborted) leave(response);
    else {
      running.add(response);
      response.once('close', () => running.delete(response));
    }
    next();
  };
}
