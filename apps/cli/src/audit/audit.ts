import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AuditChain, type AuditDigest, type ChainVerdict, readAuditDigest } from '@qldb-console/contract';
import { parseArguments } from '../flags.ts';
import { UsageError } from '../usage.ts';
import { EXIT_CODES } from '../verify/exit-codes.ts';
import { chainText } from './chain-text.ts';
import { fileLines } from './file-lines.ts';

const MOST_EXPECTED = 100;

/**
 * `qldb-console audit verify FILE…` and `audit digest FILE…`: judges the chain of an audit log, in memory that does not grow
 * with it.
 *
 * @returns the exit code, which is the verdict
 * @throws UsageError, InputError
 */
export async function runAudit([command, ...args]: readonly string[]): Promise<number> {
  if (command === 'verify') return verify(args);
  if (command === 'digest') return digest(args);
  throw new UsageError(
    command === undefined ? 'Which one: audit verify, or audit digest?' : 'There is no such command of audit.',
  );
}

async function verify(args: readonly string[]): Promise<number> {
  const { flags, rest } = parseArguments(args, { values: [], bare: ['json'], many: ['expect'] });
  const files = filesOf(rest);
  const expected = (flags.expect ?? []).map(digestOf);
  if (expected.length > MOST_EXPECTED) throw new UsageError(`At most ${MOST_EXPECTED} digests are compared at once`);
  const verdict = await judge(files, expected);
  const exitCode = EXIT_CODES[verdict.outcome];
  process.stdout.write(
    flags.json === true ? `${JSON.stringify({ exitCode, ...verdict }, undefined, 2)}\n` : chainText(verdict),
  );
  return exitCode;
}

async function digest(args: readonly string[]): Promise<number> {
  const { rest } = parseArguments(args, { values: [], bare: [], many: [] });
  const verdict = await judge(filesOf(rest), []);
  if (verdict.outcome === 'disproven' || verdict.last === undefined) {
    // A digest of a broken log would vouch for what is wrong with it.
    process.stderr.write(chainText(verdict));
    return verdict.last === undefined ? 2 : 1;
  }
  process.stdout.write(`${verdict.last.seq}:${verdict.last.hash}\n`);
  return 0;
}

async function judge(files: readonly string[], expected: readonly AuditDigest[]): Promise<ChainVerdict> {
  // Read first: what is written meanwhile is then behind it.
  const head = await readHead(`${files.at(-1)}.head`);
  const chain = new AuditChain({ sha256: (bytes) => hash('sha256', bytes), expected, head });
  for (const file of files) for await (const line of fileLines(file)) chain.add(line);
  return chain.finish();
}

/** What the console keeps beside the file: its last entry. */
async function readHead(path: string): Promise<AuditDigest | undefined> {
  try {
    return readAuditDigest((await readFile(path, 'latin1')).slice(0, 200));
  } catch {
    return undefined;
  }
}

function filesOf(rest: readonly string[]): readonly string[] {
  if (rest.length === 0) throw new UsageError('Which file?');
  return rest;
}

function digestOf(text: string): AuditDigest {
  const digest = readAuditDigest(text);
  if (digest === undefined)
    throw new UsageError(
      `--expect ${JSON.stringify(text.slice(0, 100))}: must be SEQ:HASH, as "audit digest" prints it.`,
    );
  return digest;
}
