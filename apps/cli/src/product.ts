import { setTimeout as delay } from 'node:timers/promises';
import { askUpstream, type Config, type Context, createContext, type RunningServer, serve } from '@qldb-console/bff';
import { type LedgerProcess, startLedgerProcess } from './ledger-process.ts';
import { checkPort } from './ports.ts';

/** Could not be started, or ended by itself; the message is for the reader and complete. */
class ProductError extends Error {
  override readonly name = 'ProductError';
}

/** The running product: the console's back end in this process, the embedded ledger service beside it. */
export interface Product {
  readonly url: string;
  /** undefined when another endpoint was configured */
  readonly ledgerUrl: string | undefined;
  /** Rejects with ProductError when the ledger service ends by itself; never resolves. */
  readonly broken: Promise<never>;
  /** Lets running requests end, then ends the ledger service. */
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
  const { upstream } = config;
  // Ports before anything is started: one in use is the most common mistake, and is told without side effects.
  await checkPort(config.host, config.port);
  if (upstream.kind === 'embedded') await checkPort('127.0.0.1', upstream.port);

  const givingUp = new AbortController();
  const signal = AbortSignal.any([options.signal, givingUp.signal]);
  const ledger = upstream.kind === 'embedded' ? startLedgerProcess(upstream, ledgerLogLevel(config)) : undefined;
  let context: Context | undefined;
  let server: RunningServer | undefined;
  const close = async () => {
    givingUp.abort();
    await server?.close();
    await context?.[Symbol.asyncDispose]();
    await ledger?.stop();
  };
  const broken = breaksWith(ledger);
  try {
    const ledgerUrl = ledger && (await Promise.race([ledger.listening, broken, rejectWhenAborted(signal)]));
    context = await createContext({ config, embeddedUrl: ledgerUrl, assetsDir: options.assetsDir });
    if (ledger) await Promise.race([broken, untilReady(context, signal)]);
    server = await serve(context, config.host, config.port);
    return { url: server.url, ledgerUrl, broken, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The service logs every request at info, which is its own business unless somebody asked for a level. */
function ledgerLogLevel({ logLevel, sources }: Config): string {
  return sources.logLevel.endsWith('(default)') ? 'warn' : logLevel;
}

function breaksWith(ledger: LedgerProcess | undefined): Promise<never> {
  if (!ledger) return new Promise(() => {});
  const broken = ledger.ended.then((how): never => {
    throw new ProductError(`The ledger service ${how}.`);
  });
  // Also rejects after an ordinary stop, when nobody listens any more.
  broken.catch(() => {});
  return broken;
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
