import { setTimeout as delay } from 'node:timers/promises';
import {
  askUpstream,
  type Config,
  type Context,
  createContext,
  type Logger,
  type RunningServer,
  serve,
} from '@qldb-console/bff';
import type { ChildService } from './child-process.ts';
import { type LedgerProcess, startLedgerProcess } from './ledger-process.ts';
import {
  fixedUrls,
  type LocalEndpointsProcess,
  type LocalUrls,
  startLocalEndpointsProcess,
} from './local-endpoints-process.ts';
import { checkPort } from './ports.ts';

/** Could not be started, or ended by itself; the message is for the reader and complete. */
class ProductError extends Error {
  override readonly name = 'ProductError';
}

/** The running product: the console's back end in this process, the embedded ledger service beside it. */
export interface Product {
  readonly url: string;
  /** Where health and metrics are asked for, when that has a listener of its own. */
  readonly managementUrl: string | undefined;
  /** undefined when another endpoint was configured */
  readonly ledgerUrl: string | undefined;
  /** Of the back end. */
  readonly log: Logger;
  /** Where the local stand-ins for S3 and Kinesis listen, as far as they were started. */
  readonly local: LocalUrls;
  /** Rejects with ProductError when one of the services ends by itself; never resolves. */
  readonly broken: Promise<never>;
  /** Lets running requests end, then ends the services. */
  close(): Promise<void>;
}

export interface ProductOptions {
  /** Directory of the built console; without it only the API is served. */
  readonly assetsDir?: string | undefined;
  /** Gives up starting when aborted. */
  readonly signal: AbortSignal;
}

/** First start writes the sample ledger. */
const READY_WITHIN_MS = 120_000;

/**
 * Starts everything, and answers when a request would succeed.
 *
 * @throws ListenError, ProductError, or the signal's reason; whatever was started is stopped again
 */
export async function startProduct(config: Config, options: ProductOptions): Promise<Product> {
  // Ports before anything is started: one in use is the most common mistake, and is told without side effects.
  await checkPorts(config);
  const givingUp = new AbortController();
  const signal = AbortSignal.any([options.signal, givingUp.signal]);
  const services: ChildService[] = [];
  let context: Context | undefined;
  let server: RunningServer | undefined;
  const close = async () => {
    givingUp.abort();
    await server?.close();
    await context?.[Symbol.asyncDispose]();
    // The ledger service first: what it still delivers should arrive.
    for (const service of services.reverse()) await service.stop();
  };
  const breaking = Promise.withResolvers<never>();
  const broken = breaking.promise;
  // Also rejects after an ordinary stop, when nobody listens any more.
  broken.catch(() => {});
  const watch = <Service extends ChildService>(service: Service, name: string): Service => {
    services.push(service);
    service.ended.then((how) => breaking.reject(new ProductError(`${name} ${how}.`)));
    return service;
  };
  const unlessBroken = <Value>(wanted: Promise<Value>): Promise<Value> =>
    Promise.race([wanted, broken, rejectWhenAborted(signal)]);
  try {
    const { ledger, local } = await startServices(config, watch, unlessBroken);
    const embeddedUrl = ledger && (await unlessBroken(ledger.listening));
    const localUrls = (await (local && unlessBroken(local.listening))) ?? {};
    context = await createContext({ config, embeddedUrl, localUrls, assetsDir: options.assetsDir });
    if (ledger) await Promise.race([broken, untilReady(context, signal)]);
    server = await serve(context, config.host, config.port);
    const { url, managementUrl } = server;
    const { log } = context;
    return { url, managementUrl, ledgerUrl: embeddedUrl, log, local: localUrls, broken, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @throws ListenError */
async function checkPorts({ host, port, management, upstream }: Config): Promise<void> {
  await checkPort(host, port);
  if (management) await checkPort(management.host, management.port);
  if (upstream.kind !== 'embedded') return;
  await checkPort('127.0.0.1', upstream.port);
  for (const target of [upstream.s3, upstream.kinesis])
    if (target.kind === 'local') await checkPort('127.0.0.1', target.port);
}

/** Local stand-ins and ledger service side by side, unless the one must be waited for to tell the other its address. */
async function startServices(
  config: Config,
  watch: <Service extends ChildService>(service: Service, name: string) => Service,
  unlessBroken: <Value>(wanted: Promise<Value>) => Promise<Value>,
): Promise<{ ledger?: LedgerProcess; local?: LocalEndpointsProcess }> {
  const { upstream } = config;
  if (upstream.kind !== 'embedded') return {};
  const logLevel = serviceLogLevel(config);
  const started = startLocalEndpointsProcess(upstream, logLevel);
  const local = started && watch(started, 'The process of the local stand-ins for S3 and Kinesis');
  const urls = fixedUrls(upstream) ?? (local && (await unlessBroken(local.listening))) ?? {};
  const ledger = watch(startLedgerProcess(upstream, urls, logLevel), 'The ledger service');
  return { ledger, ...(local ? { local } : {}) };
}

/** The services log every request at info, which is their own business unless somebody asked for a level. */
function serviceLogLevel({ logLevel, sources }: Config): string {
  return sources.logLevel.endsWith('(default)') ? 'warn' : logLevel;
}

function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

async function untilReady(context: Context, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  // Connections of the configuration file may answer later, or never.
  const embedded = context.upstreams.get('embedded');
  while (embedded) {
    signal.throwIfAborted();
    try {
      return await askUpstream(embedded);
    } catch (error) {
      if (Date.now() > deadline)
        throw new ProductError('The ledger service was not ready within two minutes.', { cause: error });
      await delay(50, undefined, { signal });
    }
  }
}
