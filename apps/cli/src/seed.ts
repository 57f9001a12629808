import { randomBytes } from 'node:crypto';
import { ConfigError, readLedgerConfig, type SeedOptions, type SeedProgress, seedLedger } from '@qldb-console/ledger';
import { parseFlags } from './flags.ts';
import { stopSignal } from './stop-signal.ts';

const LEDGER_NAME = /^(?!.*--)(?!\d+$)(?!-)(?!.*-$)[A-Za-z0-9-]{1,32}$/;

/**
 * `qldb-console seed`: commits sample blocks. Progress on stderr, one line of result on stdout.
 *
 * @returns the exit code: 0, or 1 when it was stopped before all blocks were written
 * @throws UsageError, ConfigError, ServiceError
 */
export async function runSeed(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  const started = performance.now();
  let progress: SeedProgress = { committed: 0, lastSequenceNo: 0 };
  let shown = 0;
  process.stderr.write(`Seed: ${options.seed}\n`);
  for await (const next of seedLedger(options)) {
    progress = next;
    const now = performance.now();
    if (now - shown < 500 && progress.committed < options.blocks) continue;
    shown = now;
    process.stderr.write(progressLine(progress.committed, options.blocks, (now - started) / 1000));
  }
  if (progress.committed > 0) process.stderr.write('\n');
  process.stdout.write(
    `${progress.committed} ${progress.committed === 1 ? 'block' : 'blocks'} committed to ${options.ledger}, the last with sequence number ${progress.lastSequenceNo}\n`,
  );
  return progress.committed === options.blocks ? 0 : 1;
}

function readOptions(args: readonly string[]): SeedOptions {
  const flags = parseFlags(args, ['ledger', 'blocks', 'seed', 'endpoint', 'data-dir', 'region', 'max-ledgers']);
  const problems: string[] = [];
  const ledger = flags.ledger ?? '';
  if (!LEDGER_NAME.test(ledger)) {
    problems.push(`--ledger is ${quote(ledger)}: must be 1 to 32 letters, digits and single hyphens, not all digits.`);
  }
  const blocks = Number(flags.blocks ?? '');
  if (!/^\d{1,9}$/.test(flags.blocks ?? '') || blocks < 1 || blocks > 100_000_000) {
    problems.push(`--blocks is ${quote(flags.blocks)}: must be a whole number from 1 to 100000000.`);
  }
  if (flags.endpoint !== undefined && !/^https?:$/.test(protocolOf(flags.endpoint))) {
    problems.push(`--endpoint is ${quote(flags.endpoint)}: must be an address like http://127.0.0.1:8581.`);
  }
  if (flags.seed !== undefined && (flags.seed === '' || flags.seed.length > 100)) {
    problems.push(`--seed is ${quote(flags.seed)}: must have 1 to 100 characters.`);
  }
  try {
    const { port, service } = readLedgerConfig(flags, process.env);
    if (problems.length === 0) {
      return {
        ledger,
        blocks,
        seed: flags.seed ?? randomBytes(6).toString('hex'),
        endpoint: flags.endpoint ?? `http://127.0.0.1:${port}`,
        endpointOnly: flags.endpoint !== undefined,
        dataDir: service.dataDir,
        region: service.region,
        credentials: service.credentials,
        maxLedgers: service.maxLedgers,
        signal: stopSignal(),
      };
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(error.message);
  }
  throw new ConfigError(problems);
}

function progressLine(done: number, all: number, seconds: number): string {
  const rate = done / seconds;
  const left = Math.ceil((all - done) / rate);
  const line = `${done} of ${all} blocks, ${Math.round(rate)}/s, ${left} s left`;
  // On a terminal one line that changes; in a file one line after the other.
  return process.stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`;
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}

function quote(value: string | undefined): string {
  return JSON.stringify((value ?? '').slice(0, 200));
}
