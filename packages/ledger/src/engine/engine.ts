import type { KeyRow, KeyState } from '../store/keys.ts';
import type { LedgerRow, PermissionsMode } from '../store/rows.ts';
import { type CurrentDocument, type Store, StoreConflict } from '../store/store.ts';
import { buildBlock } from './build-block.ts';
import { type Committed, Committer } from './committer.ts';
import { EngineError } from './errors.ts';
import type { Ids } from './ids.ts';
import { JournalReader } from './journal-reader.ts';
import { KeyedLock } from './keyed-lock.ts';
import { Keys } from './keys.ts';
import { alreadyThere, notFound, requireActive } from './ledger-checks.ts';
import { LedgerSettings, type LedgerUpdate } from './ledger-settings.ts';
import { ResourceTags } from './resource-tags.ts';
import type { TransactionInput } from './transaction.ts';

export interface EngineOptions {
  readonly store: Store;
  /** milliseconds since 1970 */
  readonly clock: () => number;
  readonly ids: Ids;
  /** Ledgers that are not gone. */
  readonly maxLedgers: number;
  /** How long a ledger is CREATING, and how long DELETING, in milliseconds. */
  readonly stateDelayMs: number;
}

/** @param size number of blocks the ledger has now */
export type CommitListener = (ledgerId: number, size: number) => void;

export interface LedgerInput {
  readonly name: string;
  readonly permissionsMode: PermissionsMode;
  readonly deletionProtection: boolean;
  /** ARN of a key or of an alias; undefined = the key of the service itself. */
  readonly kmsKeyArn: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** 22 characters; default: a new id. */
  readonly strandId?: string | undefined;
  /** Milliseconds since 1970; a ledger created in the past is ACTIVE as soon as the delay has passed since then. */
  readonly createdAt?: number | undefined;
  readonly genesisTransactionId?: string | undefined;
}

/**
 * Ledgers and their journals: what the operations of the API, workloads and later the data plane are built on. Knows
 * nothing of HTTP or of AWS's names for errors. Commits to one ledger are serialised; a promise that resolves means the
 * change is durable.
 */
export class Engine {
  readonly journal: JournalReader;
  readonly keys: Keys;
  readonly tags: ResourceTags;
  readonly #options: EngineOptions;
  readonly #locks = new KeyedLock();
  readonly #committer: Committer;
  readonly #settings: LedgerSettings;
  readonly #listeners = new Set<CommitListener>();

  constructor(options: EngineOptions) {
    this.#options = options;
    this.journal = new JournalReader(options.store);
    this.#committer = new Committer({ ...options, locks: this.#locks, onCommit: (id, size) => this.#tell(id, size) });
    this.tags = new ResourceTags(options.store, () => this.now());
    this.keys = new Keys(options.store.keys, () => this.now());
    this.#settings = new LedgerSettings({ ...options, committer: this.#committer, keys: this.keys });
  }

  /** The time everything here goes by, in milliseconds since 1970. */
  now(): number {
    return this.#options.clock();
  }

  /**
   * Creates a ledger with its first block. It is CREATING until the delay has passed.
   *
   * @throws EngineError `ledger-exists`, `ledger-in-use` (being deleted), `ledger-quota`
   */
  createLedger(input: LedgerInput): Promise<LedgerRow> {
    // One after the other, so that the quota holds.
    return this.#locks.run('create', () => this.#create(input));
  }

  async #create(input: LedgerInput): Promise<LedgerRow> {
    const { store, ids, stateDelayMs, maxLedgers } = this.#options;
    const now = this.now();
    const existing = await store.findLedger(input.name, now);
    if (existing) throw alreadyThere(existing);
    if ((await store.countLedgers(now)) >= maxLedgers) {
      throw new EngineError('ledger-quota', `There are ${maxLedgers} ledgers already, the most there may be.`);
    }
    const createdAt = input.createdAt ?? now;
    const kmsKeyArn = input.kmsKeyArn === undefined ? undefined : (await this.keys.use(input.kmsKeyArn)).arn;
    const { genesisTransactionId, ...properties } = input;
    const strandId = input.strandId ?? ids.next(createdAt);
    const genesis = buildBlock({
      strandId,
      sequenceNo: 0,
      transactionId: genesisTransactionId ?? ids.next(createdAt),
      blockTimestamp: createdAt,
      txTime: createdAt,
      previousBlockHash: new Uint8Array(0),
      revisions: [],
      transactionInfo: undefined,
      redactionInfo: undefined,
    });
    try {
      return await store.createLedger(
        { ...properties, kmsKeyArn, strandId, createdAt, activeAt: createdAt + stateDelayMs },
        genesis,
        now,
      );
    } catch (error) {
      if (error instanceof StoreConflict) {
        throw new EngineError('ledger-exists', `The Ledger with name ${input.name} already exists`, {
          cause: error,
          ledger: input.name,
        });
      }
      throw error;
    }
  }

  /** @throws EngineError `ledger-not-found` */
  async ledger(name: string): Promise<LedgerRow> {
    const ledger = await this.#options.store.findLedger(name, this.now());
    if (!ledger) throw notFound(name);
    return ledger;
  }

  /** The ledger with that id, whatever its name; undefined when it is gone. Ids are never used twice. */
  ledgerById(id: number): Promise<LedgerRow | undefined> {
    return this.#options.store.ledgerById(id, this.now());
  }

  /**
   * A ledger whose journal can be read and written.
   *
   * @throws EngineError `ledger-not-found` (also when it is being deleted), `ledger-creating`, `ledger-impaired` (its key
   *   cannot be used)
   */
  async activeLedger(name: string): Promise<LedgerRow> {
    const ledger = await this.ledger(name);
    requireActive(ledger, this.now());
    return ledger;
  }

  /** Up to `limit` ledgers after the one named, in ascending order of their names. */
  listLedgers(after: string | undefined, limit: number): Promise<LedgerRow[]> {
    return this.#options.store.listLedgers({ after, limit, now: this.now() });
  }

  /**
   * The ledger is DELETING until the delay has passed, then gone; its name is free again from then on.
   *
   * @throws EngineError `ledger-not-found`, `ledger-in-use` (being created or deleted), `ledger-protected`
   */
  deleteLedger(name: string): Promise<void> {
    return this.#settings.delete(name);
  }

  /**
   * Changes settings of a ledger, all of them or none. Another key is in effect when the delay has passed; until then the
   * ledger is UPDATING, and stays accessible. Naming the key it has is no change.
   *
   * @throws EngineError `ledger-not-found`, `ledger-in-use` (being created or deleted, or its key being changed and
   *   another one wanted), `key-inaccessible`, `key-quota`
   */
  async updateLedger(name: string, update: LedgerUpdate): Promise<LedgerRow> {
    const { ledger, rekeyed } = await this.#settings.update(name, update);
    if (rekeyed) this.#tell(ledger.id, ledger.size);
    return ledger;
  }

  /**
   * Ledgers with that key become impaired, or accessible again, at once.
   *
   * @param arn of the key itself
   * @throws EngineError `key-not-found`
   */
  async setKeyState(arn: string, state: KeyState): Promise<KeyRow> {
    const key = await this.keys.setState(arn, state);
    for (const ledger of await this.#options.store.ledgersWithKey(arn, this.now())) {
      await this.#committer.exclusively(ledger, async () => {});
      this.#tell(ledger.id, ledger.size);
    }
    return key;
  }

  /** Removes a ledger at once, whatever its state: for a ledger this service made itself and did not finish. */
  discardLedger(ledger: LedgerRow): Promise<void> {
    return this.#settings.removeAt(ledger, this.now());
  }

  /** Removes some rows of ledgers that are gone; returns whether there are more. */
  purgeSome(): Promise<boolean> {
    return this.#options.store.purge(this.now(), 2_000);
  }

  /**
   * Commits one transaction to an active ledger. What is to be committed to it at the same time is written together.
   *
   * @throws EngineError for an unusable ledger or transaction; nothing is written then
   */
  async commit(name: string, transaction: TransactionInput): Promise<Committed> {
    const [committed] = await this.#committer.commit(name, [transaction]);
    return committed as Committed;
  }

  /**
   * Commits transactions one after the other, one block each, all of them or none. Durable when resolved.
   *
   * @throws EngineError for an unusable ledger or transaction; nothing is written then
   */
  commitAll(name: string, transactions: readonly TransactionInput[]): Promise<Committed[]> {
    return this.#committer.commit(name, transactions);
  }

  /**
   * Waits for the commits to a ledger that are under way. Every commit that begins later takes its time from the clock
   * later: from then on no block gets a time before that of this call, as long as the clock is not set back.
   */
  async settle(ledgerId: number): Promise<void> {
    await this.#locks.run(ledgerId, async () => {});
  }

  /**
   * Calls back after every durable commit, once for those written together. A hint to look at the journal, which alone
   * says what there is: what was committed before the process started is not told. Called likewise when a ledger's key may
   * have become accessible or inaccessible. The listener must not throw.
   *
   * @returns how to stop it
   */
  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(ledgerId: number, size: number): void {
    for (const listener of this.#listeners) listener(ledgerId, size);
  }

  /** Names of the active tables, and documents among the last revisions: what a workload goes on from. */
  async recentState(
    ledger: LedgerRow,
    revisions: number,
  ): Promise<{ tables: Map<string, string>; documents: CurrentDocument[] }> {
    const tables = await this.#options.store.tables(ledger.id);
    return {
      tables: new Map(tables.filter(({ active }) => active).map(({ tableId, name }) => [tableId, name])),
      documents: await this.#options.store.recentDocuments(ledger.id, revisions),
    };
  }
}
