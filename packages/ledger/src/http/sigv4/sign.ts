import type { SignedParts } from './canonical-request.ts';
import { ALGORITHM, type Credentials, formatAmzDate, SERVICE, signatureOf, TERMINATOR } from './signature.ts';

/**
 * Headers that sign a request to this service: for our own client of the workload extension, which no SDK knows.
 *
 * @param url   with the path already percent-encoded
 * @param now   milliseconds since 1970
 */
export function signRequest(
  request: { method: string; url: URL; body: Uint8Array },
  credentials: Credentials,
  region: string,
  now: number,
): Record<string, string> {
  const amzDate = formatAmzDate(now);
  const headers = new Map([
    ['host', request.url.host],
    ['x-amz-date', amzDate],
  ]);
  const parts: SignedParts = {
    method: request.method,
    target: request.url.pathname + request.url.search,
    headers,
    body: request.body,
  };
  const signedHeaders = [...headers.keys()];
  const signature = signatureOf(parts, {
    secretAccessKey: credentials.secretAccessKey,
    region,
    amzDate,
    signedHeaders,
  });
  const scope = `${amzDate.slice(0, 8)}/${region}/${SERVICE}/${TERMINATOR}`;
  return {
    'x-amz-date': amzDate,
    authorization: `${ALGORITHM} Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
  };
}
