import type { Check } from '../verdict.ts';
import {
  blockFieldsCheck,
  blockHashCheck,
  entriesHashCheck,
  redactionInfoCheck,
  revisionsChecks,
  transactionInfoCheck,
} from './block-checks.ts';
import { blockContent } from './block-content.ts';
import { type BlockFacts, blockFacts } from './facts.ts';
import { type KnownRedaction, redactionFinder } from './redactions.ts';
import type { ParsedBlock } from './types.ts';
import type { RevisionSummary, VerifiedBlock } from './verified.ts';
import { documentsCheck } from './verify-documents.ts';
import { verifyRevisionOfBlock } from './verify-revision.ts';
import { statementsCheck } from './verify-statements.ts';
import { summariesCheck } from './verify-summaries.ts';

export interface BlockContext {
  /** Redactions recorded elsewhere in what is judged (see knownRedactions). */
  readonly redactions?: readonly KnownRedaction[] | undefined;
}

/**
 * Runs every check that a block allows by itself, in the order in which its hashes build on one another: unknown fields,
 * revisions, their root, their summaries, transactionInfo, redactionInfo, documents, statements, entries, block hash.
 */
export function runBlockChecks(block: ParsedBlock, context: BlockContext = {}): VerifiedBlock {
  const facts = blockFacts(block);
  const findRedaction = redactionFinder(context.redactions ?? [], block.address);
  const checks: Check[] = [blockFieldsCheck(block)];
  const revisions: RevisionSummary[] = [];
  for (const [index, revision] of (block.revisions ?? []).entries()) {
    const verified = verifyRevisionOfBlock(revision, index, facts, findRedaction);
    checks.push(...verified.checks);
    const { kind, hash, metadata } = revision;
    const named = metadata && { documentId: metadata.id, version: metadata.version };
    revisions.push({ index, kind, content: verified.content, hash, ...named });
  }
  checks.push(...revisionsChecks(facts));
  const summaries = summariesCheck(block);
  if (summaries !== undefined) checks.push(summaries);
  checks.push(transactionInfoCheck(facts));
  const redaction = redactionInfoCheck(facts);
  if (redaction !== undefined) checks.push(redaction);
  for (const check of documentsCheck(facts, revisions)) checks.push(check);
  for (const check of statementsCheck(block)) checks.push(check);
  checks.push(entriesHashCheck(facts), blockHashCheck(facts));
  return { checks, revisions, content: blockContent(facts, revisions, checks) };
}

/** The checks that tie a block's parts to its hash, for a block given only to place one of its revisions. */
export function runBlockHashChecks(facts: BlockFacts): Check[] {
  return [...revisionsChecks(facts), transactionInfoCheck(facts), entriesHashCheck(facts), blockHashCheck(facts)];
}
