import type { JournalError, ParsedBlock, Verdict } from '@qldb-console/journal';
import { timestampText } from '../ion-time.ts';
import { type JudgedBlock, judgeLoadedBlock } from './judged-block.ts';
import type { LoadedBlock } from './loaded-block.ts';

/** What could be said about a block in one look: icon and words. */
export interface BlockStatus {
  readonly tone: 'success' | 'info' | 'warning' | 'error';
  readonly word: string;
  /** The reason, where there is one to tell. */
  readonly why?: string | undefined;
}

/** One row of the journal table. */
export type BlockRow =
  | { readonly sequenceNo: number; readonly state: 'loading' }
  | { readonly sequenceNo: number; readonly state: 'missing' }
  | {
      readonly sequenceNo: number;
      readonly state: 'unreadable';
      readonly error: JournalError;
      readonly status: BlockStatus;
    }
  | {
      readonly sequenceNo: number;
      readonly state: 'judged';
      readonly time: string;
      readonly transactionId: string;
      readonly firstStatement: string | undefined;
      readonly statements: number;
      readonly revisions: RevisionCounts;
      readonly blockHash: Uint8Array;
      readonly status: BlockStatus;
    };
export interface RevisionCounts {
  readonly all: number;
  readonly redacted: number;
  readonly deleted: number;
  readonly hashOnly: number;
}

/**
 * @param blocks what is loaded, by sequence number
 * @param isLoading whether more is on its way; a block that is not there then is only late
 */
export function blockRow(sequenceNo: number, blocks: ReadonlyMap<number, LoadedBlock>, isLoading: boolean): BlockRow {
  const loaded = blocks.get(sequenceNo);
  if (!loaded) return { sequenceNo, state: isLoading ? 'loading' : 'missing' };
  return judgedRow(sequenceNo, judgeLoadedBlock(loaded, blocks.get(sequenceNo - 1)));
}

/** The row of a block that was judged, or could not be read. */
export function judgedRow(
  sequenceNo: number,
  judged: JudgedBlock,
): Exclude<BlockRow, { state: 'loading' | 'missing' }> {
  if (judged.kind === 'unreadable')
    return {
      sequenceNo,
      state: 'unreadable',
      error: judged.error,
      status: { tone: 'error', word: 'Cannot be read', why: judged.error.message },
    };
  const { block, verdict } = judged;
  return {
    sequenceNo,
    state: 'judged',
    time: timestampText(block.blockTimestamp),
    transactionId: block.transactionId,
    firstStatement: block.transactionInfo?.statements[0]?.statement,
    statements: block.transactionInfo?.statements.length ?? 0,
    revisions: countRevisions(block),
    blockHash: block.blockHash,
    status: blockStatus(block, verdict),
  };
}

export function countRevisions(block: ParsedBlock): RevisionCounts {
  const revisions = block.revisions ?? [];
  const count = (kind: string) => revisions.filter((revision) => revision.kind === kind).length;
  return {
    all: revisions.length,
    redacted: count('redacted'),
    deleted: count('deleted'),
    hashOnly: count('hash-only'),
  };
}

/** The verdict in two or three words. Says what holds, and never more than that. */
export function blockStatus(block: ParsedBlock, verdict: Verdict): BlockStatus {
  const failed = verdict.checks.find((check) => check.status === 'failed');
  if (failed) return { tone: 'error', word: 'Contradiction', why: failed.why ?? failed.what };
  const reached = (id: string) => verdict.rungs.find((rung) => rung.id === id)?.state === 'reached';
  const link = reached('chained') ? 'linked' : block.address.sequenceNo === 0 ? 'first block' : 'link not checked';
  const content = verdict.rungs.find((rung) => rung.id === 'content');
  if (content?.state === 'reached')
    return { tone: link === 'link not checked' ? 'info' : 'success', word: `Re-hashed, ${link}` };
  return { tone: 'warning', word: `Partly re-hashed, ${link}`, why: content?.note };
}
