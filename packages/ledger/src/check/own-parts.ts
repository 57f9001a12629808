import { encodeBase64, equalBytes, Frontier, type Hash } from '@qldb-console/journal';
import { addressEntry, commitEntry } from '../engine/system-entries.ts';
import type { AppendedBlock, LedgerRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { StoredBlock } from './stored-blocks.ts';
import type { StoreProblem } from './types.ts';

/** Where entriesHashList has the entries that only this service can make (docs/adr/003). */
const ADDRESS_SLOT = 0;
const COMMIT_SLOT = 2;

/**
 * Holds what is stored beside the blocks against them: the nodes of the history tree, from which digests and proofs are
 * answered, the tables of revisions, and the entries that nobody but this service can compute, which fix the block's
 * transaction and time.
 */
export class OwnParts {
  private readonly store: Store;
  private readonly ledger: LedgerRow;
  private readonly report: (problem: StoreProblem) => void;
  private readonly frontier = new Frontier();
  private tables: ReadonlySet<string> | undefined;
  /** Behind a block that is missing no node can be computed. */
  private isWhole = true;

  constructor(store: Store, ledger: LedgerRow, report: (problem: StoreProblem) => void) {
    this.store = store;
    this.ledger = ledger;
    this.report = report;
  }

  /** Root over the hashes of all blocks so far; undefined when one is missing. */
  root(): Hash | undefined {
    return this.isWhole ? this.frontier.root() : undefined;
  }

  /** Takes the next blocks in. */
  async add(blocks: readonly StoredBlock[]): Promise<void> {
    this.tables ??= new Set((await this.store.tables(this.ledger.id)).map(({ tableId }) => tableId));
    const completed: { readonly level: number; readonly index: number; readonly hash: Hash }[] = [];
    for (const block of blocks) {
      if ('problem' in block) {
        this.isWhole = false;
        this.report({ kind: 'unreadable', sequenceNo: block.sequenceNo, sentence: block.problem });
        continue;
      }
      this.checkEntries(block.appended);
      this.checkTables(block.appended, this.tables);
      const { blockHash } = block.appended.block;
      if (blockHash.length !== 32) this.isWhole = false;
      if (this.isWhole) completed.push(...this.frontier.append(blockHash).filter(({ level }) => level > 0));
    }
    await this.checkNodes(completed);
  }

  private checkEntries({ block, revisions }: AppendedBlock): void {
    const context = { ...block, strandId: this.ledger.strandId };
    const check = (slot: number, name: string, computed: Hash) => {
      const stored = block.entries[slot] ?? new Uint8Array(0);
      if (equalBytes(stored, computed)) return;
      this.report({
        kind: 'entries',
        sequenceNo: block.sequenceNo,
        sentence: `entry ${slot} of the block is not the one that this service makes of its ${name}`,
        stored: encodeBase64(stored),
        computed: encodeBase64(computed),
      });
    };
    check(ADDRESS_SLOT, 'address and transaction', addressEntry(context));
    check(COMMIT_SLOT, 'transaction, time and number of revisions', commitEntry(context, revisions.length));
  }

  /** The block itself names the table of a revision in its transactionInfo; what is stored beside it is for the streams. */
  private checkTables({ block, revisions }: AppendedBlock, tables: ReadonlySet<string>): void {
    for (const { position, document } of revisions) {
      if (document === undefined || tables.has(document.tableId)) continue;
      this.report({
        kind: 'table',
        sequenceNo: block.sequenceNo,
        sentence: `revision ${position} of the block is stored for a table that the ledger never had`,
        stored: document.tableId,
      });
    }
  }

  private async checkNodes(
    completed: readonly { readonly level: number; readonly index: number; readonly hash: Hash }[],
  ): Promise<void> {
    if (completed.length === 0) return;
    const stored = await this.store.nodes(this.ledger.id, completed);
    for (const [at, { level, index, hash }] of completed.entries()) {
      const found = stored[at];
      if (found !== undefined && equalBytes(found, hash)) continue;
      const [first, last] = [index * 2 ** level, (index + 1) * 2 ** level - 1];
      const state = found === undefined ? 'is missing' : 'is not what their hashes give';
      this.report({
        kind: 'tree',
        sequenceNo: last,
        sentence: `the node of the history tree over blocks ${first} to ${last} ${state}`,
        ...(found !== undefined && { stored: encodeBase64(found) }),
        computed: encodeBase64(hash),
      });
    }
  }
}
