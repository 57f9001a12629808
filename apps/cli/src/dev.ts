import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { runProduct, settingsOf } from './start.ts';
import { stopSignal } from './stop-signal.ts';

const consoleDirectory = fileURLToPath(new URL('../../console', import.meta.url));
const vite = fileURLToPath(new URL('../../console/node_modules/vite/bin/vite.js', import.meta.url));

/**
 * `qldb-console dev`: the product, with the console served from its sources by Vite, which hands `/api` on to the back
 * end (apps/console/vite.config.ts). Vite prints the address to open.
 */
export async function runDev(args: readonly string[]): Promise<number> {
  const config = await settingsOf(args);
  const ending = new AbortController();
  const signal = AbortSignal.any([stopSignal(), ending.signal]);
  let server: ChildProcess | undefined;
  const code = await runProduct(config, signal, undefined, (product) => {
    process.stdout.write(
      `\n  Back end         ${product.url}\n  Ledger service   ${product.ledgerUrl ?? '(external)'}\n` +
        `${product.local.s3 ? `  Local S3         ${product.local.s3}\n` : ''}` +
        `${product.local.kinesis ? `  Local Kinesis    ${product.local.kinesis}\n` : ''}`,
    );
    server = spawn(process.execPath, [vite, '--host', '127.0.0.1'], {
      cwd: consoleDirectory,
      stdio: 'inherit',
      env: { ...process.env, BFF_URL: product.url },
    });
    server.once('error', () => ending.abort());
    server.once('exit', () => ending.abort());
  });
  if (server && server.exitCode === null && server.signalCode === null && server.kill('SIGTERM'))
    await once(server, 'exit');
  return code;
}
