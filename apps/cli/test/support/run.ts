/** Runs the command as a user does: a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Output so far. */
  stdout(): string;
  stderr(): string;
}

export function start(args: readonly string[], environment: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [main, ...args], {
    // Nothing of the environment the tests run in may change what is tested.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const closed = ended(child).then((how) => ({ ...how, stdout, stderr }));
  return { child, ended: closed, stdout: () => stdout, stderr: () => stderr };
}

export function run(args: readonly string[], environment?: Record<string, string>): Promise<Ended> {
  return start(args, environment).ended;
}

export function ended(child: ChildProcess): Promise<Pick<Ended, 'code' | 'signal'>> {
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}
