import { availableParallelism } from 'node:os';
import { type Inventory, takeInventory } from '@qldb-console/journal/archive';
import { createEngine } from '@qldb-console/journal/engine';
import type { JournalDigest } from '@qldb-console/journal/judgement';
import { openJudgeThreads } from '@qldb-console/ledger/judge';
import { UsageError } from '../../usage.ts';
import { printable, printableName } from '../printable.ts';
import { readEvidence } from '../read-evidence.ts';
import { InputError } from '../read-file.ts';
import { type ArchiveOverview, overviewOf } from './archive-overview.ts';
import type { ArchivePlace } from './archive-place.ts';
import { type ArchiveReport, reportArchive } from './archive-report.ts';
import { joinParts } from './join-parts.ts';
import { type JudgedShare, judgeShares } from './judge-shares.ts';
import { type PartNumber, sharesOf, tipsOf } from './line-share.ts';
import { readPart, writePart } from './part-file.ts';
import type { Progress } from './progress.ts';
import { type BucketFlags, readArchive } from './read-archive.ts';

export interface ArchiveQuestion {
  readonly places: readonly ArchivePlace[];
  /** Paths of digest files. */
  readonly digests: readonly string[];
  readonly strand: string | undefined;
  /** Whether it is about one journal only: evidence is. */
  readonly single: boolean;
  readonly bucket: BucketFlags;
  readonly threads: number | undefined;
}

export interface RunTools {
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** Everything that was read and judged of an archive, still open for the bytes of single blocks. */
export interface JudgedArchive {
  readonly inventory: Inventory;
  readonly archive: ArchiveOverview;
  readonly strandIds: readonly string[];
  readonly digests: readonly JournalDigest[];
  readonly tips: ReadonlyMap<string, readonly number[]>;
  readonly shares: readonly JudgedShare[];
}

/** Judging was ended before it was done. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/**
 * The verdict on an archive.
 *
 * @param use what else is to be made of it while it is open
 * @throws InputError, ConfigError, Cancelled
 */
export async function verifyArchive(
  question: ArchiveQuestion,
  tools: RunTools,
  use?: (judged: JudgedArchive, report: ArchiveReport) => Promise<void>,
): Promise<ArchiveReport> {
  return judgeArchive(question, { index: 1, count: 1 }, tools, async (judged) => {
    const { archive, strandIds, shares, digests } = judged;
    const report = reportArchive(archive, strandIds, shares, digests);
    await use?.(judged, report);
    return report;
  });
}

/**
 * The file of one part of an archive.
 *
 * @throws InputError, ConfigError, Cancelled
 */
export async function verifyPart(question: ArchiveQuestion, part: PartNumber, tools: RunTools): Promise<string> {
  return judgeArchive(question, part, tools, async ({ archive, strandIds, tips, shares }) =>
    writePart({ part, archive, strandIds, tips: Object.fromEntries(tips), shares }),
  );
}

/**
 * The verdict on an archive whose parts were judged elsewhere.
 *
 * @param files   of all parts, in any order
 * @param digests paths of digest files
 * @throws InputError
 */
export async function verifyJoined(files: readonly string[], digests: readonly string[]): Promise<ArchiveReport> {
  const parts = [];
  for (const path of files) parts.push({ path, part: await readPart(path) });
  return joinParts(parts, await readDigests(digests));
}

async function judgeArchive<T>(
  question: ArchiveQuestion,
  part: PartNumber,
  { signal, progress }: RunTools,
  use: (judged: JudgedArchive) => Promise<T>,
): Promise<T> {
  const digests = await readDigests(question.digests);
  await using source = await readArchive(question.places, question.bucket);
  const inventory = await takeInventory(source.files, { signal });
  if (signal.aborted) throw new Cancelled('Cancelled while the files were looked through.');
  const strandIds = strandsOf(inventory, question.strand, source.files.length);
  if (question.single && strandIds.length > 1)
    throw new UsageError(
      `There are ${strandIds.length} journals here, and evidence is about one: name it with --strand, e.g. ${strandIds[0]}.`,
    );
  const tips = new Map(
    strandIds.map((strandId) => [
      strandId,
      tipsOf(
        inventory,
        strandId,
        digests.flatMap(({ digest: { tip } }) => (tip.strandId === strandId ? [tip.sequenceNo] : [])),
      ),
    ]),
  );
  await using threads = openJudgeThreads({ count: question.threads ?? availableParallelism() });
  const engine = await createEngine();
  const shares = await judgeShares(inventory, sharesOf(inventory, new Set(strandIds), part), {
    workers: threads.workers,
    engine,
    tips,
    signal,
    progress,
  });
  if (shares === undefined) throw new Cancelled('Cancelled before everything was judged: there is no verdict.');
  return use({ inventory, archive: overviewOf(inventory, source), strandIds, digests, tips, shares });
}

/** @throws InputError when there is nothing to judge */
function strandsOf({ strands, findings }: Inventory, asked: string | undefined, files: number): string[] {
  const found = strands.map(({ strandId }) => strandId);
  if (asked !== undefined && !found.includes(asked))
    throw new InputError(
      `There is no journal ${printableName(asked)} here${found.length === 0 ? '' : `, but ${found.slice(0, 5).map(printable).join(', ')}`}.`,
    );
  if (found.length > 0) return asked === undefined ? found : [asked];
  const why = findings
    .slice(0, 3)
    .map(({ sentence, files: [file] }) => `\n  ${printable(sentence)}${file ? ` (${printable(file)})` : ''}`);
  throw new InputError(
    files === 0 ? 'There are no files.' : `No block of a journal was found in ${files} files.${why.join('')}`,
  );
}

/** A digest file on the command line is one the reader kept: that is what makes the verdict theirs. */
async function readDigests(paths: readonly string[]): Promise<JournalDigest[]> {
  const digests: JournalDigest[] = [];
  for (const path of paths) {
    const { digest } = await readEvidence('digest', path);
    digests.push({ id: String(digests.length + 1), digest, provenance: 'supplied', label: printable(path) });
  }
  return digests;
}
