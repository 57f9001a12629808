import { canAnchor } from '../chain/anchor-name.ts';
import { equalBytes, HASH_BYTES } from '../merkle/index.ts';
import { dayOf } from '../plain-text.ts';
import type { AnchorState, JournalAnchor, JournalDigest } from './types.ts';

/** One digest on the time line of a journal. */
export interface TimelineEntry {
  readonly digest: JournalDigest;
  readonly sequenceNo: number;
  /** The day it was taken, as stated: `2025-06-30`; no hash covers it. */
  readonly day: string | undefined;
  readonly canAnchor: boolean;
  /** How it compares with the journal; undefined where no journal was judged. */
  readonly state: AnchorState | undefined;
  readonly why?: string | undefined;
  /** Short label for a mark: "agrees", "contradicts", … */
  readonly label: string;
  /** Whether it is the one up to which the journal is fixed. */
  readonly isHorizon: boolean;
}

/** Something that a set of digests says about itself, without any journal. */
export interface TimelineConflict {
  /**
   * same-tip       – digests of one tip that differ: one of them is wrong
   * same-digest    – one digest under several tips: a journal never has the same root twice
   * later-but-less – of two with stated times, the later one covers fewer blocks: a journal does not get shorter
   * strands        – digests of several journals
   */
  readonly kind: 'same-tip' | 'same-digest' | 'later-but-less' | 'strands';
  readonly digests: readonly string[];
  readonly sentence: string;
}

export interface DigestTimeline {
  /** By strand, then by tip. */
  readonly entries: readonly TimelineEntry[];
  readonly conflicts: readonly TimelineConflict[];
}

const LABELS: Record<AnchorState, string> = {
  agrees: 'agrees',
  contradicts: 'contradicts',
  'beyond-end': 'beyond the end',
  'before-start': 'before the start',
  'other-strand': 'of another journal',
  'not-computable': 'cannot be compared',
  unusable: 'is no digest',
};

/** Conflicts told of each kind. */
const MOST_TOLD = 20;

/**
 * Digests in the order of the journal, with what they say of one another: two of the same tip must be the same, and a journal
 * only grows. That several agree with one another proves nothing by itself.
 *
 * @param anchors the comparison of these digests with a journal, from its verdict, where there is one
 */
export function digestTimeline(
  digests: readonly JournalDigest[],
  verdict?: { readonly anchors: readonly JournalAnchor[]; readonly horizon: number | undefined },
): DigestTimeline {
  const compared = new Map(verdict?.anchors.map((anchor) => [anchor.digest.id, anchor]));
  const sorted = digests.toSorted((a, b) => byStrand(a, b) || tipOf(a) - tipOf(b));
  return {
    entries: sorted.map((digest): TimelineEntry => {
      const anchor = compared.get(digest.id);
      return {
        digest,
        sequenceNo: tipOf(digest),
        day: dayOf(digest.digest.date),
        canAnchor: canAnchor(digest),
        state: anchor?.state,
        why: anchor?.why,
        label: anchor === undefined ? 'not compared' : LABELS[anchor.state],
        isHorizon: anchor?.state === 'agrees' && canAnchor(digest) && tipOf(digest) === verdict?.horizon,
      };
    }),
    conflicts: [...sameTips(sorted), ...sameDigests(sorted), ...shrinking(sorted), ...strands(sorted)],
  };
}

const tipOf = ({ digest }: JournalDigest) => digest.tip.sequenceNo;
const strandOf = ({ digest }: JournalDigest) => digest.tip.strandId;
const byStrand = (a: JournalDigest, b: JournalDigest) =>
  strandOf(a) < strandOf(b) ? -1 : Number(strandOf(a) > strandOf(b));
const idsOf = (digests: readonly JournalDigest[]) => digests.map(({ id }) => id);

function sameTips(sorted: readonly JournalDigest[]): TimelineConflict[] {
  const conflicts: TimelineConflict[] = [];
  for (let from = 0; from < sorted.length && conflicts.length < MOST_TOLD; ) {
    const first = sorted[from] as JournalDigest;
    let to = from + 1;
    while (to < sorted.length && isSameTip(sorted[to] as JournalDigest, first)) to++;
    const group = sorted.slice(from, to).filter(({ digest }) => digest.digest.length === HASH_BYTES);
    if (group.some(({ digest }) => !equalBytes(digest.digest, (group[0] as JournalDigest).digest.digest))) {
      const sentence = `There are several digests at tip ${tipOf(first)}, and they differ: a journal has one, so at least one of them is wrong.`;
      conflicts.push({ kind: 'same-tip', digests: idsOf(group), sentence });
    }
    from = to;
  }
  return conflicts;
}

const isSameTip = (a: JournalDigest, b: JournalDigest) => tipOf(a) === tipOf(b) && strandOf(a) === strandOf(b);

function sameDigests(sorted: readonly JournalDigest[]): TimelineConflict[] {
  const known = new Map<string, JournalDigest[]>();
  for (const each of sorted) {
    if (each.digest.digest.length !== HASH_BYTES) continue;
    const key = each.digest.digest.join();
    known.set(key, [...(known.get(key) ?? []), each]);
  }
  return [...known.values()]
    .filter(([first, ...more]) => first !== undefined && more.some((other) => !isSameTip(other, first)))
    .slice(0, MOST_TOLD)
    .map((group) => ({
      kind: 'same-digest',
      digests: idsOf(group),
      sentence: `One digest stands under several tips (${[...new Set(group.map(tipOf))].join(', ')}): each block changes it, so at most one of them is right.`,
    }));
}

/** By the times that are stated; no hash covers them. */
function shrinking(sorted: readonly JournalDigest[]): TimelineConflict[] {
  const conflicts: TimelineConflict[] = [];
  let latest: { digest: JournalDigest; time: number } | undefined;
  for (const digest of sorted) {
    const time = Date.parse(digest.digest.date ?? '');
    if (dayOf(digest.digest.date) === undefined || Number.isNaN(time)) continue;
    if (latest !== undefined && strandOf(latest.digest) !== strandOf(digest)) latest = undefined;
    if (latest !== undefined && time < latest.time && tipOf(latest.digest) < tipOf(digest)) {
      const sentence = `The digest at tip ${tipOf(latest.digest)} is dated ${dayOf(latest.digest.digest.date)}, later than the one at tip ${tipOf(digest)}, dated ${dayOf(digest.digest.date)}: a journal does not get shorter, so a date or a tip is wrong, or the journal was longer once.`;
      if (conflicts.length < MOST_TOLD)
        conflicts.push({ kind: 'later-but-less', digests: [latest.digest.id, digest.id], sentence });
    }
    if (latest === undefined || time > latest.time) latest = { digest, time };
  }
  return conflicts;
}

function strands(sorted: readonly JournalDigest[]): TimelineConflict[] {
  const all = new Set(sorted.map(strandOf));
  if (all.size < 2) return [];
  return [
    {
      kind: 'strands',
      digests: idsOf(sorted),
      sentence: `The digests are of ${all.size} strands: each journal is compared with its own.`,
    },
  ];
}
