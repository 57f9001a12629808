import { type Anchor, JournalError, LIMITS, type Verdict } from '@qldb-console/journal';
import { type EvidenceBundle, type JudgedBundle, judgeBundle, readBundle } from '@qldb-console/journal/bundle';
import { parseArguments } from '../flags.ts';
import { UsageError } from '../usage.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { jsonReport } from './json-report.ts';
import { printable } from './printable.ts';
import { readEvidence } from './read-evidence.ts';
import { InputError, readFileLimited } from './read-file.ts';
import { textReport } from './text-report.ts';

/** Whether the arguments of `verify` are about an evidence file. */
export function isAboutEvidence(args: readonly string[]): boolean {
  return args.some((argument) => argument === '--evidence' || argument.startsWith('--evidence='));
}

/**
 * Judges an evidence file, an HTML page or JSON, against digests of the reader's own. Only its data is read; nothing of it is
 * run, and nothing that it says about itself counts.
 *
 * @returns the exit code of the verdict, and the report to print
 * @throws UsageError, InputError
 */
export async function verifyEvidence(args: readonly string[]): Promise<{ exitCode: number; output: string }> {
  const { flags, rest } = parseArguments(args, { values: ['evidence'], bare: ['json'], many: ['digest'] });
  if (rest.length > 0)
    throw new UsageError('An evidence file is judged by itself: give --evidence and --digest alone.');
  const bundle = await readEvidenceFile(flags.evidence ?? '');
  const judged = judgeBundle(bundle, await Promise.all((flags.digest ?? []).map(readAnchor)));
  const exitCode = EXIT_CODES[judged.outcome];
  return { exitCode, output: flags.json ? jsonReport(reported(judged), exitCode) : text(bundle, judged) };
}

async function readEvidenceFile(path: string): Promise<EvidenceBundle> {
  const bytes = await readFileLimited('--evidence', path, LIMITS.bundleBytes);
  try {
    return readBundle(bytes);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    const { code, at, path: inside } = error;
    const where = inside === '' ? `byte ${at}` : `${printable(inside)}, byte ${at}`;
    throw new InputError(`--evidence ${printable(path)}: ${printable(error.message)} (${where}; ${code}).`, {
      cause: error,
    });
  }
}

/** A digest file on the command line is one the reader kept: that is what makes the verdict theirs. */
async function readAnchor(path: string): Promise<Anchor> {
  const { digest } = await readEvidence('digest', path);
  return { digest, provenance: 'supplied', label: printable(path) };
}

/** The verdict and those on the parts; what they were read from is in the file. */
function reported({ parts, notUsed, ...verdict }: JudgedBundle): Verdict & { parts: object[]; notUsed: object[] } {
  return {
    ...verdict,
    parts: parts.map(({ kind, title, error, sequenceNo, verdict: own }) => ({
      kind,
      title,
      sequenceNo,
      ...(error && { error }),
      ...(own && { outcome: own.outcome, headline: own.headline, path: own.path, digestComputed: own.digestComputed }),
    })),
    notUsed: notUsed.map(({ anchor, why }) => ({ label: anchor.label, why })),
  };
}

function text({ verdict: said }: EvidenceBundle, judged: JudgedBundle): string {
  const lines = [
    ...judged.notUsed.map(({ anchor, why }) => `--digest ${anchor.label}: ${why}.`),
    `The sender’s claim, which counted for nothing here: “${said.headline}”`,
  ];
  return `${textReport(judged)}\n${lines.map(printable).join('\n')}\n`;
}
