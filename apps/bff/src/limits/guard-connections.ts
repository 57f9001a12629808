import type { Server, ServerOptions } from 'node:http';
import { BlockList, isIPv6, type Socket } from 'node:net';
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
  taken: number;
  since: number;
}

/**
 * Ends connections whose reader takes less than the least of what is ready for it. One that takes nothing, and one that
 * takes a byte now and then, hold memory, a place at a gate, and a call upstream alike.
 *
 * What is written in one piece counts when all of it is taken, so the time grows with the piece.
 */
function cutOffSlowReaders(server: Server, sockets: ReadonlySet<Socket>, stalledMs: number, metrics: Metrics): void {
  const progress = new WeakMap<Socket, Progress>();
  const timer = setInterval(
    () => {
      const now = performance.now();
      for (const socket of sockets) {
        const waiting = socket.writableLength;
        const taken = socket.bytesWritten - waiting;
        const last = progress.get(socket);
        if (waiting === 0 || last === undefined || taken !== last.taken) {
          progress.set(socket, { taken, since: now });
          continue;
        }
        if (now - last.since <= Math.max(stalledMs, (waiting / LIMITS.readerBytesPerSecond) * 1000)) continue;
        metrics.slowReaders.inc();
        // No goodbye: a reset frees at once what the kernel holds for it too.
        socket.resetAndDestroy();
      }
    },
    Math.min(5_000, stalledMs / 4),
  );
  timer.unref();
  server.once('close', () => clearInterval(timer));
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

/** Large pieces are handed to a socket bit by bit, so that what of them was taken can be told. */
export function* inPieces(text: string): Generator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += LIMITS.pieceBytes) yield bytes.subarray(at, at + LIMITS.pieceBytes);
}
