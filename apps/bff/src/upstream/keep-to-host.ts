import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { ProblemError } from '../problem.ts';

/**
 * Sends nothing to another host than the one that the configuration names, whatever the SDK makes of the parameters of a
 * call: from some names of buckets (directory buckets, `…--x-s3`; ARNs of access points) it makes names of hosts, also where it
 * was told an endpoint (the rules of the S3 endpoint of the AWS SDK). With AWS itself buckets stand in front of S3's own name.
 *
 * @param endpoint where the service is
 * @param options.below whether names below the endpoint's host are the service's too
 */
export function keepToHost(
  handler: NodeHttpHandler,
  endpoint: string,
  options: { readonly below: boolean },
): NodeHttpHandler {
  // As the SDK takes addresses apart: without the brackets of IPv6, and with a port only where one is written.
  const { hostname, port, protocol } = new URL(endpoint);
  const host = plain(hostname);
  const handle = handler.handle.bind(handler);
  handler.handle = async (request, handlerOptions) => {
    const asked = plain(request.hostname);
    const known = asked === host || (options.below && asked.endsWith(`.${host}`));
    if (!known || request.protocol !== protocol || String(request.port ?? '') !== port)
      throw new ProblemError({
        status: 400,
        code: 'invalid-request',
        title: 'What is named there lies at another host',
        detail:
          'Only the endpoint that the configuration names is asked. Directory buckets and access points are not supported.',
      });
    return handle(request, handlerOptions);
  };
  return handler;
}

function plain(hostname: string): string {
  return hostname.toLowerCase().replace(/^\[|\]$/g, '');
}
