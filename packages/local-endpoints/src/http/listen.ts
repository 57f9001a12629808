import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LocalEndpointError } from '../errors.ts';

/** Where every local endpoint listens; nothing else is possible. */
export const HOST = '127.0.0.1';
const CLOSE_GRACE_MS = 5_000;

export interface Listening {
  /** `http://127.0.0.1:8582` */
  readonly url: string;
  /** Takes no more requests, lets running ones end for five seconds, then cuts them off. */
  close(): Promise<void>;
}

/**
 * @param port 0 = any free one
 * @throws LocalEndpointError `port-in-use`, `listen-failed`
 */
export async function listen(
  port: number,
  answer: (message: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Listening> {
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 10_000,
      // An object of some gigabytes may be on its way for a while.
      requestTimeout: 15 * 60_000,
      keepAliveTimeout: 65_000,
    },
    (message, response) => void answer(message, response),
  );
  server.maxConnections = 256;
  server.listen(port, HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    if (code === 'EADDRINUSE')
      throw new LocalEndpointError('port-in-use', `Port ${port} on ${HOST} is already in use by another program.`, {
        cause: error,
      });
    throw new LocalEndpointError('listen-failed', `Cannot listen on ${HOST}, port ${port} (${code}).`, {
      cause: error,
    });
  }
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      // A connection that becomes idle after its last answer would otherwise be kept alive and hold the process.
      const sweeping = setInterval(() => server.closeIdleConnections(), 50);
      const cutOff = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
      await closed;
      clearInterval(sweeping);
      clearTimeout(cutOff);
    },
  };
}
