import type { Verdict } from '@qldb-console/journal';
import { type BlockRangeAsked, type StretchVerdict, settleRedactions } from '@qldb-console/journal/engine';
import type { DigestEntry } from '../../digests/model/digest-entry.ts';
import { canAnchor, digestName, type RunAnchor } from '../../exports/model/run-anchors.ts';
import { type JudgedTotals, runVerdict } from '../../exports/model/run-verdict.ts';
import { findingsOf, type JudgingFinding } from './judging-findings.ts';

/** What was judged, and what it was compared with. */
export interface JudgedRange {
  readonly range: BlockRangeAsked;
  /** Sequence number of the last block of the journal when judging began, as the service states it. */
  readonly tip: number;
  /** The digests of this strand that the console knew then. */
  readonly digests: readonly DigestEntry[];
  readonly anchors: readonly RunAnchor[];
  /** Whether block 0 is among them and has no transaction, as in the journals of QLDB. */
  readonly hasGenesis: boolean;
}

export interface JudgingReport {
  readonly verdict: Verdict;
  readonly findings: readonly JudgingFinding[];
  /** Places where something was found; `findings` may list fewer. */
  readonly total: number;
}

const MOST_LISTED = 200;

/** The verdict on blocks of a ledger's journal, once all of them are judged: a sentence, its scope, and what to look at. */
export function judgingReport(stretch: StretchVerdict, judged: JudgedRange): JudgingReport {
  const { counts, faults, faultCount, first, last } = stretch;
  const { unexplained } = settleRedactions(stretch);
  const findings = findingsOf(stretch, unexplained);
  const unlisted = faultCount - faults.length;
  const withoutTransaction = Math.max(0, counts.blocks - counts.transactions - Number(judged.hasGenesis));
  const partly = Math.min(counts.blocks, findings.partly + withoutTransaction);
  const totals: JudgedTotals = {
    blocks: counts.blocks + counts.unreadable,
    rehashed: Math.max(0, counts.transactions - findings.contradictions - findings.partly - unlisted),
    partly,
    contradictions: findings.contradictions,
    unreadable: counts.unreadable,
    json: 0,
    chainFailed: findings.chainFailed,
    contentFailed: findings.contentFailed,
    unlinked: findings.unlinked,
    checksHolding: undefined,
    revisions: counts.rehashed + counts.deleted,
    first,
    last,
    beginsLinked: first?.sequenceNo === 0,
    jsonBreaks: 0,
    anchors: judged.anchors,
    findings: findings.list,
  };
  return {
    verdict: runVerdict(totals, {
      what: 'this journal',
      missing: [...shortOfDigests(judged), ...unlistedSentence(unlisted)],
      alsoNotCovered: [...notSeen(stretch), ...notCompared(judged)],
    }),
    // What is wrong stands before what could be judged only in part.
    findings: findings.list
      .toSorted((a, b) => Number(b.status.tone === 'error') - Number(a.status.tone === 'error'))
      .slice(0, MOST_LISTED),
    total: findings.list.length + unlisted,
  };
}

/** Digests that speak of blocks the service does not have: the journal was longer once. */
function shortOfDigests({ range, tip, digests }: JudgedRange): string[] {
  if (range.to <= tip) return [];
  return digests
    .filter((digest) => canAnchor({ digest, holds: true }) && digest.tip.sequenceNo > tip)
    .map(
      (digest) =>
        `The journal ends at block ${tip}, as the service states it, and ${digestName(digest)} covers blocks up to ${digest.tip.sequenceNo}.`,
    );
}

function unlistedSentence(unlisted: number): string[] {
  if (unlisted === 0) return [];
  return [`${unlisted.toLocaleString('en')} further faults were found that are not listed here.`];
}

/** Parts of the blocks of which only the hash is there: nothing is wrong with them, and nothing of them was seen. */
function notSeen({ counts, pending }: StretchVerdict): string[] {
  const { bare, deleted } = counts;
  return [
    ...(pending.length > 0 ? [`The data of ${revisions(pending.length, 'redacted ')}: only its hash is left.`] : []),
    ...(bare > 0 ? [`The content behind ${revisions(bare)} of which only the hash is there.`] : []),
    ...(deleted > 0
      ? ['How the hash of a delete is made: AWS never published it. The formula that fits here is a likely one.']
      : []),
  ];
}

/** Digests that these blocks could not be compared with. */
function notCompared({ range, digests, anchors, tip }: JudgedRange): string[] {
  const left = digests.filter(
    ({ id, tip: at }) => at.sequenceNo <= tip && !anchors.some(({ digest }) => digest.id === id),
  );
  if (left.length === 0) return [];
  const which = left.length === 1 ? 'the digest' : `the ${left.length} other digests`;
  return [
    range.from > 0
      ? `Whether they give ${which} of this journal that the console knows: that takes all blocks from block 0 on.`
      : `Whether the journal gives ${which} that the console knows: not all blocks up to there are here and can be read.`,
  ];
}

const revisions = (many: number, kind = '') => `${many.toLocaleString('en')} ${kind}revision${many === 1 ? '' : 's'}`;
