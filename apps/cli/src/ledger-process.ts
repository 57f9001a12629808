import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EmbeddedUpstream } from '@qldb-console/bff';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** The embedded ledger service in a process of its own. */
export interface LedgerProcess {
  readonly url: string;
  /** Resolves when the process has ended, with how it ended in words. */
  readonly ended: Promise<string>;
  /** Asks it to stop, and kills it if it does not within ten seconds. */
  stop(): Promise<void>;
}

/**
 * Starts `qldb-console ledger` as a child. It ends with this process whatever happens to it: the channel between them
 * closes, see `endWithParent`.
 *
 * @param port already chosen, not 0
 */
export function startLedgerProcess(settings: EmbeddedUpstream, port: number, logLevel: string): LedgerProcess {
  const child = spawn(process.execPath, [main, 'ledger'], {
    // What the service announces of itself, the product announces; its log and its errors go to our stderr.
    stdio: ['ignore', 'ignore', 2, 'ipc'],
    env: {
      ...process.env,
      LEDGER_HOST: '127.0.0.1',
      LEDGER_PORT: String(port),
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
  return { url: `http://127.0.0.1:${port}`, ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  const killing = setTimeout(() => child.kill('SIGKILL'), 10_000);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(killing);
}
