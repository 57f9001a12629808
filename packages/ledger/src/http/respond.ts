import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { WireError } from './wire-error.ts';

/** What an operation answers: one JSON document, or lines of JSON as they come. */
export type Answer = { readonly json: object } | { readonly lines: AsyncIterable<object> };

export function sendJson(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/** The header comes first for SDKs; `__type` is for clients that only look at the body. */
export function sendError(response: ServerResponse, error: WireError): void {
  response.setHeader('x-amzn-ErrorType', error.code);
  sendJson(response, error.status, { __type: error.code, Message: error.message, ...error.members });
}

/**
 * Sends NDJSON as fast as the client reads. The status is sent before the work is done, so a failure on the way is a
 * last line `{"type":"error",…}`.
 */
export async function sendLines(
  response: ServerResponse,
  lines: AsyncIterable<object>,
  toError: (error: unknown) => WireError,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  try {
    for await (const line of lines) await write(response, line);
  } catch (error) {
    const { code, message } = toError(error);
    await write(response, { type: 'error', name: code, message });
  }
  response.end();
}

async function write(response: ServerResponse, line: object): Promise<void> {
  if (response.destroyed) return;
  if (response.write(`${JSON.stringify(line)}\n`)) return;
  await Promise.race([once(response, 'drain'), once(response, 'close')]);
}
