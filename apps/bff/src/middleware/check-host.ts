import type { RequestHandler } from 'express';
import { isLoopback } from '../config/loopback.ts';
import { ProblemError } from '../problem.ts';

/**
 * Against DNS rebinding: a page of evil.example can make its own name point to 127.0.0.1 and then read our answers as
 * its own. Its requests carry its name in Host; ours name this machine. Any port will do, so that forwarded ports work.
 */
export function checkHost(): RequestHandler {
  return (request, _response, next) => {
    const name = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i.exec(request.headers.host ?? '')?.[1]?.toLowerCase();
    if (name !== undefined && isLoopback(name.replace(/^\[|\]$/g, ''))) return next();
    throw new ProblemError({
      status: 403,
      code: 'forbidden',
      title: 'This console only answers under the name of this machine',
      detail: 'The Host header must name localhost, 127.0.0.1 or [::1].',
    });
  };
}
