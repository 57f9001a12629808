import type { JournalFacts } from './facts.ts';
import type { Cause, JournalAnchor } from './types.ts';
import { blockRange, capital, lower, many, verb } from './words.ts';

const NAMES = {
  archive: 'this archive',
  ledger: 'this journal',
  export: 'this export',
  object: 'this object',
  part: 'this journal',
} as const;

export const whatOf = ({ input }: JournalFacts): string => NAMES[input.what];
export const tipOf = ({ digest }: JournalAnchor): number => digest.digest.tip.sequenceNo;

/** `Blocks 0–6`: what was judged. */
export function rangeOf({ span, stretch }: JournalFacts): string {
  if (span === undefined) return many(stretch.counts.blocks + stretch.counts.unreadable, 'block');
  return capital(blockRange(span));
}

/** `Blocks 0–6`, or `5 of blocks 0–6` where others between them are not here or cannot be read. */
function judgedRangeOf(facts: JournalFacts): string {
  const { span, stretch } = facts;
  const { blocks } = stretch.counts;
  if (span === undefined || blocks > span[1] - span[0]) return rangeOf(facts);
  return `${blocks.toLocaleString('en')} of ${blockRange(span)}`;
}

/** `blocks 0–40`: what a digest covers, of what was judged. */
export function coveredBy({ span }: JournalFacts, anchor: JournalAnchor): string {
  return blockRange([span?.[0] ?? 0, tipOf(anchor)]);
}

const sizeOf = ({ blocks }: Cause) => (blocks === undefined ? 1 : blocks[1] - blocks[0] + 1);

/** Blocks that are not there, or cannot be read. */
export function sumOf(causes: readonly Cause[], kind: Cause['kind']): number {
  return causes.reduce((sum, cause) => sum + (cause.kind === kind ? sizeOf(cause) : 0), 0);
}

/** The verdict as one sentence. */
export function headlineOf(facts: JournalFacts): string {
  const { contradictions, absences, unlisted, stretch, partly, findingCount, timeOnly, anchoring, span, beyond } =
    facts;
  const { counts } = stretch;
  if (contradictions.length > 0) return disproven(facts);
  if (counts.failed + counts.misplaced > 0)
    return `Not verified: ${many(counts.failed + counts.misplaced, 'block')} ${verb(counts.failed + counts.misplaced, 'contradicts', 'contradict')} what is claimed`;
  if (counts.blocks + counts.unreadable === 0) return `There is no block in ${whatOf(facts)}`;
  const [absence] = absences;
  const because = 'Not everything could be checked: ';
  if (absence !== undefined) return because + absentOf(absences, absence);
  if (unlisted > 0)
    return `${because}${many(unlisted, 'block')} ${verb(unlisted, 'does', 'do')} not follow the one before`;
  const loss = facts.input.shortfalls?.find(({ loses }) => loses);
  if (loss !== undefined) return because + lower(loss.sentence).replace(/\.$/, '');
  if (beyond[0] !== undefined) return because + lower(beyondSentence(facts, beyond[0])).replace(/\.$/, '');
  const one = counts.blocks === 1;
  if (counts.json > 0)
    return `${rangeOf(facts)} ${one ? 'was' : 'were'} read, and the content not verified: ${counts.json < counts.blocks ? 'part of it' : 'it'} is JSON`;
  const holds = one ? 'is internally consistent' : 'hold together';
  if (findingCount > 0 && timeOnly === findingCount && partly === 0)
    return `${rangeOf(facts)} ${holds}; ${many(timeOnly, 'block')} ${verb(timeOnly, 'is', 'are')} stamped earlier than the one before`;
  if (partly > 0 || findingCount > 0)
    return `${rangeOf(facts)} ${holds}; the content of ${many(Math.max(partly, findingCount - timeOnly), 'block')} could not be hashed in full`;
  const [anchor] = anchoring;
  if (anchor === undefined) return `${rangeOf(facts)} ${holds}; not compared with any digest`;
  const behind = (span?.[1] ?? 0) > tipOf(anchor) ? '; those behind hold together' : '';
  return `${capital(coveredBy(facts, anchor))} verified against ${facts.nameOf(anchor.digest)}${behind}`;
}

function disproven({ contradictions, causes, unlisted }: JournalFacts): string {
  const [first] = contradictions as [Cause];
  const others = contradictions.length - 1 + unlisted;
  const missing = sumOf(causes, 'missing');
  return [
    `Not verified: ${first.brief}`,
    ...(others > 0 ? [`${many(others, 'other contradiction')} ${verb(others, 'was', 'were')} found`] : []),
    ...(missing > 0 ? [`${many(missing, 'block')} ${verb(missing, 'is', 'are')} missing`] : []),
  ].join(', and ');
}

function absentOf(absences: readonly Cause[], first: Cause): string {
  if (absences.length === 1) return first.brief;
  const unreadable = sumOf(absences, 'unreadable');
  const missing = sumOf(absences, 'missing');
  const parts = [
    ...(missing > 0 ? [`${many(missing, 'block')} ${verb(missing, 'is', 'are')} missing`] : []),
    ...(unreadable > 0 ? [`${many(unreadable, 'block')} cannot be read`] : []),
  ];
  const rest = absences.find(({ kind }) => kind !== 'missing' && kind !== 'unreadable');
  return [...parts, ...(rest === undefined ? [] : [rest.brief])].join(', and ');
}

/** That the journal was longer once. */
export function beyondSentence(facts: JournalFacts, anchor: JournalAnchor): string {
  const { input, span } = facts;
  const { statedTip } = input;
  const covers = `${facts.nameOf(anchor.digest)} covers blocks up to ${tipOf(anchor)}`;
  if (statedTip !== undefined)
    return `The journal ends at block ${statedTip}, as the service states it, and ${covers}.`;
  return `The blocks end at ${span?.[1] ?? 0}, and ${covers}: the journal was longer.`;
}

/** What exactly the verdict covers. */
export function scopeOf(facts: JournalFacts): string {
  const { stretch, anchors, numbering, span, causes, contradictions } = facts;
  const { counts } = stretch;
  if (counts.blocks === 0) return `No block could be read in ${whatOf(facts)}.`;
  const without = anchors.some(({ state }) => state === 'agrees' || state === 'contradicts') ? '' : ' without a digest';
  const strand = span === undefined ? '' : `, strand ${numbering.main},`;
  const judged = `${judgedRangeOf(facts)} of ${whatOf(facts)}${strand} ${counts.blocks === 1 ? 'was' : 'were'} judged${without}.`;
  if (contradictions.length > 0) {
    const shown = causes.slice(0, 3).map(({ sentence }) => sentence);
    const more =
      causes.length > 3
        ? ` ${many(causes.length - 3, 'more cause')} ${verb(causes.length - 3, 'is', 'are')} listed below.`
        : '';
    return `${judged} ${shown.join(' ')}${more} ${provenPart(facts)}`.trimEnd();
  }
  return [judged, ...jsonPart(facts), ...contentPart(facts), ...linkPart(facts), belonging(facts)].join(' ');
}

function jsonPart({ stretch }: JournalFacts): string[] {
  const { json } = stretch.counts;
  if (json === 0) return [];
  return [
    `${json === stretch.counts.blocks ? 'They were' : `${many(json, 'block')} ${verb(json, 'was', 'were')}`} read from JSON, which has lost the types of the values: what they hold cannot be hashed again. What can be computed from the hashes they state was computed, and holds.`,
  ];
}

function contentPart({ whole, stretch }: JournalFacts): string[] {
  if (whole === 0) return [];
  const revisions = stretch.counts.rehashed + stretch.counts.deleted;
  return [
    `The content of ${many(whole, 'block')} with ${many(revisions, 'revision')} was hashed again here, byte for byte.`,
  ];
}

function linkPart({ stretch, absences }: JournalFacts): string[] {
  const { counts } = stretch;
  const broken = absences.length > 0 || counts.linkFailed + counts.unreadable > 0;
  return counts.blocks > 1 && !broken ? ['Each block follows the one before it.'] : [];
}

/** Whose journal it is, as far as digests say. */
function belonging(facts: JournalFacts): string {
  const { anchoring, anchors, span, stretch } = facts;
  const [anchor] = anchoring;
  const one = stretch.counts.blocks === 1;
  if (anchor === undefined) {
    const fetched = anchors.find(({ state }) => state === 'agrees');
    if (fetched !== undefined)
      return `They give ${facts.nameOf(fetched.digest)}, which shows only that the service agrees with itself.`;
    return `Nothing here shows that ${one ? 'it belongs' : 'they belong'} to a ledger's journal.`;
  }
  const tip = tipOf(anchor);
  const behind =
    (span?.[1] ?? 0) > tip ? ` Nothing here shows that the blocks behind ${tip} belong to the journal.` : '';
  if ((span?.[0] ?? 0) > 0)
    return `Together with the hashes that the proof of block ${span?.[0]} states for those before it, ${coveredBy(facts, anchor)} give the digest at tip ${tip}, byte for byte: they are that part of the journal as it stood there.${behind}`;
  return `Together, ${coveredBy(facts, anchor)} give the digest at tip ${tip}, byte for byte: they are the journal as it stood there, all of it.${behind}`;
}

/** What stands in spite of what is wrong. */
function provenPart(facts: JournalFacts): string {
  const { anchoring, contradictions, causes, span } = facts;
  const [anchor] = anchoring;
  if (span === undefined) return '';
  const firstBreak = Math.min(
    span[1] + 1,
    ...causes.flatMap(({ blocks, kind }) =>
      blocks === undefined ||
      kind === 'altered-content' ||
      kind === 'altered-transaction' ||
      kind === 'altered-revisions'
        ? []
        : [blocks[0]],
    ),
  );
  if (anchor === undefined) return 'No digest saved outside fixes any of the blocks.';
  const tip = tipOf(anchor);
  const inside = contradictions.some(({ blocks }) => blocks !== undefined && blocks[0] <= tip);
  const proven = inside
    ? `The hashes of ${coveredBy(facts, anchor)} are proven by ${facts.nameOf(anchor.digest)}, and so is what they hold, but for what is named here`
    : `${capital(coveredBy(facts, anchor))} ${tip === span[0] ? 'is' : 'are'} proven by ${facts.nameOf(anchor.digest)}`;
  const chained =
    firstBreak - 1 > tip
      ? `; ${blockRange([tip + 1, firstBreak - 1])} ${firstBreak - 2 === tip ? 'chains' : 'chain'} to ${tip === span[0] ? 'it' : 'them'}`
      : '';
  return `${proven}${chained}.`;
}
