import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import type { LedgerServiceOptions } from '../../src/index.ts';

/** What can be told another process. */
type ProcessOptions = Pick<
  LedgerServiceOptions,
  'dataDir' | 'stateDelayMs' | 'sampleLedger' | 'maxLedgers' | 'maxTags' | 's3' | 'kinesis'
>;

const MAIN = `
  import { flushCompileCache } from 'node:module';
  import { createLedgerService } from ${JSON.stringify(new URL('../../src/index.ts', import.meta.url).href)};
  // Never outlives the tests, however they end.
  process.on('disconnect', () => process.exit(1));
  const service = await createLedgerService(JSON.parse(process.argv[1]));
  await service.listen(0);
  // Who is killed keeps nothing of what it has compiled: every start would strip the types anew.
  flushCompileCache();
  process.send(service.url, (error) => error && process.exit(1));
`;

export interface ServiceProcess {
  /** The address once it listens; rejected when the process ends before that. */
  readonly listening: Promise<string>;
  readonly ended: Promise<unknown>;
  /** `kill -9`. @returns when the process is gone */
  kill(): Promise<void>;
}

/** The service in a process of its own, on a free port. Killed when the test ends. */
export function startServiceProcess(options: ProcessOptions): ServiceProcess {
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', MAIN, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const listening = Promise.race([
    once(child, 'message').then(([url]) => url as string),
    ended.then(([code, signal]) => {
      throw new Error(`the service ended before it listened (${signal ?? code})`);
    }),
  ]);
  // Who kills it before that does not want to know.
  listening.catch(() => undefined);
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return { listening, ended, kill };
}
