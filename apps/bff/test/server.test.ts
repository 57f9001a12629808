import { once } from 'node:events';
import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { toConfig } from '../src/config/config.ts';
import { readEnv } from '../src/config/env.ts';
import { createContext } from '../src/context.ts';
import { createLogger } from '../src/log.ts';
import { ListenError, serve } from '../src/server.ts';
import { answerJson, fakeUpstream } from './support/fake-upstream.ts';

async function contextFor(upstreamUrl: string) {
  const config = toConfig(readEnv({ PORT: '0', AUDIT_FILE: 'off' }));
  return createContext({ config, embeddedUrl: upstreamUrl, log: createLogger('silent') });
}

describe('starting', () => {
  it('on a port in use says so plainly', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await using context = await contextFor('http://127.0.0.1:9');
    const failure = await serve(context, '127.0.0.1', port).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ListenError);
    expect((failure as Error).message).toBe(`Port ${port} on 127.0.0.1 is already in use by another program.`);
    other.close();
  });

  it('on ::1 gives an address that works', async () => {
    await using context = await contextFor('http://127.0.0.1:9');
    await using server = await serve(context, '::1', 0);
    expect(server.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe('stopping', () => {
  it('lets a running request end, and takes no new one', async () => {
    const pending = Promise.withResolvers<ServerResponse>();
    await using upstream = await fakeUpstream((_request, response) => pending.resolve(response));
    await using context = await contextFor(upstream.url);
    const server = await serve(context, '127.0.0.1', 0);
    const agent = new Agent({ keepAlive: true });
    const outgoing = httpRequest(`${server.url}/api/connections/embedded/ledgers`, { agent }).end();
    const response = await pending.promise;
    const closing = server.close(10_000);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    answerJson(response, { Ledgers: [] });
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    expect(incoming.statusCode).toBe(200);
    incoming.resume();
    // Its connection is kept alive by the client, and must not hold the server either.
    await closing;
    agent.destroy();
  });

  it('cuts off what does not end in time', async () => {
    const asked = Promise.withResolvers<void>();
    await using upstream = await fakeUpstream(() => asked.resolve());
    await using context = await contextFor(upstream.url);
    const server = await serve(context, '127.0.0.1', 0);
    const outgoing = httpRequest(`${server.url}/api/connections/embedded/ledgers`).end();
    const failed = once(outgoing, 'error');
    await asked.promise;
    await server.close(50);
    expect(((await failed)[0] as Error).message).toMatch(/socket hang up|ECONNRESET/);
  });
});
