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
  readonly dataDir: string;
}

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
  const running = start(args, { PORT: '0', LEDGER_PORT: '0', DATA_DIR: dataDir, LEDGER_SAMPLE: 'off', ...environment });
  await Promise.race([printed(running, last), running.ended]);
  const url = address.exec(running.stdout())?.[1];
  if (url === undefined) throw new Error(`the product did not start: ${running.stdout()}${running.stderr()}`);
  return {
    ...running,
    url,
    ledgerUrl: /Ledger service +(\S+)/.exec(running.stdout())?.[1],
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

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
