import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** A command of ours in a process of its own. */
export interface ChildService {
  /** Resolves with what it printed once the last line that was waited for is there; never, when it ends before that. */
  readonly announced: Promise<string>;
  /** Resolves when the process has ended, with how it ended in words. */
  readonly ended: Promise<string>;
  /** Asks it to stop, and kills it if it does not within ten seconds. */
  stop(): Promise<void>;
}

/**
 * Starts `qldb-console COMMAND` as a child. It ends with this process whatever happens to it: the channel between them
 * closes, see `endWithParent`. What it announces of itself, the product announces; its log and its errors go to our
 * stderr.
 *
 * @param environment settings beside those of this process
 * @param listening   what it prints when it listens
 */
export function startChildService(
  command: string,
  environment: Readonly<Record<string, string>>,
  listening: RegExp,
): ChildService {
  const child = spawn(process.execPath, [main, command], {
    stdio: ['ignore', 'pipe', 2, 'ipc'],
    env: { ...process.env, ...environment },
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`could not be started (${error.message})`));
    child.once('exit', (code, signal) => resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`));
  });
  const announced = new Promise<string>((resolve) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      if (printed.length > 10_000) return;
      printed += chunk.toString();
      if (listening.test(printed)) resolve(printed);
    });
  });
  return {
    announced,
    ended,
    async stop() {
      const killing = setTimeout(() => child.kill('SIGKILL'), 10_000);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(killing);
    },
  };
}
