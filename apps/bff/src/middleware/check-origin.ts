import { CSRF_HEADER } from '@qldb-console/contract';
import type { RequestHandler } from 'express';
import { ProblemError } from '../problem.ts';

const READS = new Set(['GET', 'HEAD']);

/**
 * Only the console's own pages may use the API.
 *
 * Order of checks: `Sec-Fetch-Site` (browsers send it and pages cannot forge it; absent for curl and scripts), `Origin`
 * (must be this very origin; other ports of this machine are other applications), and for everything but reads the
 * header that no form and no cross-origin script can send without a preflight, which is never granted.
 */
export function checkOrigin(): RequestHandler {
  return (request, _response, next) => {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw refusal('The request comes from another site.');
    const { origin, host } = request.headers;
    if (origin !== undefined && origin.toLowerCase() !== `http://${host?.toLowerCase()}`)
      throw refusal('The request comes from another origin.');
    if (!READS.has(request.method) && request.headers[CSRF_HEADER] !== '1')
      throw refusal(`Requests that change something must carry the header ${CSRF_HEADER}: 1.`);
    next();
  };
}

function refusal(detail: string): ProblemError {
  return new ProblemError({ status: 403, code: 'forbidden', title: 'Refused to protect the reader', detail });
}
