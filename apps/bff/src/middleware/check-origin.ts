import { CSRF_HEADER } from '@qldb-console/contract';
import type { Request, RequestHandler } from 'express';
import type { Config } from '../config/config.ts';
import { ProblemError } from '../problem.ts';

const READS = new Set(['GET', 'HEAD']);

/**
 * Only the console's own pages may use the API.
 *
 * Order of checks: `Sec-Fetch-Site` (browsers send it and pages cannot forge it; absent for curl and scripts), `Origin`
 * (must be the public origin, or without one this very origin; other ports of this machine are other applications), and for everything but reads the
 * header that no form and no cross-origin script can send without a preflight, which is never granted.
 */
export function checkOrigin({ publicUrl }: Pick<Config, 'publicUrl'>): RequestHandler {
  return (request, _response, next) => {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw refusal('The request comes from another site.');
    const { origin } = request.headers;
    if (origin !== undefined && origin.toLowerCase() !== (publicUrl?.origin ?? ownOrigin(request)))
      throw refusal('The request comes from another origin.');
    if (!READS.has(request.method) && request.headers[CSRF_HEADER] !== '1')
      throw refusal(`Requests that change something must carry the header ${CSRF_HEADER}: 1.`);
    next();
  };
}

function ownOrigin(request: Request): string {
  const { encrypted } = request.socket as { encrypted?: boolean };
  return `${encrypted ? 'https' : 'http'}://${request.headers.host?.toLowerCase()}`;
}

function refusal(detail: string): ProblemError {
  return new ProblemError({ status: 403, code: 'forbidden', title: 'Refused to protect the reader', detail });
}
