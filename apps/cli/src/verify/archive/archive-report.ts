import type { Outcome } from '@qldb-console/journal';
import { type ArchiveProblem, shortfallsOf } from '@qldb-console/journal/archive';
import { EMPTY_STRETCH, joinStretches, type StretchPlace, type StretchVerdict } from '@qldb-console/journal/engine';
import {
  type JournalDigest,
  type JournalVerdict,
  judgeJournal,
  type Shortfall,
  shortfallsOfCopies,
  withCopies,
} from '@qldb-console/journal/judgement';
import type { Skipped } from './archive-files.ts';
import type { ArchiveOverview } from './archive-overview.ts';
import { type CopiedBlocks, compareCopies, comparedCopies } from './compare-copies.ts';
import { type ExplainedBlock, MOST_EXPLAINED } from './explain-faults.ts';
import type { JudgedShare } from './judge-shares.ts';

/** What is said of one journal in the archive. */
export interface StrandReport {
  readonly strandId: string;
  readonly outcome: Outcome;
  readonly headline: string;
  readonly verdict: JournalVerdict;
  /** Blocks that are there more than once, held against each other. */
  readonly copies: readonly CopiedBlocks[];
  /** The first blocks that contradict themselves, looked into. */
  readonly explained: readonly ExplainedBlock[];
  /** What could not be read. */
  readonly problems: readonly ArchiveProblem[];
}

/** The verdict on an archive: what `--json` prints. */
export interface ArchiveReport {
  readonly format: 'qldb-console-verdict';
  readonly version: 1;
  readonly outcome: Outcome;
  readonly headline: string;
  readonly archive: ArchiveOverview;
  readonly journals: readonly StrandReport[];
}

/** The worst first. */
const WORST: readonly Outcome[] = ['disproven', 'incomplete', 'consistent', 'anchored'];

/**
 * Puts together what was judged, in whatever order and parts.
 *
 * @param shares all parts of every line of the strands, each once
 */
export function reportArchive(
  archive: ArchiveOverview,
  strandIds: readonly string[],
  shares: readonly JudgedShare[],
  digests: readonly JournalDigest[],
): ArchiveReport {
  const journals = strandIds.map((strandId) => {
    const ofStrand = shares.filter((share) => share.strandId === strandId);
    return reportStrand(archive, strandId, ofStrand, digestsFor(strandId, strandIds, digests));
  });
  const outcome = WORST.find((each) => journals.some((journal) => journal.outcome === each)) ?? 'incomplete';
  const [only] = journals;
  const headline = journals.length === 1 && only ? only.headline : headlineOf(journals, outcome);
  return { format: 'qldb-console-verdict', version: 1, outcome, headline, archive, journals };
}

/** Of several journals each gets its own digests, and those that are of none of them. */
function digestsFor(
  strandId: string,
  strandIds: readonly string[],
  digests: readonly JournalDigest[],
): readonly JournalDigest[] {
  return digests.filter(({ digest }) => digest.tip.strandId === strandId || !strandIds.includes(digest.tip.strandId));
}

function headlineOf(journals: readonly StrandReport[], outcome: Outcome): string {
  const count = journals.filter((journal) => journal.outcome === outcome).length;
  const words = {
    disproven: 'disproven',
    incomplete: 'not checked in full',
    consistent: 'consistent in itself, and anchored to nothing',
    anchored: 'anchored to a digest',
  };
  return `${count} of ${journals.length} journals in this archive ${count === 1 ? 'is' : 'are'} ${words[outcome]}`;
}

function reportStrand(
  archive: ArchiveOverview,
  strandId: string,
  shares: readonly JudgedShare[],
  digests: readonly JournalDigest[],
): StrandReport {
  const inOrder = [...shares].sort((a, b) => a.line - b.line || a.from - b.from);
  const lines = new Map<number, StretchVerdict>();
  for (const { line, stretch } of inOrder) lines.set(line, joinStretches(lines.get(line) ?? EMPTY_STRETCH, stretch));
  const main = lines.get(0) ?? EMPTY_STRETCH;
  const problems = inOrder.flatMap((share) => share.problems).map(plainProblem);
  const copied = inOrder.filter(({ line }) => line > 0).map(({ stretch }) => stretch);
  const copies = compareCopies(main, copied);
  const compared = comparedCopies(copies, copied);
  const ofLine = judgeJournal({
    stretch: main,
    what: 'archive',
    digests,
    shortfalls: [
      ...shortfallsOf(archive, strandId, problems, main),
      ...archive.skipped.filter(({ lost }) => lost).map(notLookedAt),
      ...shortfallsOfCopies(compared),
    ],
  });
  const verdict = withCopies(ofLine, compared);
  const { outcome, headline } = verdict;
  return {
    strandId,
    outcome,
    headline,
    verdict,
    copies,
    explained: explainedOf(inOrder, lines),
    problems,
  };
}

/**
 * The first ones. Each part of an archive looks into blocks of its own; those that the whole would not list are left out, so
 * that parts and whole say the same.
 */
function explainedOf(shares: readonly JudgedShare[], lines: ReadonlyMap<number, StretchVerdict>): ExplainedBlock[] {
  const keyOf = ({ source, start }: StretchPlace) => `${start} ${source}`;
  return [...lines]
    .flatMap(([line, { faults }]) => {
      const listed = new Set(faults.map(({ place }) => keyOf(place)));
      return shares
        .filter((share) => share.line === line)
        .flatMap(({ explained }) => explained.filter(({ place }) => listed.has(keyOf(place))))
        .slice(0, MOST_EXPLAINED);
    })
    .slice(0, MOST_EXPLAINED);
}

function notLookedAt({ name, why }: Skipped): Shortfall {
  return { sentence: `“${name}” was not looked at: ${why}`, source: name, loses: true };
}

function plainProblem({ object, file, code, message, at }: ArchiveProblem): ArchiveProblem {
  return { object, file, code, message, at };
}
