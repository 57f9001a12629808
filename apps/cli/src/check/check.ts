import { checkDirectory, type LedgerCheck, readLedgerConfig, ServiceError } from '@qldb-console/ledger';
import { parseFlags } from '../flags.ts';
import { stopSignal } from '../stop-signal.ts';
import { UsageError } from '../usage.ts';
import { checkText } from './report.ts';

/** What the exit code says: 2 is left for what could not be checked at all. */
const EXIT = { sound: 0, damaged: 1, notChecked: 2, cancelled: 3 } as const;
const PROGRESS_EVERY_MS = 1_000;

/**
 * `qldb-console check`: judges what the ledger service has stored. The report on stdout, progress on stderr.
 *
 * @returns the exit code: 0 all is sound, 1 something is damaged, 2 it could not be checked, 3 stopped before the end
 * @throws UsageError, ConfigError
 */
export async function runCheck(args: readonly string[]): Promise<number> {
  const flags = parseFlags(args, ['data-dir', 'ledger', 'threads'], ['json']);
  const threads = flags.threads === undefined ? undefined : threadsOf(flags.threads);
  const { dataDir } = readLedgerConfig({ 'data-dir': flags['data-dir'] }, process.env).service;
  const checks: LedgerCheck[] = [];
  let shown = performance.now();
  try {
    for await (const check of checkDirectory({
      dataDir,
      ledger: flags.ledger,
      threads,
      signal: stopSignal(EXIT.cancelled),
      onProgress: ({ ledger, blocks, size }) => {
        if (performance.now() - shown < PROGRESS_EVERY_MS) return;
        shown = performance.now();
        process.stderr.write(`${ledger}: ${blocks} of ${size} blocks\n`);
      },
    })) {
      checks.push(check);
      if (flags.json !== true) process.stdout.write(checkText(check));
    }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.code === 'data-damaged' ? EXIT.damaged : EXIT.notChecked;
  }
  const exitCode = exitCodeOf(checks);
  if (flags.json === true) process.stdout.write(`${JSON.stringify({ exitCode, ledgers: checks }, undefined, 2)}\n`);
  else if (checks.length === 0) process.stdout.write('There is no ledger.\n');
  return exitCode;
}

function exitCodeOf(checks: readonly LedgerCheck[]): number {
  const any = (outcome: LedgerCheck['outcome']) => checks.some((check) => check.outcome === outcome);
  if (any('damaged') || checks.some(({ problemCount }) => problemCount > 0)) return EXIT.damaged;
  return any('cancelled') ? EXIT.cancelled : EXIT.sound;
}

function threadsOf(text: string): number {
  if (!/^[1-8]$/.test(text)) throw new UsageError(`--threads is ${JSON.stringify(text.slice(0, 50))}: must be 1 to 8.`);
  return Number(text);
}
