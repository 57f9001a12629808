import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Product {
  /** The back end; the ledger service and the stand-ins are processes of its own. */
  readonly child: ChildProcess;
  /** Of the console, and of the ledger service. */
  readonly url: string;
  readonly ledgerUrl: string;
}

/**
 * The product as a user starts it, with every port but that of the console chosen by the system.
 *
 * @param environment settings beside those of this process: the port of the console, and where data is kept
 */
export async function startProduct(environment: Readonly<Record<string, string>>): Promise<Product> {
  const main = fileURLToPath(new URL('../apps/cli/src/main.ts', import.meta.url));
  const ports = { LEDGER_PORT: '0', LOCAL_S3_PORT: '0', LOCAL_KINESIS_PORT: '0' };
  const child = spawn(process.execPath, [main, 'start'], {
    env: { ...process.env, ...environment, ...ports },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    const url = /QLDB Console +(\S+)/.exec(output)?.[1];
    const ledgerUrl = /Ledger service +(\S+)/.exec(output)?.[1];
    if (url && ledgerUrl) return { child, url, ledgerUrl };
  }
  throw new Error(`the product did not start: ${output}`);
}
