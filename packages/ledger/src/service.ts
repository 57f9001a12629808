import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { ApiContext } from './api/context.ts';
import { toWireError } from './api/errors.ts';
import { route } from './api/routes.ts';
import { streamArn } from './api/stream-shapes.ts';
import type { AwsTarget } from './aws-target.ts';
import { checkInBackground } from './check/check-in-background.ts';
import { Engine } from './engine/engine.ts';
import { createIds } from './engine/ids.ts';
import { secureRandom32 } from './engine/random-bytes.ts';
import { ServiceError } from './errors.ts';
import { Exports } from './export/exports.ts';
import { isLoopback } from './http/loopback.ts';
import type { Answer } from './http/respond.ts';
import { createHttpServer } from './http/server.ts';
import type { Credentials } from './http/sigv4/signature.ts';
import { withDefaults } from './limits.ts';
import { silentLog } from './log.ts';
import { loadSampleLedger } from './sample/load-sample.ts';
import { openSqliteStore } from './store/sqlite/sqlite-store.ts';
import { startStreaming } from './stream/start-streaming.ts';
import { randomFrom } from './workload/random.ts';
import { Workloads } from './workload/workloads.ts';

export interface LedgerServiceOptions {
  /** Created when missing; belongs to this process until the service is closed. */
  readonly dataDir: string;
  /** Default `us-east-1`. */
  readonly region?: string;
  /** 12 digits; default `000000000000`. */
  readonly accountId?: string;
  /** Default `local` / `local`, with which only loopback is listened on. */
  readonly credentials?: Credentials;
  /** Milliseconds since 1970; default the system's clock. */
  readonly clock?: () => number;
  /** How long a ledger is CREATING, how long DELETING, its key being changed, an export in progress; default 2000. */
  readonly stateDelayMs?: number;
  /** Ledgers that are not gone; default 5, as at AWS. */
  readonly maxLedgers?: number;
  /** Streams of a ledger that have not ended; default 5. */
  readonly maxStreams?: number;
  /** How long a stream may be IMPAIRED before it is FAILED; default 7 days. */
  readonly maxImpairedMs?: number;
  /** Exports of a ledger that are in progress; default 2. */
  readonly maxExports?: number;
  /** How long an export goes on asking an S3 that cannot be reached or is overloaded; default 30 minutes. */
  readonly exportRetryMs?: number;
  /** Tags of a resource; default 50. */
  readonly maxTags?: number;
  /** How long exports and streams that have ended are still described; default 7 days. */
  readonly jobRetentionMs?: number;
  /** Where exports go; default: AWS's S3 of the region, with the SDK's own credentials. */
  readonly s3?: AwsTarget;
  /** Where streams go; default: AWS's Kinesis of the region, with the SDK's own credentials. */
  readonly kinesis?: AwsTarget;
  /** Whether a new data directory gets the sample ledger; default false. */
  readonly sampleLedger?: boolean;
  /** Whether all stored journals are judged in the background once it has started, the result going to the log; default false. */
  readonly checkAtStart?: boolean;
  /** Default: none. */
  readonly log?: Logger;
}

export interface LedgerService extends AsyncDisposable {
  readonly engine: Engine;
  /** `http://127.0.0.1:8581`, once it listens. */
  readonly url: string;
  /**
   * @param port 0 = any free one
   * @throws ServiceError `not-loopback`, `port-in-use`, `listen-failed`
   */
  listen(port: number, host?: string): Promise<void>;
  /** Ends workloads, lets requests under way finish for up to five seconds, and gives the data directory free. */
  close(): Promise<void>;
}

const LOCAL = { accessKeyId: 'local', secretAccessKey: 'local' };
const CLOSE_GRACE_MS = 5_000;
const PURGE_EVERY_MS = 1_000;

/**
 * The QLDB-compatible service: store, engine, operations and HTTP front, put together. Not listening yet.
 *
 * @throws ServiceError `data-locked`, `data-unusable`, `data-newer`
 */
export async function createLedgerService(options: LedgerServiceOptions): Promise<LedgerService> {
  const { region = 'us-east-1', accountId = '000000000000', credentials = LOCAL, clock = Date.now } = options;
  const limits = withDefaults(options);
  const log = options.log ?? silentLog();
  const random32 = secureRandom32();
  const ids = createIds(random32);
  const store = await openSqliteStore(options.dataDir);
  try {
    const engine = new Engine({
      store,
      clock,
      ids,
      maxLedgers: limits.maxLedgers,
      stateDelayMs: limits.stateDelayMs,
    });
    await engine.keys.ensure(localKey(region, accountId));
    if (options.sampleLedger) await loadSampleLedger(engine, store);

    const streaming = await startStreaming({
      engine,
      store: store.streams,
      newId: (time) => ids.next(time),
      target: options.kinesis ?? { region },
      streamArn: (ledgerName, streamId) => streamArn(ledgerName, streamId, region, accountId),
      limits,
      log,
    });

    const exports = new Exports({
      engine,
      store: store.exports,
      ids: createIds(random32),
      log,
      target: options.s3 ?? { region },
      ...limits,
    });
    await exports.resume();

    const closing = new AbortController();
    const running = new Set<Promise<unknown>>();
    const context: ApiContext = {
      engine,
      workloads: new Workloads(engine, randomFrom(random32)),
      exports,
      streams: streaming.streams,
      region,
      accountId,
      limits,
    };
    let host = '127.0.0.1';
    const server = createHttpServer({
      verifier: { credentials, region, clock },
      log,
      toWireError,
      closing: closing.signal,
      loopbackOnly: () => isLoopback(host),
      handle(request) {
        const { operation, labels } = route(request);
        return { operation: operation.name, answer: track(running, operation.handle(context, request, labels)) };
      },
    });
    const stopPurging = purgeInBackground(engine, log);
    const stopChecking = options.checkAtStart ? checkInBackground(store, clock, log) : undefined;

    let closed: Promise<void> | undefined;
    const close = async () => {
      closing.abort();
      const ended = server.listening ? once(server, 'close') : Promise.resolve();
      server.close();
      server.closeIdleConnections();
      const stopped = exports.close();
      const delivered = streaming.close();
      const deadline = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
      await ended;
      clearTimeout(deadline);
      await stopPurging();
      await stopChecking?.();
      await Promise.allSettled(running);
      await stopped;
      await delivered;
      await store[Symbol.asyncDispose]();
    };
    const service: LedgerService = {
      engine,
      get url() {
        const address = server.address() as AddressInfo | null;
        if (!address) throw new Error('the service does not listen yet');
        return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
      },
      async listen(port, wantedHost = '127.0.0.1') {
        if (!isLoopback(wantedHost) && credentials.secretAccessKey === LOCAL.secretAccessKey) {
          throw new ServiceError(
            'not-loopback',
            `The ledger service does not listen on ${wantedHost} with the well-known key local/local: set another key first, or listen on 127.0.0.1.`,
          );
        }
        host = wantedHost;
        await listen(server, port, host);
      },
      close() {
        closed ??= close();
        return closed;
      },
      async [Symbol.asyncDispose]() {
        await service.close();
      },
    };
    return service;
  } catch (error) {
    await store[Symbol.asyncDispose]();
    throw error;
  }
}

/** The key that is there from the start, so that a ledger can be given one at once. */
function localKey(region: string, accountId: string) {
  const prefix = `arn:aws:kms:${region}:${accountId}`;
  return {
    arn: `${prefix}:key/00000000-0000-4000-8000-000000000001`,
    aliasArn: `${prefix}:alias/qldb-local`,
    description: 'There from the start. Nothing is encrypted with it; its state acts on the ledgers that have it.',
  };
}

async function listen(server: ReturnType<typeof createHttpServer>, port: number, host: string): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') {
      throw new ServiceError(
        'port-in-use',
        `Port ${port} on ${host} is in use by another program: choose another one with LEDGER_PORT.`,
        { cause: error },
      );
    }
    throw new ServiceError('listen-failed', `Cannot listen on ${host}:${port} (${code}).`, { cause: error });
  }
}

/** Keeps the store open until what was begun has ended, lines of an answer included. */
function track(running: Set<Promise<unknown>>, work: Promise<Answer>): Promise<Answer> {
  const done = work.catch(() => undefined).finally(() => running.delete(done));
  running.add(done);
  return work.then((answer) => ('lines' in answer ? { lines: trackLines(running, answer.lines) } : answer));
}

async function* trackLines(running: Set<Promise<unknown>>, lines: AsyncIterable<object>): AsyncGenerator<object> {
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  running.add(done);
  try {
    yield* lines;
  } finally {
    running.delete(done);
    finish();
  }
}

/** Removes the rows of deleted ledgers a little at a time. @returns how to stop it */
function purgeInBackground(engine: Engine, log: Logger): () => Promise<void> {
  let current: Promise<void> = Promise.resolve();
  let stopped = false;
  let timer: NodeJS.Timeout;
  const pass = async () => {
    try {
      while (!stopped && (await engine.purgeSome())) await new Promise((resolve) => setImmediate(resolve));
    } catch (error) {
      log.error({ err: error }, 'purging deleted ledgers failed');
    }
    if (!stopped) schedule();
  };
  const schedule = () => {
    timer = setTimeout(() => {
      current = pass();
    }, PURGE_EVERY_MS).unref();
  };
  schedule();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await current;
  };
}
