import type { AppendedBlock, LedgerRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import { formatBlock } from './format-block.ts';

/** One block of a journal as exports and streams take it. */
export interface JournalBlock {
  readonly sequenceNo: number;
  /** Milliseconds since 1970. */
  readonly blockTimestamp: number;
  /** UTF-8 of the complete block, compact, exactly as GetBlock answers it. */
  readonly ionText: Uint8Array;
  /** The block has no `transactionInfo`: the service itself wrote it, e.g. the first block of a ledger. */
  readonly isSystem: boolean;
  /** In the order of the block's `revisions`. What is undefined belongs to a revision that is only a hash. */
  readonly revisions: readonly JournalRevision[];
}
export interface JournalRevision {
  readonly documentId: string | undefined;
  readonly tableId: string | undefined;
  readonly tableName: string | undefined;
}

export interface RangeLimits {
  /** Sequence number of the first block that is not wanted. */
  readonly to: number;
  /** The most blocks to read at once. */
  readonly blocks?: number;
  /** About so many bytes of Ion text; the block that goes beyond it is the last. */
  readonly bytes?: number;
}

const DEFAULTS = { blocks: 1_000, bytes: 2 * 1024 * 1024 };
const UTF8 = new TextEncoder();

/**
 * @param time milliseconds since 1970
 * @returns sequence number of the first block whose blockTimestamp is not before `time`; the ledger's size when there is
 *   none. Timestamps never descend along a journal, so about log2(size) reads find it.
 */
export async function sequenceAt(store: Store, ledger: LedgerRow, time: number): Promise<number> {
  let low = 0;
  let high = ledger.size;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const timestamp = await store.blockTimestamp(ledger.id, middle);
    if (timestamp === undefined) throw new Error(`block ${middle} of ledger ${ledger.id} is missing from the store`);
    if (timestamp < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The next blocks in ascending order, without gaps, read in three statements whatever their number.
 *
 * @param from sequence number of the first block
 * @returns at least one block when `from < limits.to`, else none
 * @throws Error when a block of the range is missing from the store
 */
export async function readBlocks(
  store: Store,
  ledger: LedgerRow,
  from: number,
  { to, blocks = DEFAULTS.blocks, bytes = DEFAULTS.bytes }: RangeLimits,
): Promise<JournalBlock[]> {
  if (from >= to) return [];
  const appended = await store.blockRange(ledger.id, { from, to: Math.min(to, from + Math.max(1, blocks)), bytes });
  if (appended[0]?.block.sequenceNo !== from || appended.at(-1)?.block.sequenceNo !== from + appended.length - 1) {
    throw new Error(`a block of ledger ${ledger.id} from ${from} on is missing from the store`);
  }
  const names = new Map((await store.tables(ledger.id)).map(({ tableId, name }) => [tableId, name]));
  return appended.map((block) => toJournalBlock(ledger.strandId, block, names));
}

function toJournalBlock(
  strandId: string,
  appended: AppendedBlock,
  tableNames: ReadonlyMap<string, string>,
): JournalBlock {
  const { block, revisions } = appended;
  return {
    sequenceNo: block.sequenceNo,
    blockTimestamp: block.blockTimestamp,
    ionText: UTF8.encode(formatBlock(strandId, appended)),
    isSystem: block.transactionInfo === undefined,
    revisions: revisions.map(({ document }) => ({
      documentId: document?.documentId,
      tableId: document?.tableId,
      tableName: document && tableNames.get(document.tableId),
    })),
  };
}
