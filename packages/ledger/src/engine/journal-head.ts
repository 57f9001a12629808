import { completeNodes, Frontier, type Hash } from '@qldb-console/journal';
import type { LedgerRow, TableRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

/** What the next block of a journal is built on. Changed in place while a batch is built. */
export interface JournalHead {
  readonly ledgerId: number;
  readonly strandId: string;
  size: number;
  lastBlockHash: Hash;
  lastTimestamp: number;
  readonly frontier: Frontier;
  /** Every table there ever was, by id. */
  readonly tables: Map<string, TableRow>;
}

export async function loadHead(store: Store, ledger: LedgerRow): Promise<JournalHead> {
  const peaks = await store.nodes(ledger.id, completeNodes(0, ledger.size));
  const tables = await store.tables(ledger.id);
  return {
    ledgerId: ledger.id,
    strandId: ledger.strandId,
    size: ledger.size,
    lastBlockHash: ledger.lastBlockHash,
    lastTimestamp: ledger.lastTimestamp,
    frontier: restoreFrontier(ledger.size, peaks),
    tables: new Map(tables.map((table) => [table.tableId, table])),
  };
}

/** The frontier is nothing but the roots of the complete subtrees, which the store has. */
function restoreFrontier(size: number, peaks: readonly (Hash | undefined)[]): Frontier {
  const state = new Uint8Array(8 + 32 * peaks.length);
  new DataView(state.buffer).setBigUint64(0, BigInt(size));
  for (const [at, hash] of peaks.entries()) {
    if (!hash) throw new Error(`a node of the journal tree of ${size} blocks is missing from the store`);
    state.set(hash, 8 + 32 * at);
  }
  return Frontier.restore(state);
}
