import { linkFaults } from '../engine/links.ts';
import { settleRedactions } from '../engine/settle.ts';
import type { Fault, StretchVerdict } from '../engine/stretch.ts';
import type { Outcome } from '../verdict.ts';
import { canAnchor, compareDigests, horizonOf } from './anchors.ts';
import { coverageOf } from './coverage.ts';
import { digestCauses, withConsequences } from './digest-causes.ts';
import { digestNames } from './digest-name.ts';
import { type CauseDraft, placeKey } from './draft.ts';
import { follows, isContradiction, isTimeOnly, type JournalFacts, mergeFindings, unlistedOf } from './facts.ts';
import { headlineOf, scopeOf } from './headline.ts';
import { layoutOf, numberingOf } from './layout.ts';
import { JUDGEMENT_LIMITS } from './limits.ts';
import { assertedOf, notCoveredOf } from './not-covered.ts';
import { orderCauses } from './order-causes.ts';
import { ownCauses } from './own-causes.ts';
import { rootsOf } from './roots.ts';
import { rungsOf } from './rungs.ts';
import { seamCauses } from './seam-causes.ts';
import type { JournalInput, JournalVerdict } from './types.ts';

/**
 * The verdict on a journal, or on a part of it, from what is known of its blocks: one sentence, its scope, the rungs; what is
 * wrong, as causes, with what merely follows from them told there; and what it does not cover.
 *
 * A journal is anchored only by digests that were saved before or supplied by the reader, and only up to their tips. What is
 * not there disproves nothing and is never passed over. Pure; never throws for what the stretch or the digests say.
 */
export function judgeJournal(input: JournalInput): JournalVerdict {
  const facts = factsOf(input);
  const { causes, findings, findingCount, anchors, horizon, span, numbering, unlisted } = facts;
  return {
    outcome: outcomeOf(facts),
    headline: headlineOf(facts),
    scope: scopeOf(facts),
    notCovered: notCoveredOf(facts),
    asserted: assertedOf(facts),
    rungs: rungsOf(facts),
    checks: [],
    causes: causes.slice(0, JUDGEMENT_LIMITS.causes),
    unlisted: unlisted + Math.max(0, causes.length - JUDGEMENT_LIMITS.causes),
    findings: findings.slice(0, JUDGEMENT_LIMITS.findings),
    findingCount,
    anchors,
    horizon,
    coverage: coverageOf(facts),
    strandId: span === undefined ? undefined : numbering.main,
    first: span?.[0],
    last: span?.[1],
  };
}

/** With the link of the first block to the one before it, where that is the one handed in. */
function linked({ stretch, previous }: JournalInput): StretchVerdict {
  const { first } = stretch;
  if (previous === undefined || first === undefined || !follows(previous, first)) return stretch;
  const faults = linkFaults(previous, first);
  if (faults.length === 0) return stretch;
  const kind = faults.some(isContradiction) ? 'linkFailed' : 'linkFound';
  const counts = { ...stretch.counts, [kind]: stretch.counts[kind] + 1 };
  return {
    ...stretch,
    counts,
    faults: stretch.faults.toSpliced(stretch.leadingFaults, 0, ...faults),
    faultCount: stretch.faultCount + 1,
  };
}

function factsOf(input: JournalInput): JournalFacts {
  const { digests, asked, hashes, shortfalls = [] } = input;
  const stretch = linked(input);
  const { counts, faults } = stretch;
  const misplaced = faults.filter(({ checks }) => checks.some(({ id }) => id === 'block.address'));
  const layout = layoutOf(stretch, new Set(misplaced.map(({ place }) => placeKey(place))));
  const numbering = numberingOf(layout.segments, asked);
  const trusted = digests.filter(canAnchor);
  const compared = compareDigests(input, numbering, rootsOf(input, trusted));
  const horizon = horizonOf(compared);
  const nameOf = digestNames(digests);

  const own = ownCauses(
    faults.filter(({ link, error }) => link === undefined && error === undefined),
    layout.seams,
  );
  const renumbered = new Set(layout.misnumbered.map(({ place }) => placeKey(place)));
  const order = orderCauses(layout, numbering, {
    hashes,
    shortfalls,
    answered: new Set(misplaced.flatMap(({ sequenceNo }) => sequenceNo ?? [])),
    unreadable: faults.filter(({ error }) => error !== undefined),
  });
  const drafts: CauseDraft[] = [
    ...own.causes.filter((draft) => !isAboutAddress(draft, renumbered)),
    ...seamCauses(
      layout.seams.filter((seam) => !own.explained.has(seam) && !isAmongConflicts(seam, order)),
      layout.segments,
      horizon,
    ),
    ...order,
  ];
  const all = [...drafts, ...digestCauses(compared, horizon, drafts, nameOf)].toSorted(
    (a, b) => (a.blocks?.[0] ?? Number.POSITIVE_INFINITY) - (b.blocks?.[0] ?? Number.POSITIVE_INFINITY),
  );
  const { causes, anchors } = withConsequences(all, compared, stretch.last?.sequenceNo, nameOf);

  const { unexplained } = settleRedactions(stretch);
  const times = faults.filter((fault) => fault.link !== undefined && !isContradiction(fault));
  const findings = mergeFindings(
    [...own.findings, ...times, ...unexplained].map(({ sequenceNo, place, checks }) => ({ sequenceNo, place, checks })),
  );
  const unlisted = unlistedOf(stretch);
  const open = new Set(unexplained.map(({ place }) => placeKey(place))).size;
  const whole = Math.max(0, counts.whole - open);
  const from = numbering.own.reduce((least, segment) => Math.min(least, segment.from), Number.POSITIVE_INFINITY);
  const to = numbering.own.reduce((most, segment) => Math.max(most, segment.to), 0);
  return {
    input,
    stretch,
    numbering,
    span: numbering.own.length === 0 ? undefined : [from, to - 1],
    causes,
    contradictions: causes.filter(({ severity }) => severity === 'contradiction'),
    absences: causes.filter(({ severity }) => severity === 'absence'),
    unlisted: unlisted.contradictions,
    findings,
    findingCount: findings.length + unlisted.findings,
    anchors,
    horizon,
    anchoring: anchors
      .filter((anchor) => anchor.state === 'agrees' && anchor.canAnchor)
      .toSorted((a, b) => b.digest.digest.tip.sequenceNo - a.digest.digest.tip.sequenceNo),
    beyond: isWhole(input) ? anchors.filter((anchor) => anchor.state === 'beyond-end' && anchor.canAnchor) : [],
    whole,
    partly: Math.max(0, counts.blocks - counts.json - whole - counts.failed - counts.genesis),
    nameOf,
    timeOnly: findings.filter(({ checks }) => isTimeOnly(checks)).length,
  };
}

/** Whether what was judged should be the whole journal: an export may have been made before a digest was taken. */
const isWhole = ({ what }: JournalInput) => what === 'ledger' || what === 'archive';

/** An altered address is told by the hashes of its neighbours; that its revisions name another one follows from it. */
function isAboutAddress({ places, checks }: CauseDraft, renumbered: ReadonlySet<string>): boolean {
  return (
    places.some((place) => renumbered.has(placeKey(place))) &&
    checks.every(({ id }) => id === 'revision.address' || id === 'block.address')
  );
}

/** Of several blocks under one number the successor names one: that it does not name the other follows from that. */
function isAmongConflicts({ link }: Fault, order: readonly CauseDraft[]): boolean {
  const before = link?.before.sequenceNo ?? -1;
  return order.some(
    ({ kind, blocks }) => kind === 'conflicting' && blocks && blocks[0] <= before && before <= blocks[1],
  );
}

function outcomeOf(facts: JournalFacts): Outcome {
  const { contradictions, absences, unlisted, findingCount, partly, beyond, stretch, input, anchoring } = facts;
  const { counts } = stretch;
  // Contradictions that are not listed may be gaps only; those inside blocks are none.
  if (contradictions.length > 0 || counts.failed + counts.misplaced > 0) return 'disproven';
  const loses = input.shortfalls?.some((shortfall) => shortfall.loses) ?? false;
  if (absences.length > 0 || unlisted > 0 || findingCount > 0 || partly > 0 || beyond.length > 0 || loses)
    return 'incomplete';
  if (counts.blocks === 0 || counts.json > 0) return 'incomplete';
  return anchoring.length > 0 ? 'anchored' : 'consistent';
}
