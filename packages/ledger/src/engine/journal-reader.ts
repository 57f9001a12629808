import { type Hash, merklePath, type NodeId, type NodeStore, nodeKey, pathAt, rootAt } from '@qldb-console/journal';
import type { AppendedBlock, LedgerRow, RevisionRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import { type JournalBlock, type RangeLimits, readBlocks, sequenceAt } from './journal-range.ts';

/** Slot of the revisions' root in `entriesHashList` (observed in AWS data: block 100 of the AWS CLI examples and others). */
const REVISIONS_SLOT = 1;

/** Reads journals and proves what is in them. Every answer costs a number of reads that grows with log2 of the journal. */
export class JournalReader {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The digest over blocks `[0, size)`: 32 bytes. */
  digest(ledger: LedgerRow, size: number): Promise<Hash> {
    return rootAt(size, this.#nodes(ledger));
  }

  /** Sequence number of the first block not before `time` (milliseconds since 1970); the ledger's size when there is none. */
  sequenceAt(ledger: LedgerRow, time: number): Promise<number> {
    return sequenceAt(this.#store, ledger, time);
  }

  /** The next blocks from `from` on, as GetBlock answers them: see {@link readBlocks}. */
  readBlocks(ledger: LedgerRow, from: number, limits: RangeLimits): Promise<JournalBlock[]> {
    return readBlocks(this.#store, ledger, from, limits);
  }

  /** @param sequenceNo of a block that is committed: less than the ledger's size */
  async block(ledger: LedgerRow, sequenceNo: number): Promise<AppendedBlock> {
    const block = await this.#store.block(ledger.id, sequenceNo);
    if (!block) throw new Error(`block ${sequenceNo} of ledger ${ledger.id} is missing from the store`);
    return block;
  }

  /** From the block's hash to the digest over blocks `[0, size)`: the journal siblings, bottom-up. */
  blockProof(ledger: LedgerRow, sequenceNo: number, size: number): Promise<Hash[]> {
    return pathAt(sequenceNo, size, this.#nodes(ledger));
  }

  /**
   * From the revision's hash to the digest: siblings among the block's revisions, siblings among its entries, the
   * previous block's hash, and the block's own proof (observed in GetRevision answers of the AWS CLI's examples). What
   * is empty changes nothing and is left out.
   */
  async revisionProof(
    ledger: LedgerRow,
    { block, revisions }: AppendedBlock,
    revision: RevisionRow,
    size: number,
  ): Promise<Hash[]> {
    const inBlock = [
      ...merklePath(
        revisions.map(({ hash }) => hash),
        revision.position,
      ),
      ...merklePath(block.entries, REVISIONS_SLOT),
      block.previousBlockHash,
    ].filter((hash) => hash.length > 0);
    return [...inBlock, ...(await this.blockProof(ledger, block.sequenceNo, size))];
  }

  #nodes(ledger: LedgerRow): NodeStore {
    return {
      read: async (ids: readonly NodeId[]) => {
        const hashes = await this.#store.nodes(ledger.id, ids);
        const found = new Map<string, Hash>();
        for (const [at, id] of ids.entries()) {
          const hash = hashes[at];
          if (hash) found.set(nodeKey(id), hash);
        }
        return found;
      },
    };
  }
}

export function findRevision({ revisions }: AppendedBlock, documentId: string): RevisionRow | undefined {
  return revisions.find(({ document }) => document?.documentId === documentId);
}
