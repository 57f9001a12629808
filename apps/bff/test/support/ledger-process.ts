/** The services as the command line starts them, on free ports with an empty data directory of their own. */
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
  const { addresses, ...rest } = await startCommand('ledger', [/Ledger service on (\S+)/], environment);
  return { url: addresses[0] ?? '', ...rest };
}

/** The local stand-ins for S3 and Kinesis. */
export async function startLocalEndpoints(
  environment: Record<string, string> = {},
): Promise<{ s3Url: string; kinesisUrl: string } & AsyncDisposable> {
  const printed = [/Local S3 on (\S+)/, /Local Kinesis on (\S+)/];
  const { addresses, ...rest } = await startCommand('local-endpoints', printed, environment);
  return { s3Url: addresses[0] ?? '', kinesisUrl: addresses[1] ?? '', ...rest };
}

/** @param printed what the command prints once it listens; the first group of each is an address */
async function startCommand(command: string, printed: readonly RegExp[], environment: Record<string, string>) {
  const dataDir = await mkdtemp(join(tmpdir(), `bff-${command}-`));
  const child = spawn(process.execPath, [main, command], {
    env: {
      PATH: process.env.PATH,
      LEDGER_PORT: '0',
      LOCAL_S3_PORT: '0',
      LOCAL_KINESIS_PORT: '0',
      DATA_DIR: dataDir,
      LEDGER_STATE_DELAY_MS: '0',
      LOG_LEVEL: 'warn',
      ...environment,
    },
    // The channel makes it end when the test process ends, however that happens.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const addresses = await new Promise<string[]>((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = printed.map((pattern) => pattern.exec(output)?.[1]).filter((address) => address !== undefined);
      if (found.length === printed.length) resolve(found);
    });
    ended.then(() => reject(new Error(`${command} ended before it listened: ${output}`)));
  });
  return {
    addresses,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
