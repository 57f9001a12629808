import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import type { Context } from './context.ts';

/** The port cannot be had; the message says so plainly and is complete. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

export interface RunningServer extends AsyncDisposable {
  /** e.g. `http://127.0.0.1:8580` */
  readonly url: string;
  /** Takes no more requests, lets running ones end for `graceMs`, then cuts them off. */
  close(graceMs?: number): Promise<void>;
}

/**
 * Serves until closed.
 *
 * @param port 0 = any free one
 * @throws ListenError when the address is in use or not to be had
 */
export async function serve(context: Context, host: string, port: number): Promise<RunningServer> {
  const server = createServer({ requestTimeout: 30_000, keepAliveTimeout: 30_000 }, createApp(context));
  await listen(server, host, port);
  const actual = (server.address() as AddressInfo).port;
  const close = (graceMs = 5_000) => {
    context.stopping.abort();
    return closeServer(server, graceMs);
  };
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close,
    [Symbol.asyncDispose]: () => close(),
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    throw new ListenError(listenProblem((error as NodeJS.ErrnoException).code, host, port), { cause: error });
  }
}

/** What to tell the reader when a port cannot be had. */
export function listenProblem(code: string | undefined, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is already in use by another program.`;
  if (code === 'EACCES') return `This user may not listen on port ${port}; ports below 1024 usually need more rights.`;
  return `Cannot listen on ${host}, port ${port} (${code ?? 'unknown error'}).`;
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A connection that becomes idle after its last answer would otherwise be kept alive and hold the process.
  const sweeping = setInterval(() => server.closeIdleConnections(), 50);
  const cutOff = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweeping);
  clearTimeout(cutOff);
}
