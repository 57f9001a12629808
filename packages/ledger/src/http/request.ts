import type { IncomingMessage } from 'node:http';
import { readQuery } from './query.ts';
import { WireError } from './wire-error.ts';

/** A request whose signature has been verified, still in the terms of HTTP. */
export interface WireRequest {
  readonly method: string;
  /** Path segments, each percent-decoded on its own, so that an encoded slash stays inside its segment. */
  readonly segments: readonly string[];
  /** Parameters of the query in order of appearance, decoded. */
  readonly query: URLSearchParams;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  /** Aborted when the client goes away or the service closes. */
  readonly signal: AbortSignal;
}

/** Header names in lower case; the values of one sent several times joined by a comma, as they are signed. */
export function collectHeaders(message: IncomingMessage): Map<string, string> {
  const headers = new Map<string, string>();
  for (let at = 0; at < message.rawHeaders.length; at += 2) {
    const name = (message.rawHeaders[at] as string).toLowerCase();
    // The HTTP parser reads header bytes as Latin-1; clients sign them as UTF-8.
    const value = Buffer.from(message.rawHeaders[at + 1] as string, 'latin1').toString('utf8');
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
}

/** @throws WireError BadRequestException when the target is not a path, or not percent-encoded UTF-8 */
export function splitTarget(target: string): Pick<WireRequest, 'segments' | 'query'> {
  const question = target.indexOf('?');
  const path = question < 0 ? target : target.slice(0, question);
  if (!path.startsWith('/')) throw new WireError('BadRequestException', 'The request target must be a path.');
  return {
    segments: decoded('path', () => path.slice(1).split('/').map(decodeURIComponent)),
    query: decoded('query', () => readQuery(target)),
  };
}

function decoded<T>(part: string, decode: () => T): T {
  try {
    return decode();
  } catch {
    throw new WireError('BadRequestException', `The ${part} is not percent-encoded UTF-8.`);
  }
}

/**
 * Reads a body up to a limit. A body that says it is larger is refused before it is read.
 *
 * @throws WireError RequestEntityTooLargeException, BadRequestException
 */
export async function readBody(message: IncomingMessage, limit: number): Promise<Uint8Array> {
  const encoding = message.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new WireError('BadRequestException', 'Content-Encoding is not supported.');
  }
  const tooLarge = () =>
    new WireError('RequestEntityTooLargeException', `The request body is larger than ${limit} bytes.`);
  if (Number(message.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
