/** The real ledger service as the command line starts it, on a free port with an empty data directory of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));

export interface LedgerProcess extends AsyncDisposable {
  readonly url: string;
}

export async function startLedger(environment: Record<string, string> = {}): Promise<LedgerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bff-ledger-'));
  const child = spawn(process.execPath, [main, 'ledger'], {
    env: {
      PATH: process.env.PATH,
      LEDGER_PORT: '0',
      DATA_DIR: dataDir,
      LEDGER_STATE_DELAY_MS: '0',
      LOG_LEVEL: 'warn',
      ...environment,
    },
    // The channel makes it end when the test process ends, however that happens.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /Ledger service on (\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    });
    ended.then(() => reject(new Error(`the ledger service ended before it listened: ${output}`)));
  });
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
