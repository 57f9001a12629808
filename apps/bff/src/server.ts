import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createApp } from './app.ts';
import type { Config } from './config/config.ts';
import type { Context } from './context.ts';
import { guardConnections, HTTP_OPTIONS } from './limits/guard-connections.ts';
import { LIMITS } from './limits.ts';
import { createManagementApp } from './management.ts';

/** The port, or the certificate, cannot be had; the message says so plainly and is complete. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

export interface RunningServer extends AsyncDisposable {
  /** Origin, e.g. `http://127.0.0.1:8580`. */
  readonly url: string;
  /** The listener for health and metrics, where there is one. */
  readonly managementUrl: string | undefined;
  /**
   * Says that it is not ready for the configured time, takes no more requests then, lets running ones end for `graceMs`,
   * and cuts the rest off.
   */
  close(graceMs?: number): Promise<void>;
}

/**
 * Serves until closed.
 *
 * @param port 0 = any free one
 * @throws ListenError when an address is in use or not to be had, or the certificate cannot be used
 */
export async function serve(context: Context, host: string, port: number): Promise<RunningServer> {
  const { management: managed, shutdown, tls } = context.config;
  const server = await newServer(tls, createApp(context));
  guardConnections(server, { metrics: context.metrics, trustedProxies: context.config.trustedProxies });
  const management = managed && createServer(HTTP_OPTIONS, createManagementApp(context));
  await listen(server, host, port);
  try {
    if (management) await listen(management, managed.host, managed.port);
  } catch (error) {
    await closeServer(server, 0);
    throw error;
  }
  const close = async (graceMs = shutdown.graceMs) => {
    const first = !context.draining.signal.aborted;
    context.draining.abort();
    // Load balancers look every few seconds; until they have, requests still come, and are answered.
    if (first && shutdown.drainMs > 0 && graceMs > 0) await delay(shutdown.drainMs);
    context.stopping.abort();
    await closeServer(server, graceMs);
    // Last, so that what happens until then can still be seen.
    if (management) await closeServer(management, 0);
  };
  return {
    url: urlOf(tls ? 'https' : 'http', host, server),
    managementUrl: management && urlOf('http', managed.host, management),
    close,
    [Symbol.asyncDispose]: () => close(0),
  };
}

async function newServer(tls: Config['tls'], app: RequestListener): Promise<Server> {
  if (tls === undefined) return createServer(HTTP_OPTIONS, app);
  try {
    const [cert, key] = await Promise.all([readFile(tls.certFile), readFile(tls.keyFile)]);
    return createTlsServer(
      { ...HTTP_OPTIONS, cert, key, minVersion: 'TLSv1.2', handshakeTimeout: LIMITS.handshakeMs },
      app,
    );
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ListenError(`The certificate cannot be used (${code ?? message}): ${tls.certFile}, ${tls.keyFile}.`, {
      cause: error,
    });
  }
}

function urlOf(protocol: string, host: string, server: Server): string {
  return `${protocol}://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
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
