/** `qldb-console start` with a configuration file, as an operator starts it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));

/** Its log says so, while the audit log is on standard output. */
const STARTED = /"listens":"(http:\/\/127\.0\.0\.1:\d+)".*"msg":"started"/;

export interface ConsoleProcess extends AsyncDisposable {
  /** Where it listens, which need not be its public address. */
  readonly url: string;
  /** What it wrote so far, to stdout and stderr. */
  output(): string;
}

/** @returns when it says that it is ready */
export async function startConsoleProcess(file: object, environment: Record<string, string>): Promise<ConsoleProcess> {
  const directory = await mkdtemp(join(tmpdir(), 'bff-console-'));
  const config = join(directory, 'console.json');
  await writeFile(config, JSON.stringify(file));
  const child = spawn(process.execPath, [main, 'start', '--config', config], {
    env: { PATH: process.env.PATH, HOME: directory, DATA_DIR: directory, PORT: '0', ...environment },
    // The channel makes it end when the test process ends, however that happens.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit');
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (STARTED.test(output)) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    ended.then(() => reject(new Error(`the console ended before it was ready: ${output}`)));
  });
  return {
    url: STARTED.exec(output)?.[1] ?? '',
    output: () => output,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}
