/** `qldb-console start` on free ports with an empty data directory, and without the sample ledger. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, start } from './run.ts';

export interface StartedProduct extends Running, AsyncDisposable {
  readonly url: string;
  /** undefined when it was started with another endpoint */
  readonly ledgerUrl: string | undefined;
  /** undefined when another S3 or Kinesis was configured */
  readonly s3Url: string | undefined;
  readonly kinesisUrl: string | undefined;
  readonly dataDir: string;
}

/** Any that are free, for every server of the product. */
export const FREE_PORTS = { PORT: '0', LEDGER_PORT: '0', LOCAL_S3_PORT: '0', LOCAL_KINESIS_PORT: '0' };

export function startProduct(args: string[] = [], environment: Record<string, string> = {}): Promise<StartedProduct> {
  return launch(['start', ...args], environment, 'Stop with Ctrl-C.', /QLDB Console +(\S+)/);
}

/** The same for `qldb-console dev`; its address is that of the development server. */
export function startDev(): Promise<StartedProduct> {
  return launch(['dev'], { NO_COLOR: '1' }, 'Local:', /Local: +(http:\/\/[\d.:]+)/);
}

async function launch(
  args: string[],
  environment: Record<string, string>,
  last: string,
  address: RegExp,
): Promise<StartedProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cli-start-'));
  const settings = { ...FREE_PORTS, DATA_DIR: dataDir, LEDGER_SAMPLE: 'off', ...environment };
  const running = start(args, settings);
  await Promise.race([printed(running, last), running.ended]);
  const url = address.exec(running.stdout())?.[1];
  if (url === undefined) throw new Error(`the product did not start: ${running.stdout()}${running.stderr()}`);
  return {
    ...running,
    url,
    ledgerUrl: /Ledger service +(\S+)/.exec(running.stdout())?.[1],
    s3Url: /S3 +(\S+) .*local/.exec(running.stdout())?.[1],
    kinesisUrl: /Kinesis +(\S+) .*local/.exec(running.stdout())?.[1],
    dataDir,
    async [Symbol.asyncDispose]() {
      running.child.kill('SIGTERM');
      await running.ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function printed({ child, stdout }: Running, text: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (stdout().includes(text)) resolve();
    };
    child.stdout?.on('data', look);
    look();
  });
}

/** Process ids of the children of a process. */
export function childrenOf(pid: number | undefined): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child as number);
}

/** The command of ours that a process runs: `ledger`, `local-endpoints`. */
export function commandOf(pid: number): string | undefined {
  const line = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return /main\.ts (\S+)/.exec(line)?.[1];
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
