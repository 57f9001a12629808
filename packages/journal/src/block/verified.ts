import type { Hash } from '../merkle/index.ts';
import type { Check } from '../verdict.ts';
import type { RevisionHalves } from './halves.ts';
import type { RevisionKind } from './types.ts';

/**
 * What could be said about a revision's content:
 * rehashed     – data and metadata were hashed here and give its hash
 * redacted     – the data is gone, the rest gives its hash, and a recorded redaction explains it
 * unexplained  – the same without a recorded redaction
 * deleted      – it marks a DELETE and fits a known formula
 * undetermined – it looks like a DELETE or a document, but the hash does not settle what it is
 * not-seen     – only its hash is there
 * failed       – its content does not hash to its hash
 */
export type ContentState = 'rehashed' | 'redacted' | 'unexplained' | 'deleted' | 'undetermined' | 'not-seen' | 'failed';

export interface VerifiedRevision {
  readonly content: ContentState;
  readonly halves: RevisionHalves;
  readonly checks: readonly Check[];
}

/** What verification says about one revision of a block. */
export interface RevisionSummary {
  /** Position in `revisions`. */
  readonly index: number;
  readonly kind: RevisionKind;
  readonly content: ContentState;
  readonly hash: Hash;
  /** From the metadata; absent for hash-only revisions. */
  readonly documentId?: string;
  readonly version?: number;
}

/** Whether everything a block says about its transaction was hashed here. */
export interface BlockContent {
  readonly state: 'reached' | 'not-reached' | 'failed';
  /** Short, for the rung. */
  readonly note: string;
  /** What of the block was not covered, as sentences. */
  readonly notCovered: readonly string[];
}

export interface VerifiedBlock {
  readonly checks: readonly Check[];
  readonly revisions: readonly RevisionSummary[];
  readonly content: BlockContent;
}
