import type { PresignRequest } from '@qldb-console/contract';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { ProblemError } from '../../problem.ts';
import { Sha256 } from '../../upstream/extension.ts';
import type { Upstream } from '../../upstream/qldb.ts';
import { PREPARE } from './commands.ts';

/**
 * A request of an operation with its signature in the query (AWS General Reference, "Authenticating Requests: Using
 * Query Parameters"): valid from `now`, to the second, with no header but Host and without a body.
 *
 * @throws ProblemError `not-allowed` for session credentials; what the SDK throws when there are none
 */
export async function presignedRequest(upstream: Upstream, body: PresignRequest, now: Date) {
  const credentials = await upstream.reads.config.credentials();
  if (credentials.sessionToken !== undefined)
    throw new ProblemError({
      status: 403,
      code: 'not-allowed',
      title: 'The credentials of this connection are those of a session',
      detail: 'A presigned URL would carry the token of the session, which opens more than this one request.',
    });
  const prepared = await PREPARE[body.operation](upstream.reads, body.parameters);
  const { protocol, hostname, port, method, path } = prepared;
  const host = port === undefined ? hostname : `${hostname}:${port}`;
  const signer = new SignatureV4({ service: 'qldb', region: upstream.target.region, credentials, sha256: Sha256 });
  const signed = await signer.presign(
    new HttpRequest({
      protocol,
      hostname,
      ...(port === undefined ? {} : { port }),
      method,
      path,
      query: prepared.query ?? {},
      // Whoever uses the URL sends no other header, and no body.
      headers: { host },
    }),
    { expiresIn: body.expiresInSeconds, signingDate: now },
  );
  return { method, url: `${protocol}//${host}${path}?${queryText(signed.query ?? {})}` };
}

/** As the signature's canonical query writes it (RFC 3986 unreserved characters alone stand as they are). */
function queryText(query: NonNullable<HttpRequest['query']>): string {
  return Object.entries(query)
    .flatMap(([name, value]) => [value ?? ''].flat().map((each) => `${encodeUri(name)}=${encodeUri(each)}`))
    .join('&');
}

function encodeUri(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}
