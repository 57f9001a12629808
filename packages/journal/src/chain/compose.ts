import { count } from '../block/words.ts';
import { hasStatus } from '../checks.ts';
import type { Check, Outcome, Rung, Verdict } from '../verdict.ts';
import { anchorName, canAnchor } from './anchor-name.ts';
import type { Anchor } from './types.ts';

/** How the comparison with one digest ended. */
export interface AnchorResult {
  readonly anchor: Anchor;
  /** `undefined` when it could not be compared. */
  readonly holds: boolean | undefined;
  readonly why?: string;
}

/** Everything a verdict is put together from. */
export interface Findings {
  /** In the order of the path from content to digest: the first failed one makes the headline. */
  readonly checks: readonly Check[];
  readonly parsed: string;
  readonly chained: Omit<Rung, 'id'>;
  readonly content: Omit<Rung, 'id'>;
  readonly anchors: readonly AnchorResult[];
  /** What was judged, as the beginning of a sentence: "Revision 3 of document … in block 100". */
  readonly subject: string;
  /** What is known of its content, as a sentence. */
  readonly contentSentence: string;
  /** Where it belongs, when no digest says it, as a sentence. */
  readonly placeSentence?: string | undefined;
  /** A headline of its own for the case that nothing failed. */
  readonly headline?: string | undefined;
  readonly strandId: string | undefined;
  readonly notCovered: readonly string[];
  readonly asserted: readonly string[];
}

/** Puts a verdict together: outcome, one sentence, its scope, the rungs, and what it does not cover. */
export function composeVerdict(findings: Findings): Verdict {
  const { checks, asserted } = findings;
  const outcome = outcomeOf(findings);
  return {
    outcome,
    headline: headlineOf(outcome, findings),
    scope: scopeOf(outcome, findings),
    notCovered: notCoveredBy(outcome, findings),
    asserted,
    rungs: rungsOf(findings),
    checks,
  };
}

function outcomeOf({ checks, content, anchors }: Findings): Outcome {
  if (hasStatus(checks, 'failed')) return 'disproven';
  if (hasStatus(checks, 'finding') || content.state !== 'reached') return 'incomplete';
  if (anchors.some(({ holds }) => holds === undefined)) return 'incomplete';
  return anchors.some(isAnchored) ? 'anchored' : 'consistent';
}

function isAnchored({ anchor, holds }: AnchorResult): boolean {
  return holds === true && canAnchor(anchor);
}

function headlineOf(outcome: Outcome, findings: Findings): string {
  const { checks, anchors } = findings;
  switch (outcome) {
    case 'disproven': {
      const first = checks.find(({ status }) => status === 'failed');
      return `Not verified: ${first?.why ?? 'a check fails'}`;
    }
    case 'incomplete':
      return findings.headline ?? `Not everything could be checked: ${incompleteBecause(findings)}`;
    case 'anchored':
      return `Verified against ${names(anchors.filter(isAnchored))}`;
    case 'consistent':
      return anchors.length === 0
        ? 'Internally consistent; not compared with any digest'
        : `Consistent with what its supplier says: it matches ${names(anchors)}`;
  }
}

function incompleteBecause({ checks, content, anchors }: Findings): string {
  const finding = checks.find(({ status }) => status === 'finding')?.why;
  if (finding !== undefined) return finding;
  if (content.state !== 'reached') return content.note;
  const unjudged = anchors.find(({ holds }) => holds === undefined);
  return `${unjudged ? anchorName(unjudged.anchor) : 'a digest'} could not be compared: ${unjudged?.why ?? 'no proof was given'}`;
}

function names(anchors: readonly AnchorResult[]): string {
  const all = anchors.map(({ anchor }) => anchorName(anchor));
  const [first] = all;
  if (all.length === 1 && first !== undefined) return first;
  const shown = all.length > 3 ? `${all.slice(0, 3).join('; ')}; …` : all.join('; ');
  return `${all.length} digests: ${shown}`;
}

function scopeOf(outcome: Outcome, findings: Findings): string {
  const { subject, checks, contentSentence, placeSentence, anchors, strandId } = findings;
  if (outcome === 'disproven') {
    const failed = checks.filter(({ status }) => status === 'failed').length;
    return `${subject} was judged. ${count(failed, 'check')} of ${checks.length} ${failed === 1 ? 'contradicts' : 'contradict'} what is claimed; nothing of it is verified by this.`;
  }
  const holding = anchors.filter(({ holds }) => holds === true);
  const anchoring = holding.filter(isAnchored);
  const tips = (anchoring.length > 0 ? anchoring : holding).map(({ anchor }) => anchor.digest.tip.sequenceNo);
  if (holding.length === 0) {
    return `${[`${subject} was judged without a digest.`, contentSentence, placeSentence].filter(Boolean).join(' ')} Nothing here shows that it belongs to a ledger's journal.`;
  }
  const journal = `${strandId === undefined ? 'the journal' : `the journal of strand ${strandId}`} as it stood at block ${Math.max(...tips)}`;
  const place =
    anchoring.length > 0
      ? `${subject} is part of ${journal}.`
      : `${subject} fits ${journal}, if the digest is right; whoever supplied the digest could have supplied a journal to match.`;
  return [place, contentSentence, placeSentence].filter(Boolean).join(' ');
}

function notCoveredBy(outcome: Outcome, { notCovered, anchors, checks }: Findings): string[] {
  const lines = [...notCovered];
  const tips = anchors.filter(({ holds }) => holds === true).map(({ anchor }) => anchor.digest.tip.sequenceNo);
  if (tips.length > 0) lines.push(`Anything after block ${Math.max(...tips)}.`);
  for (const { anchor, holds, why } of anchors) {
    if (holds === undefined)
      lines.push(`${capital(anchorName(anchor))}: not compared, because ${why ?? 'no proof was given'}.`);
  }
  if (outcome === 'anchored') {
    lines.push(
      'The strength of this verdict is that of the digest: it must come from a source that the keeper of the ledger could not change.',
    );
  }
  const seen = new Set<string>();
  for (const { status, what, why } of checks) {
    if (status !== 'skipped') continue;
    const line = `${what}: not checked, because ${why ?? 'it could not be'}.`;
    if (!seen.has(line)) lines.push(line);
    seen.add(line);
  }
  return lines;
}

function rungsOf({ parsed, chained, content, anchors }: Findings): Rung[] {
  return [
    { id: 'parsed', state: 'reached', note: parsed },
    { id: 'chained', ...chained },
    { id: 'content', ...content },
    { id: 'anchored', ...anchoredRung(anchors, content.state) },
    { id: 'independent', ...independentRung(anchors, content.state) },
  ];
}

/** What a digest anchors is the stated hash: content that does not hash to it stands on no rung above. */
const OTHER_CONTENT = 'only the stated hash leads to the digest, and the content hashes to another';

function anchoredRung(anchors: readonly AnchorResult[], content: Rung['state']): Omit<Rung, 'id'> {
  const failing = anchors.find(({ holds }) => holds === false);
  if (failing !== undefined) return { state: 'failed', note: `${anchorName(failing.anchor)} contradicts it` };
  const anchored = anchors.filter(isAnchored);
  if (anchored.length > 0 && content === 'failed') return { state: 'not-reached', note: OTHER_CONTENT };
  if (anchored.length > 0) {
    const tips = anchored.map(({ anchor }) => anchor.digest.tip.sequenceNo).join(', ');
    return { state: 'reached', note: `to ${count(anchored.length, 'digest')}, tip ${tips}` };
  }
  const [first] = anchors;
  if (first === undefined) return { state: 'not-reached', note: 'no digest was given' };
  if (first.holds === undefined) return { state: 'not-reached', note: first.why ?? 'no proof was given' };
  return { state: 'not-reached', note: `${anchorName(first.anchor)} anchors nothing: it comes from the same supplier` };
}

function independentRung(anchors: readonly AnchorResult[], content: Rung['state']): Omit<Rung, 'id'> {
  const anchored = anchors.filter(isAnchored);
  const stated = anchored.filter(({ anchor }) => anchor.statedIndependent === true);
  if (anchors.some(({ holds }) => holds === false)) return { state: 'not-reached', note: 'a digest contradicts it' };
  if (content === 'failed') return { state: 'not-reached', note: 'the content does not hold' };
  if (stated.length >= 2) return { state: 'reached', note: `${stated.length} digests, independent as stated by you` };
  if (anchored.length >= 2) return { state: 'not-reached', note: 'you did not state that the digests are independent' };
  return {
    state: 'not-reached',
    note: anchored.length === 1 ? 'add a second digest' : 'needs two digests of your own',
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
