/** The client against real servers that answer as a test wants. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect } from 'vitest';
import { ApiError, createClient, type Problem } from '../../src/index.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;
const servers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of servers.splice(0)) await stop();
});

/** A client whose back end is `handler`. */
export async function clientOf(handler: Handler, fetcher: Parameters<typeof createClient>[0] = fetch) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    handler(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return createClient(fetcher, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}
export async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ApiError);
  return (error as ApiError).problem;
}
