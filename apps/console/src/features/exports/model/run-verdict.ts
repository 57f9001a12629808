import type { Rung, Verdict } from '@qldb-console/journal';
import type { RunFinding, RunTotals } from './journal-run.ts';
import { canAnchor, digestName, type RunAnchor } from './run-anchors.ts';

/** What was judged, for the sentences of the verdict. */
export interface RunScope {
  /** "this object", "this export" */
  readonly what: string;
  /** Why not everything in it was reached: a broken rest, missing objects. Each a sentence. */
  readonly missing: readonly string[];
  /** What else the verdict does not speak of, though nothing is missing. Each a sentence. */
  readonly alsoNotCovered?: readonly string[] | undefined;
}

/** What a verdict on many blocks is made of, wherever they were judged. */
export type JudgedTotals = Omit<RunTotals, 'checksHolding' | 'findings'> & {
  /** `undefined` where they were not counted. */
  readonly checksHolding: number | undefined;
  readonly findings: readonly Pick<RunFinding, 'sequenceNo' | 'status'>[];
};

/**
 * The verdict on many blocks in a row: one sentence, its scope, the rungs. Whether the blocks are those of a ledger's
 * journal only a digest can say, and only up to its tip.
 */
export function runVerdict(totals: JudgedTotals, { what, missing: given, alsoNotCovered = [] }: RunScope): Verdict {
  const { contradictions, unreadable, partly, json, blocks, unlinked } = totals;
  const missing = unlinked === 0 || unreadable > 0 ? given : [...given, unlinkedSentence(unlinked)];
  const broken = contradictions > 0 || failing(totals) !== undefined;
  const incomplete = unreadable + partly + json + unlinked > 0 || missing.length > 0 || blocks === 0;
  return {
    outcome: broken ? 'disproven' : incomplete ? 'incomplete' : anchoring(totals) ? 'anchored' : 'consistent',
    headline: headline(totals, what, missing),
    scope: scope(totals, what),
    notCovered: [...notCovered(totals, what, missing), ...alsoNotCovered],
    asserted: [],
    rungs: rungs(totals, missing),
    checks: [],
  };
}

/** A digest that the blocks do not give. */
const failing = ({ anchors }: JudgedTotals) => anchors.find(({ holds }) => !holds);
/** The digest that anchors most blocks; one that was just fetched anchors nothing. */
const anchoring = ({ anchors }: JudgedTotals) =>
  anchors
    .filter((anchor) => anchor.holds && canAnchor(anchor))
    .toSorted((a, b) => b.digest.tip.sequenceNo - a.digest.tip.sequenceNo)[0];
const upTo = ({ digest }: RunAnchor) => (digest.tip.sequenceNo === 0 ? 'Block 0' : `Blocks 0–${digest.tip.sequenceNo}`);

const unlinkedSentence = (blocks: number) =>
  `${count(blocks, 'block')} ${verb(blocks, 'was', 'were')} not compared with the one before, which is not there.`;

function headline(totals: JudgedTotals, what: string, missing: readonly string[]): string {
  const { contradictions, unreadable, partly, json, blocks, findings } = totals;
  if (contradictions > 0) {
    const first = findings.find(({ status }) => status.tone === 'error' && status.word !== 'Cannot be read');
    const where = first?.sequenceNo === undefined ? 'a block' : `block ${first.sequenceNo}`;
    const others =
      contradictions > 1
        ? `, and ${count(contradictions - 1, 'other block')} contradict${contradictions === 2 ? 's' : ''} what is claimed too`
        : '';
    return `Not verified: in ${where}, ${first?.status.why ?? 'a check fails'}${others}`;
  }
  const contradicting = failing(totals);
  if (contradicting)
    return `Not verified: ${lower(upTo(contradicting))} ${verb(contradicting.digest.tip.sequenceNo + 1, 'does', 'do')} not give ${digestName(contradicting.digest)}`;
  if (blocks === 0) return `There is no block in ${what}`;
  if (unreadable > 0) return `Not everything could be checked: ${count(unreadable, 'block')} cannot be read`;
  if (json > 0) return `${range(totals)} ${json === 1 ? 'was' : 'were'} read and not verified: the export is JSON`;
  if (missing.length > 0) return `Not everything could be checked: ${lower(missing[0] ?? '').replace(/\.$/, '')}`;
  if (partly > 0)
    return `${range(totals)} hold together; the content of ${count(partly, 'block')} could not be hashed in full`;
  const anchor = anchoring(totals);
  if (anchor) {
    const behind = totals.last && totals.last.sequenceNo > anchor.digest.tip.sequenceNo;
    return `${upTo(anchor)} verified against ${digestName(anchor.digest)}${behind ? `; those behind hold together` : ''}`;
  }
  return blocks === 1
    ? `${range(totals)} is internally consistent; not compared with any digest`
    : `${range(totals)} hold together; not compared with any digest`;
}

function scope(totals: JudgedTotals, what: string): string {
  const { blocks, rehashed, contradictions, chainFailed, json, first, checksHolding, revisions, anchors } = totals;
  const all = `${range(totals)} of ${what}${first ? `, strand ${first.strandId},` : ''}`;
  if (json > 0)
    return `${all} ${verb(blocks, 'was', 'were')} read. Their hashes are hashes of Ion values; JSON has lost the types of the values, so nothing could be hashed again. ${jsonLinks(totals)}`;
  const without = anchors.length === 0 ? ' without a digest' : '';
  const judged = `${all} ${verb(blocks, 'was', 'were')} judged${without}.`;
  if (contradictions > 0) {
    const them = verb(contradictions, 'it', 'them');
    const behind =
      chainFailed > 0
        ? ' Where a block does not follow the one before, nothing ties what comes behind to what is before.'
        : '';
    return `${judged} ${count(contradictions, 'block')} ${verb(contradictions, 'contradicts', 'contradict')} what is claimed; nothing of ${them} is verified by this.${behind}`;
  }
  const content =
    rehashed === 0
      ? ''
      : ` The content of ${count(rehashed, 'block')} with ${count(revisions, 'revision')} was hashed again here, byte for byte.`;
  const links = blocks > 1 && totals.unlinked === 0 ? ' Each block follows the one before it.' : '';
  const checks =
    checksHolding === undefined ? '' : ` ${count(checksHolding, 'check')} ${verb(checksHolding, 'holds', 'hold')}.`;
  return `${judged}${content}${links}${checks} ${belonging(totals)}`;
}

/** Whose journal it is, as far as digests say. */
function belonging(totals: JudgedTotals): string {
  const { blocks, anchors, last } = totals;
  const anchor = anchoring(totals);
  if (failing(totals)) return 'A digest contradicts them: nothing of them is verified by this.';
  if (anchor === undefined) {
    const [fetched] = anchors;
    return fetched
      ? `They give ${digestName(fetched.digest)}, which shows only that the service agrees with itself.`
      : `Nothing here shows that ${verb(blocks, 'it belongs', 'they belong')} to a ledger's journal.`;
  }
  const { sequenceNo } = anchor.digest.tip;
  const behind =
    last && last.sequenceNo > sequenceNo
      ? ` Nothing here shows that the blocks behind ${sequenceNo} belong to the journal.`
      : '';
  return `Together, ${lower(upTo(anchor))} give the digest at tip ${sequenceNo}, byte for byte: they are the journal as it stood there, all of it.${behind}`;
}

function jsonLinks({ json, jsonBreaks }: JudgedTotals): string {
  if (json < 2) return '';
  return jsonBreaks === 0
    ? 'By what the lines say, each block follows the one before it; whoever changed one could have changed that too.'
    : `By what the lines say, ${count(jsonBreaks, 'block')} ${verb(jsonBreaks, 'does', 'do')} not follow the one before.`;
}

function notCovered(totals: JudgedTotals, what: string, missing: readonly string[]): string[] {
  const { first, beginsLinked, json } = totals;
  const anchor = anchoring(totals);
  return [
    ...missing,
    ...(json > 0 ? ['The content of every block, and every hash: to verify them, export the same range as Ion.'] : []),
    ...(first && !beginsLinked && json === 0
      ? [`The link of block ${first.sequenceNo} to the block before it, which is not in ${what}.`]
      : []),
    ...(first?.sequenceNo === 0 && json === 0
      ? ['What block 0 is about: the first block of a journal has no transaction, only hashes.']
      : []),
    'All other blocks: whether the journal goes on behind the last one is not known.',
    anchor
      ? 'The strength of this verdict is that of the digest: it must come from a source that the keeper of the ledger could not change.'
      : 'Whether these are the blocks of the ledger: that takes a digest that was saved where its keeper could not change it.',
  ];
}

function rungs(totals: JudgedTotals, missing: readonly string[]): Rung[] {
  const { blocks, unreadable, json, beginsLinked, chainFailed, contentFailed, rehashed, partly } = totals;
  const whole = blocks > 0 && unreadable === 0 && missing.length === 0;
  const state = (failed: number, good: boolean) => (failed > 0 ? 'failed' : good ? 'reached' : 'not-reached');
  return [
    { id: 'parsed', state: state(0, whole), note: parsedNote(totals, missing) },
    {
      id: 'chained',
      state: state(chainFailed, json === 0 && whole && (blocks > 1 || beginsLinked)),
      note: chainedNote(totals),
    },
    {
      id: 'content',
      state: state(contentFailed, json === 0 && partly === 0 && whole && rehashed > 0),
      note:
        json > 0
          ? 'JSON has lost the types of the values'
          : contentFailed > 0
            ? `a check fails in ${count(contentFailed, 'block')}`
            : `${rehashed.toLocaleString('en')} of ${count(blocks, 'block')}`,
    },
    { id: 'anchored', ...anchoredRung(totals) },
    {
      id: 'independent',
      state: 'not-reached',
      note: anchoring(totals) ? 'needs two digests that you state to be independent' : 'needs two digests of your own',
    },
  ];
}

function anchoredRung(totals: JudgedTotals): Omit<Rung, 'id'> {
  const contradicting = failing(totals);
  if (contradicting) return { state: 'failed', note: `${digestName(contradicting.digest)} contradicts it` };
  const anchor = anchoring(totals);
  if (anchor && totals.contradictions > 0)
    return { state: 'not-reached', note: 'only the stated hashes lead to the digest, and a block does not hold' };
  if (anchor) return { state: 'reached', note: `${lower(upTo(anchor))}, to ${digestName(anchor.digest)}` };
  return {
    state: 'not-reached',
    note: totals.anchors.length > 0 ? 'a digest that was just fetched anchors nothing' : 'not compared with a digest',
  };
}

function parsedNote({ blocks, unreadable }: JudgedTotals, missing: readonly string[]): string {
  if (unreadable > 0) return `${count(unreadable, 'block')} cannot be read`;
  return missing.length > 0 ? 'not everything is there' : `${count(blocks, 'block')} well formed`;
}

function chainedNote({ json, chainFailed, beginsLinked, blocks, unlinked }: JudgedTotals): string {
  if (chainFailed > 0)
    return `${count(chainFailed, 'block')} ${verb(chainFailed, 'does', 'do')} not follow the one before`;
  if (json > 0) return 'JSON cannot be hashed';
  if (unlinked > 0) return `${count(unlinked, 'block')} not compared with the one before`;
  if (beginsLinked) return blocks === 1 ? 'it follows the one before' : 'each follows the one before';
  return blocks > 1
    ? 'each follows the one before; the one before the first is not here'
    : 'the block before it is not here';
}

function range({ first, last, blocks }: JudgedTotals): string {
  if (!first || !last) return count(blocks, 'block');
  if (first.sequenceNo === last.sequenceNo) return `Block ${first.sequenceNo}`;
  return `Blocks ${first.sequenceNo}–${last.sequenceNo}`;
}

const verb = (many: number, one: string, more: string) => (many === 1 ? one : more);
const count = (many: number, what: string) => `${many.toLocaleString('en')} ${what}${many === 1 ? '' : 's'}`;
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
