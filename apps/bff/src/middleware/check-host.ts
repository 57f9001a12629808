import type { RequestHandler } from 'express';
import type { Config } from '../config/config.ts';
import { isLoopback } from '../config/loopback.ts';
import { ProblemError } from '../problem.ts';
import { requestedHost } from './requested-host.ts';

/**
 * Against DNS rebinding: a page of evil.example can make its own name point to our address and then read our answers as
 * its own. Its requests carry its name in Host; ours name the public address, or this machine. For this machine any port
 * will do, so that forwarded ports work. A trusted proxy that tells the host which the browser asked for
 * (X-Forwarded-Host) must tell the public one.
 */
export function checkHost({ publicUrl }: Pick<Config, 'publicUrl'>): RequestHandler {
  const title = publicUrl
    ? `This console only answers under ${publicUrl.host}`
    : 'This console only answers under the name of this machine';
  const detail = publicUrl
    ? 'The Host header must name the host of the public address. Whoever runs the console sets it with PUBLIC_URL.'
    : 'The Host header must name localhost, 127.0.0.1 or [::1]; under another name it answers when PUBLIC_URL is set.';
  return (request, _response, next) => {
    const { host, forwarded } = requestedHost(request);
    const name = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/.exec(host)?.[1];
    const isPublic = publicUrl !== undefined && name !== undefined && sameHost(host, publicUrl);
    if (isPublic || (!forwarded && name !== undefined && isLoopback(name.replace(/^\[|\]$/g, '')))) return next();
    throw new ProblemError({ status: 403, code: 'forbidden', title, detail });
  };
}

/** A port that is the protocol's own may be written or not. */
function sameHost(host: string, publicUrl: URL): boolean {
  const standard = publicUrl.protocol === 'https:' ? ':443' : ':80';
  return host === publicUrl.host || (publicUrl.port === '' && host === publicUrl.host + standard);
}
