import type { StretchCounts } from '@qldb-console/journal/engine';

/**
 * unreadable – the block cannot be made from what is stored, or is not there at all
 * block      – a hash in the block, or what it says, does not hold
 * link       – the block does not follow the one before
 * entries    – an entry that this service makes of the block's address, transaction and time is another one
 * table      – a revision is stored for a table that the ledger never had
 * tree       – a stored node of the history tree is not what the blocks' hashes give
 * end        – something else in the store speaks of blocks behind the last one
 * digest     – the digest that would be answered is not the root of the blocks' hashes
 */
export type StoreProblemKind = 'unreadable' | 'block' | 'link' | 'entries' | 'table' | 'tree' | 'end' | 'digest';

/** Something that is wrong with what is stored of a ledger. */
export interface StoreProblem {
  readonly kind: StoreProblemKind;
  /** Of the block; absent where it is about the whole journal. */
  readonly sequenceNo: number | undefined;
  /** In plain words. */
  readonly sentence: string;
  /** What the store says and what was computed, where there is such; hashes in base64. */
  readonly stored?: string | undefined;
  readonly computed?: string | undefined;
}

/** What the check of one ledger found. */
export interface LedgerCheck {
  readonly ledger: string;
  readonly strandId: string;
  readonly size: number;
  readonly outcome: 'sound' | 'damaged' | 'cancelled';
  /** In the order of the journal, the first MOST_PROBLEMS of them. */
  readonly problems: readonly StoreProblem[];
  readonly problemCount: number;
  /** Base64: the digest over all blocks, as computed here; absent where the journal is not whole. */
  readonly digest: string | undefined;
  readonly counts: StretchCounts;
}

/** Problems of a ledger that are listed. */
export const MOST_PROBLEMS = 200;
