import { type Anchor, judgeBlockProof, judgeReceipt, judgeRevision, type ProofVerdict } from '@qldb-console/journal';
import { parseArguments } from '../flags.ts';
import { stopSignal } from '../stop-signal.ts';
import { UsageError } from '../usage.ts';
import { ARCHIVE_FLAGS, CANCELLED, isAboutArchive, runArchive } from './archive/run-archive.ts';
import { isAboutEvidence, verifyEvidence } from './evidence.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { jsonReport } from './json-report.ts';
import { printable } from './printable.ts';
import { readEvidence } from './read-evidence.ts';
import { textReport } from './text-report.ts';

interface Question {
  readonly digest: string | undefined;
  readonly revision: string | undefined;
  readonly block: string | undefined;
  readonly receipt: string | undefined;
}

/** `qldb-console verify`: prints the verdict. @returns the exit code. @throws what `verify` throws */
export async function runVerify(args: readonly string[]): Promise<number> {
  const { exitCode, output } = await verify(args, () => stopSignal(CANCELLED));
  process.stdout.write(output);
  return exitCode;
}

/**
 * Judges saved evidence with the engine the console uses, without any service but the S3 that an archive lies in.
 *
 * @param openSignal gives what ends judging an archive early
 * @returns the exit code of the verdict, and the report to print
 * @throws UsageError, InputError (both: exit code 2), ConfigError
 */
export async function verify(
  args: readonly string[],
  openSignal = () => new AbortController().signal,
): Promise<{ exitCode: number; output: string }> {
  if (isAboutEvidence(args)) return verifyEvidence(args);
  const { flags, rest } = parseArguments(args, {
    values: ['revision', 'block', 'receipt', ...ARCHIVE_FLAGS.values],
    bare: ['json', ...ARCHIVE_FLAGS.bare],
    many: ['digest'],
  });
  if (isAboutArchive(flags, rest)) {
    for (const name of ['revision', 'block', 'receipt'] as const)
      if (flags[name] !== undefined) throw new UsageError(`--${name} cannot be given with an archive.`);
    return runArchive(flags, rest, openSignal);
  }
  const [digest, ...more] = flags.digest ?? [];
  if (more.length > 0) throw new UsageError('Several digests can only be given with an archive.');
  const { revision, block, receipt } = flags;
  const verdict = await judge(checkQuestion({ digest, revision, block, receipt }));
  const exitCode = EXIT_CODES[verdict.outcome];
  return { exitCode, output: flags.json ? jsonReport(verdict, exitCode) : textReport(verdict) };
}

function checkQuestion({ digest, revision, block, receipt }: Question): Question {
  const refuse = (why: string): never => {
    throw new UsageError(why);
  };
  if (receipt !== undefined && (revision !== undefined || block !== undefined))
    refuse('--receipt stands alone: it holds no content to hold against a --revision or --block.');
  if (receipt === undefined && revision === undefined && block === undefined)
    refuse('Nothing to judge: give an archive, --revision, --block or --receipt.');
  if (receipt === undefined && digest === undefined)
    refuse('Give --digest: without a digest saved elsewhere nothing can be anchored.');
  return { digest, revision, block, receipt };
}

async function judge({ digest, revision, block, receipt }: Question): Promise<ProofVerdict> {
  const anchor = digest === undefined ? undefined : await readAnchor(digest);
  if (receipt !== undefined) return judgeReceipt({ receipt: (await readEvidence('receipt', receipt)).receipt, anchor });
  const anchors = anchor ? [anchor] : [];
  const blockFile = block === undefined ? undefined : await readEvidence('block', block);
  if (revision !== undefined) {
    const file = await readEvidence('revision', revision);
    return judgeRevision({ revision: file.revision, proof: file.proof, block: blockFile?.block, anchors });
  }
  if (!blockFile) throw new Error('a question names a revision, a block or a receipt');
  return judgeBlockProof({ block: blockFile.block, proof: blockFile.proof, anchors });
}

/** A digest file on the command line is one the reader kept: that is what makes the verdict theirs. */
async function readAnchor(path: string): Promise<Anchor> {
  const { digest } = await readEvidence('digest', path);
  return { digest, provenance: 'supplied', label: printable(path) };
}
