import type { Request } from 'express';

/**
 * Host and port that the browser asked for, in lower case: what a trusted proxy says in X-Forwarded-Host, else Host.
 * A list of several forwarded hosts is no host: proxies in a row that disagree are not believed.
 */
export function requestedHost(request: Request): { readonly host: string; readonly forwarded: boolean } {
  const told = request.headers['x-forwarded-host'];
  if (told !== undefined && isFromTrustedProxy(request)) return { host: String(told).toLowerCase(), forwarded: true };
  return { host: (request.headers.host ?? '').toLowerCase(), forwarded: false };
}

function isFromTrustedProxy(request: Request): boolean {
  const trusts = request.app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  return trusts(request.socket.remoteAddress ?? '', 0);
}
