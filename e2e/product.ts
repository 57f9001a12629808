/** Starts the product as a user does, on free ports and an empty data directory, and stops it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { writeConnections } from './connections-file.ts';

const main = fileURLToPath(new URL('../apps/cli/src/main.ts', import.meta.url));

export interface Product {
  readonly url: string;
  readonly ledgerUrl: string;
  stop(): Promise<void>;
}

interface ProductOptions {
  /** Parts of the configuration file besides the connections. */
  readonly configuration?: object;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const directory = await mkdtemp(join(tmpdir(), 'qldb-console-e2e-'));
  const dataDirectory = join(directory, 'data');
  await mkdir(dataDirectory);
  const [port, ledgerPort, nowhere] = await Promise.all([freePort(), freePort(), freePort()]);
  const ledgerUrl = `http://127.0.0.1:${ledgerPort}`;
  const places = { ledgerUrl, nowhereUrl: `http://127.0.0.1:${nowhere}` };
  const configuration = await writeConnections(directory, places, options.configuration);
  const child = spawn(process.execPath, [main, 'start'], {
    env: {
      ...process.env,
      ...configuration,
      HOST: '127.0.0.1',
      PORT: String(port),
      LEDGER_PORT: String(ledgerPort),
      DATA_DIR: dataDirectory,
      LOCAL_S3_PORT: '0',
      LOCAL_KINESIS_PORT: '0',
      // Many specs make ledgers of their own at the same time.
      LEDGER_MAX_LEDGERS: '50',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-10_000);
    });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(`${url}/readyz`, child, () => output);
  return {
    url,
    ledgerUrl,
    stop: async () => {
      await stopped(child);
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The product ended before it was ready:\n${output()}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error(`The product was not ready within a minute:\n${output()}`);
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
