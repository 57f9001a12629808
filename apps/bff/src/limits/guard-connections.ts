import type { Server, ServerOptions } from 'node:http';
import { BlockList, isIPv6, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { LIMITS } from '../limits.ts';
import type { Metrics } from '../metrics/metrics.ts';

/** For every listener: how long a request may take to arrive, and how much its head may hold. */
export const HTTP_OPTIONS = {
  maxHeaderSize: LIMITS.headerBytes,
  headersTimeout: LIMITS.headersMs,
  requestTimeout: LIMITS.requestMs,
  keepAliveTimeout: LIMITS.keepAliveMs,
  // Node looks for connections that are late this often; a connection that sent nothing at all is late like any other.
  connectionsCheckingInterval: LIMITS.lateCheckMs,
} satisfies ServerOptions;

interface GuardOptions {
  readonly metrics: Metrics;
  /** Behind these stand many readers: their connections are not counted by address. */
  readonly trustedProxies: readonly string[];
  /** For tests. */
  readonly limits?: { readonly connectionsPerAddress?: number; readonly stalledReaderMs?: number };
}

/**
 * Bounds what connections take from a server: how many there are, in all and of one address, and how long one may hold an
 * answer without taking it. Slow senders are Node's to end, see HTTP_OPTIONS.
 */
export function guardConnections(server: Server, options: GuardOptions): void {
  const { metrics, trustedProxies, limits } = options;
  const perAddress = limits?.connectionsPerAddress ?? LIMITS.connectionsPerAddress;
  const proxies = blockListOf(trustedProxies);
  const counts = new Map<string, number>();
  const sockets = new Set<Socket>();
  server.maxConnections = LIMITS.connections;
  server.maxHeadersCount = LIMITS.headers;
  server.on('drop', () => metrics.rateLimited.inc({ limit: 'connections' }));
  // With TLS both come, the raw one first; answers are written to the other.
  server.on('connection', (socket: Socket) => {
    const address = plainAddress(socket.remoteAddress ?? '');
    const count = counts.get(address) ?? 0;
    if (count >= perAddress && !proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) {
      metrics.rateLimited.inc({ limit: 'connections' });
      socket.destroy();
      return;
    }
    counts.set(address, count + 1);
    sockets.add(socket);
    metrics.connections.inc();
    socket.once('close', () => {
      sockets.delete(socket);
      metrics.connections.dec();
      const rest = (counts.get(address) ?? 1) - 1;
      if (rest === 0) counts.delete(address);
      else counts.set(address, rest);
    });
  });
  server.on('secureConnection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  cutOffSlowReaders(server, sockets, limits?.stalledReaderMs ?? LIMITS.stalledReaderMs, metrics);
}

interface Progress {
  readonly taken: number;
  readonly since: number;
}

/**
 * Ends connections whose reader takes less than the least of what is ready for it. One that takes nothing, and one that
 * takes a byte now and then, hold memory, a place at a gate, and a call upstream alike.
 */
function cutOffSlowReaders(server: Server, sockets: ReadonlySet<Socket>, stalledMs: number, metrics: Metrics): void {
  const progress = new WeakMap<Socket, Progress>();
  const least = (LIMITS.readerBytesPerSecond * stalledMs) / 1000;
  const look = () => {
    const now = performance.now();
    for (const socket of sockets) {
      const taken = takenOf(socket);
      const last = progress.get(socket);
      if (socket.writableLength === 0 || last === undefined || taken - last.taken >= least) {
        progress.set(socket, { taken, since: now });
      } else if (now - last.since > stalledMs) {
        metrics.slowReaders.inc();
        // No goodbye: a reset frees at once what the kernel holds for it too. With TLS, Node can only destroy.
        if (socket instanceof TLSSocket) socket.destroy();
        else socket.resetAndDestroy();
      }
    }
  };
  const timer = setInterval(look, Math.min(5_000, stalledMs / 4)).unref();
  server.once('close', () => clearInterval(timer));
}

interface Internals {
  readonly _bytesDispatched?: unknown;
  readonly _handle?: { readonly writeQueueSize?: unknown } | null;
}

/**
 * Bytes that the kernel has taken for the reader. Node counts a piece as a whole when all of it was taken; how much of
 * the piece under way is left, only its handle tells (as it tells Node's own timeouts of sockets): with TLS, that of the
 * connection below, which takes what was encrypted.
 */
function takenOf(socket: Socket): number {
  const own = socket as Internals & { _parent?: Internals | null };
  const dispatched = own._bytesDispatched;
  const left = (own._parent ?? own)._handle?.writeQueueSize;
  if (typeof dispatched === 'number' && typeof left === 'number') return dispatched - left;
  return socket.bytesWritten - socket.writableLength;
}

function blockListOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/** IPv4 as IPv6 listeners write it is IPv4. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
