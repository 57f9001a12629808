import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

/** User and group of the image. */
const STRANGER = 10001;
/** Only root can run something as somebody else; others run it as themselves, and the folder is read-only for them too. */
export const asStranger = process.getuid?.() === 0 ? { uid: STRANGER, gid: STRANGER } : {};

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface Running extends AsyncDisposable {
  readonly child: ChildProcess;
  /** What it wrote so far, to stdout and stderr. */
  output(): string;
  /** Its exit code; a signal's name when one ended it. */
  readonly ended: Promise<number | string | null>;
  /** Tells it to end, by SIGTERM. */
  stop(): Promise<number | string | null>;
}

/** Starts a program with exactly this environment. It is killed when it is disposed of. */
export function start(
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  options: { readonly cwd?: string; readonly uid?: number; readonly gid?: number } = {},
): Running {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], env: environment, ...options });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const ended = new Promise<number | string | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return {
    child,
    output: () => output,
    ended,
    stop,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await ended.catch(() => undefined);
    },
  };
}

/** Asks until the answer has this status. @throws with what the process wrote, when it ended or a deadline is over */
export async function answers(url: string, status: number, running: Running, milliseconds = 60_000): Promise<Response> {
  const deadline = Date.now() + milliseconds;
  let last = 'nothing';
  while (Date.now() < deadline && running.child.exitCode === null) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(3_000), redirect: 'manual' });
      if (response.status === status) return response;
      last = `${response.status} ${await response.text()}`;
    } catch (error) {
      last = String((error as Error).cause ?? error);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} never answered ${status}; last: ${last}\n${running.output()}`);
}
