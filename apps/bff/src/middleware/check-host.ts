import type { RequestHandler } from 'express';
import type { Config } from '../config/config.ts';
import { isLoopback } from '../config/loopback.ts';
import { ProblemError } from '../problem.ts';
import { requestedHost } from './requested-host.ts';

/**
 * Against DNS rebinding: a page of evil.example can make its own name point to our address and then read our answers as
 * its own. Its requests carry its name in Host; ours name the public address, or this machine. For this machine any port
 * will do, so that forwarded ports work. A trusted proxy that tells the host which the browser asked for
 * (X-Forwarded-Host) must tell the public one. Where nobody signs in, that alone is not enough: a browser beside a proxy on
 * the same machine comes from the address of that proxy, and its pages may set that header, but never Host.
 */
export function checkHost({ publicUrl, signIn }: Pick<Config, 'publicUrl' | 'signIn'>): RequestHandler {
  const title = publicUrl
    ? `This console only answers under ${publicUrl.host}`
    : 'This console only answers under the name of this machine';
  const detail = publicUrl
    ? 'The Host header must name the host of the public address. Whoever runs the console sets it with PUBLIC_URL.'
    : 'The Host header must name localhost, 127.0.0.1 or [::1]; under another name it answers when PUBLIC_URL is set.';
  return (request, _response, next) => {
    const { own, forwarded } = requestedHost(request);
    const isOurs = isLocal(own) || isPublic(own, publicUrl);
    if (forwarded === undefined ? isOurs : isPublic(forwarded, publicUrl) && (signIn !== undefined || isOurs))
      return next();
    throw new ProblemError({ status: 403, code: 'forbidden', title, detail });
  };
}

/** A name of this machine, with any port. */
function isLocal(host: string): boolean {
  const name = nameOf(host);
  return name !== undefined && isLoopback(name.replace(/^\[|\]$/g, ''));
}

/** A port that is the protocol's own may be written or not. */
function isPublic(host: string, publicUrl: URL | undefined): boolean {
  if (publicUrl === undefined || nameOf(host) === undefined) return false;
  const standard = publicUrl.protocol === 'https:' ? ':443' : ':80';
  return host === publicUrl.host || (publicUrl.port === '' && host === publicUrl.host + standard);
}

function nameOf(host: string): string | undefined {
  return /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/.exec(host)?.[1];
}
