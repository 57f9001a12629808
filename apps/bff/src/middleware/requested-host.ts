import type { Request } from 'express';

/** Where a request says that it goes: hosts with their ports, in lower case; '' for what is not clear. */
interface RequestedHost {
  /** By its Host header. */
  readonly own: string;
  /**
   * By what a trusted proxy says in X-Forwarded-Host; undefined where none says anything. A list of several is no host: proxies in a
   * row that disagree are not believed.
   */
  readonly forwarded: string | undefined;
}

export function requestedHost(request: Request): RequestedHost {
  const told = request.headers['x-forwarded-host'];
  const isTold = told !== undefined && isFromTrustedProxy(request);
  return { own: ownHost(request), forwarded: isTold ? String(told).toLowerCase() : undefined };
}

/**
 * The one host that a request names. Two Host headers are two readings of it, of which Node takes the first and a proxy
 * perhaps the other; and a target in absolute form overrides the header (RFC 9112 §3.2), so that it must say the same.
 */
function ownHost({ headers, headersDistinct, originalUrl }: Request): string {
  const host = (headers.host ?? '').toLowerCase();
  if ((headersDistinct.host?.length ?? 0) > 1) return '';
  const authority = originalUrl.startsWith('/') ? host : /^https?:\/\/([^/?#]*)/i.exec(originalUrl)?.[1]?.toLowerCase();
  return authority === host ? host : '';
}

function isFromTrustedProxy(request: Request): boolean {
  const trusts = request.app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  return trusts(request.socket.remoteAddress ?? '', 0);
}
