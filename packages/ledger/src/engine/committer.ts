import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AppendedBlock, LedgerRow } from '../store/rows.ts';
import { type Store, StoreConflict } from '../store/store.ts';
import { Batch } from './batch.ts';
import { addTransaction } from './commit.ts';
import { EngineError } from './errors.ts';
import type { Ids } from './ids.ts';
import { type JournalHead, loadHead } from './journal-head.ts';
import type { KeyedLock } from './keyed-lock.ts';
import { notFound, requireActive } from './ledger-checks.ts';
import { GROUP } from './limits.ts';
import type { TransactionInput } from './transaction.ts';

/** A committed block and the ledger's strand: all there is to write it as Ion text (format-block.ts). */
export interface Committed {
  readonly strandId: string;
  readonly appended: AppendedBlock;
}

export interface CommitterOptions {
  readonly store: Store;
  /** milliseconds since 1970 */
  readonly clock: () => number;
  readonly ids: Ids;
  /** By ledger id; shared with whatever else must not happen to a ledger during a commit. */
  readonly locks: KeyedLock;
  /** Called after each durable write. */
  readonly onCommit: (ledgerId: number, size: number) => void;
}

/** Transactions of one caller: all of them are committed or none. */
interface Unit {
  readonly transactions: readonly TransactionInput[];
  readonly resolve: (committed: Committed[]) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Writes journals. What several callers want committed to a ledger at the same time is written in one durable
 * transaction, a block for each: their promises are resolved when it is on the disk, and not before. A transaction that
 * is refused leaves no trace in the blocks of the others.
 */
export class Committer {
  readonly #options: CommitterOptions;
  /** By name of the ledger; present while somebody is at work on them. */
  readonly #waiting = new Map<string, Unit[]>();
  /** Ledgers that can be written, with what the next block is built on; thrown away whenever either may have changed. */
  readonly #open = new Map<string, { readonly ledger: LedgerRow; readonly head: JournalHead }>();

  constructor(options: CommitterOptions) {
    this.#options = options;
  }

  /** @throws EngineError for an unusable ledger or transaction; nothing is written then */
  commit(name: string, transactions: readonly TransactionInput[]): Promise<Committed[]> {
    return new Promise((resolve, reject) => {
      const unit = { transactions, resolve, reject };
      const waiting = this.#waiting.get(name);
      if (waiting) {
        waiting.push(unit);
        return;
      }
      this.#waiting.set(name, [unit]);
      void this.#work(name);
    });
  }

  /** Changes something about a ledger while nothing is being committed to it; the next commit looks at it anew. */
  exclusively<T>(ledger: LedgerRow, change: () => Promise<T>): Promise<T> {
    return this.#options.locks.run(ledger.id, async () => {
      this.#open.delete(ledger.name);
      return await change();
    });
  }

  async #work(name: string): Promise<void> {
    const waiting = this.#waiting.get(name) as Unit[];
    while (waiting.length > 0) {
      // Requests that came in at the same time are handled in one turn of the event loop, one after the other.
      await nextTurn();
      try {
        const id = this.#open.get(name)?.ledger.id ?? (await this.#find(name)).id;
        await this.#options.locks.run(id, () => this.#writeSome(name, id, waiting));
      } catch (error) {
        for (const { reject } of waiting.splice(0)) reject(error);
      }
    }
    this.#waiting.delete(name);
  }

  async #find(name: string): Promise<LedgerRow> {
    const { store, clock } = this.#options;
    const ledger = await store.findLedger(name, clock());
    if (!ledger) throw notFound(name);
    requireActive(ledger, clock());
    return ledger;
  }

  /** The ledger may have gone, or another one got its name, while others had it. */
  async #openLedger(name: string, id: number): Promise<{ ledger: LedgerRow; head: JournalHead }> {
    const { store, clock } = this.#options;
    const now = clock();
    const open = this.#open.get(name);
    if (open) {
      requireActive(open.ledger, now);
      return open;
    }
    const ledger = await store.ledgerById(id, now);
    if (!ledger) throw notFound(name);
    requireActive(ledger, now);
    return { ledger, head: await loadHead(store, ledger) };
  }

  async #writeSome(name: string, id: number, waiting: Unit[]): Promise<void> {
    const { ledger, head } = await this.#openLedger(name, id);
    // Until the batch is written the head is ahead of the store.
    this.#open.delete(name);
    const batch = new Batch(this.#options.store, head);
    const built: { unit: Unit; committed: Committed[] }[] = [];
    for (const unit of takeGroup(waiting)) {
      try {
        built.push({ unit, committed: await this.#build(batch, unit) });
      } catch (error) {
        unit.reject(error);
        // Blocks of a unit that is refused half-way are in the batch.
        if (unit.transactions.length > 1) return;
        batch.undo();
      }
    }
    if (built.length === 0) {
      this.#open.set(name, { ledger, head });
      return;
    }
    try {
      await batch.write();
    } catch (error) {
      const conflict = error instanceof StoreConflict;
      const reason = conflict
        ? new EngineError('conflict', 'The journal has grown meanwhile.', { cause: error })
        : error;
      for (const { unit } of built) unit.reject(reason);
      return;
    }
    this.#open.set(name, { ledger, head });
    for (const { unit, committed } of built) unit.resolve(committed);
    this.#options.onCommit(id, head.size);
  }

  async #build(batch: Batch, { transactions }: Unit): Promise<Committed[]> {
    const committed: Committed[] = [];
    for (const transaction of transactions) {
      const appended = await addTransaction(batch, transaction, this.#options);
      committed.push({ strandId: batch.head.strandId, appended });
    }
    return committed;
  }
}

/** The next units that go into one write, in the order they came: several of one transaction each, or one of several. */
function takeGroup(waiting: Unit[]): Unit[] {
  let count = 0;
  let characters = 0;
  for (const { transactions } of waiting) {
    const [only] = transactions;
    if (transactions.length !== 1 || !only) break;
    characters += charactersOf(only);
    if (count > 0 && (count >= GROUP.transactions || characters > GROUP.characters)) break;
    count += 1;
  }
  return waiting.splice(0, Math.max(1, count));
}

function charactersOf({ statements, mutations }: TransactionInput): number {
  let characters = 0;
  for (const { text, parameters } of statements) {
    characters += text.length;
    for (const parameter of parameters) characters += parameter.length;
  }
  for (const mutation of mutations) if ('data' in mutation) characters += mutation.data.length;
  return characters;
}
