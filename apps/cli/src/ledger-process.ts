import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EmbeddedUpstream } from '@qldb-console/bff';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** The embedded ledger service in a process of its own. */
export interface LedgerProcess {
  /** Resolves with its address once it listens; never, when it ends before that. */
  readonly listening: Promise<string>;
  /** Resolves when the process has ended, with how it ended in words. */
  readonly ended: Promise<string>;
  /** Asks it to stop, and kills it if it does not within ten seconds. */
  stop(): Promise<void>;
}

/**
 * Starts `qldb-console ledger` as a child. It ends with this process whatever happens to it: the channel between them
 * closes, see `endWithParent`.
 */
export function startLedgerProcess(settings: EmbeddedUpstream, logLevel: string): LedgerProcess {
  const child = spawn(process.execPath, [main, 'ledger'], {
    // What the service announces of itself, the product announces; its log and its errors go to our stderr.
    stdio: ['ignore', 'pipe', 2, 'ipc'],
    env: {
      ...process.env,
      LEDGER_HOST: '127.0.0.1',
      LEDGER_PORT: String(settings.port),
      DATA_DIR: settings.dataDir,
      AWS_REGION: settings.region,
      LEDGER_ACCESS_KEY_ID: settings.accessKeyId,
      LEDGER_SECRET_ACCESS_KEY: settings.secretAccessKey,
      LOG_LEVEL: logLevel,
    },
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`could not be started (${error.message})`));
    child.once('exit', (code, signal) => resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`));
  });
  return { listening: announcedAddress(child), ended, stop: () => stop(child, ended) };
}

/** The address in the first line the service prints, which it does when it listens. */
function announcedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      if (printed.length > 10_000) return;
      printed += chunk.toString();
      const address = /^Ledger service on (\S+) /.exec(printed)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  const killing = setTimeout(() => child.kill('SIGKILL'), 10_000);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(killing);
}
