import { hasStatus } from '../checks.ts';
import type { Check } from '../verdict.ts';
import { type BlockFacts, opaqueEntries } from './facts.ts';
import type { BlockContent, RevisionSummary } from './verified.ts';
import { count } from './words.ts';

/** Entries in a user's block that are the hash of nothing shown. Observed in AWS data. */
const INTERNAL_ENTRIES = 2;

/**
 * Content counts as re-hashed only if transactionInfo is there and is one of the entries, and no check failed or found
 * something: each document it names has its content here, each revision is accounted for, and nothing unknown stands
 * beside the hashed parts. Bare hashes beside that do not stand in the way; they are counted.
 */
export function blockContent(
  facts: BlockFacts,
  revisions: readonly RevisionSummary[],
  checks: readonly Check[],
): BlockContent {
  const notCovered = uncovered(facts, revisions);
  if (hasStatus(checks, 'failed')) return { state: 'failed', note: 'a check fails', notCovered };
  const finding = checks.find(({ status }) => status === 'finding');
  if (finding?.why !== undefined) return { state: 'not-reached', note: finding.why, notCovered };
  if (facts.block.transactionInfo === undefined) {
    return { state: 'not-reached', note: 'the block has no transactionInfo', notCovered };
  }
  return { state: 'reached', note: reachedNote(revisions), notCovered };
}

function reachedNote(revisions: readonly RevisionSummary[]): string {
  const having = counter(revisions);
  return [
    'transaction',
    ...(having('rehashed') > 0 ? [count(having('rehashed'), 'document')] : []),
    ...(having('deleted') > 0 ? [count(having('deleted'), 'delete')] : []),
    ...(having('redacted') > 0 ? [`${having('redacted')} redacted`] : []),
  ].join(', ');
}

function uncovered(facts: BlockFacts, revisions: readonly RevisionSummary[]): string[] {
  const having = counter(revisions);
  const { transactionInfo, revisionSummaries = [], revisions: shown } = facts.block;
  const lines: string[] = [];
  if (transactionInfo === undefined) {
    lines.push(
      'What the block is about: it has no transactionInfo. The service writes such blocks itself, but one whose transactionInfo was left out looks the same.',
    );
  }
  const bare = revisions.filter(({ kind }) => kind === 'hash-only').length;
  if (bare > 0) lines.push(`The content behind ${count(bare, 'revision')} of which only the hash is there.`);
  if (revisionSummaries.length > 0 && shown === undefined) {
    lines.push(
      `The content of ${count(revisionSummaries.length, 'revision')} that a stream's block summary names by hash.`,
    );
  }
  const redacted = having('redacted') + having('unexplained');
  if (redacted > 0) lines.push(`The data of ${count(redacted, 'redacted revision')}: only its hash is left.`);
  if (having('deleted') > 0) {
    lines.push('How the hash of a delete is made: AWS never published it. The formula that fits here is a likely one.');
  }
  const opaque = opaqueEntries(facts).length;
  if (opaque > 0) {
    const more =
      opaque > INTERNAL_ENTRIES ? ' Two of them are internal; another may belong to a part that was left out.' : '';
    lines.push(
      `The meaning of ${count(opaque, 'entry', 'entries')} of entriesHashList: their bytes are fixed by entriesHash, what they stand for was never documented.${more}`,
    );
  }
  return lines;
}

function counter(revisions: readonly RevisionSummary[]): (content: RevisionSummary['content']) => number {
  return (content) => revisions.filter((revision) => revision.content === content).length;
}
