#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import { endWithParent } from './end-with-parent.ts';
import { USAGE, UsageError } from './usage.ts';

// Sources whose types were stripped once need not be stripped again: less time to start, and 30 MB less per process.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));

/** Runs a command with its arguments; answers the exit code. Loaded on demand: `verify` needs no server. */
type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  start: async (args) => (await import('./start.ts')).runStart(args),
  dev: async (args) => (await import('./dev.ts')).runDev(args),
  verify: async (args) => (await import('./verify/verify.ts')).runVerify(args),
  ledger: async (args) => {
    endWithParent();
    return (await import('./ledger.ts')).runLedger(args);
  },
  'local-endpoints': async (args) => {
    endWithParent();
    return (await import('./local-endpoints.ts')).runLocalEndpoints(args);
  },
  seed: async (args) => (await import('./seed.ts')).runSeed(args),
  config: async (args) => (await import('./config/config.ts')).runConfig(args),
  'new-session-key': async (args) => (await import('./config/new-session-key.ts')).runNewSessionKey(args),
  check: async (args) => (await import('./check/check.ts')).runCheck(args),
  audit: async (args) => (await import('./audit/audit.ts')).runAudit(args),
};

/** Errors that are meant for the reader, by name: their classes would load the servers that `verify` does without. */
const TOLD_IN_A_LINE = ['AuditError', 'ListenError', 'LocalEndpointError', 'ProductError', 'ServiceError'];

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') return help(args[0]);
  if (name === 'version' || name === '--version' || name === '-v') return version();
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!name || !command) {
    process.stderr.write(
      `${name === undefined ? '' : `There is no command "${name.slice(0, 100)}".\n\n`}${USAGE.help}`,
    );
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) return help(name);
  try {
    return await command(args);
  } catch (error) {
    return report(error, name);
  }
}

function help(name: string | undefined): number {
  process.stdout.write(
    name !== undefined && Object.hasOwn(USAGE, name) ? USAGE[name as keyof typeof USAGE] : USAGE.help,
  );
  return 0;
}

function version(): number {
  process.stdout.write(`qldb-console ${manifest.version} (Node ${process.versions.node})\n`);
  return 0;
}

function report(error: unknown, command: string): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\nSee: qldb-console help ${command}\n`);
    return 2;
  }
  if (error instanceof Error && error.name === 'InputError') {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  if (error instanceof Error && error.name === 'ConfigError') {
    process.stderr.write(`The settings are not valid:\n${error.message.replace(/^/gm, '  ')}\n`);
    return 2;
  }
  // A stack trace appears only for a bug.
  const told = error instanceof Error && TOLD_IN_A_LINE.includes(error.name);
  process.stderr.write(`${error instanceof Error && !told ? error.stack : (error as Error).message}\n`);
  // Of these, 1 says that something was disproven.
  return command === 'verify' || command === 'audit' ? 2 : 1;
}

// A reader that has seen enough (`| head`) closes the pipe: no failure, and the exit code stays the verdict.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(2);
});
process.exitCode = await main(process.argv.slice(2));
