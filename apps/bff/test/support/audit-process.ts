/** The back end in a process of its own, to be killed or starved: `node audit-process.ts UPSTREAM_URL`; settings by environment. */
import { spawn } from 'node:child_process';
import { flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { toConfig } from '../../src/config/config.ts';
import { readEnv } from '../../src/config/env.ts';
import { createContext } from '../../src/context.ts';
import { serve } from '../../src/server.ts';

export interface AuditProcess extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  kill(): Promise<void>;
  stderr(): string;
}

/** @throws Error with what the process printed, when it ends instead of listening */
export async function startAuditProcess(upstreamUrl: string, auditFile: string): Promise<AuditProcess> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), upstreamUrl], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      AUDIT_FILE: auditFile,
      PORT: '0',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    void ended.then(() => reject(new Error(stderr)));
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { url, pid: child.pid ?? 0, kill, stderr: () => stderr, [Symbol.asyncDispose]: kill };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // A file that may not grow any more is an error of the write then, as a full disk is, and not the end of the process.
  process.on('SIGXFSZ', () => {});
  try {
    const config = toConfig(readEnv(process.env as Record<string, string>));
    const server = await serve(await createContext({ config, embeddedUrl: process.argv[2] }), config.host, config.port);
    // Who is killed keeps nothing of what it has compiled: every start would strip the types anew.
    flushCompileCache();
    process.stdout.write(`${server.url}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).name}: ${(error as Error).message}\n`);
    process.exit(1);
  }
}
