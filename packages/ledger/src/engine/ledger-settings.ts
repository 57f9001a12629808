import type { LedgerRow, PermissionsMode } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { Committer } from './committer.ts';
import { EngineError } from './errors.ts';
import { KeyedLock } from './keyed-lock.ts';
import type { Keys } from './keys.ts';
import { notFound, requireChangeable } from './ledger-checks.ts';
import { encryptionOf } from './ledger-encryption.ts';

/** What UpdateLedger and UpdateLedgerPermissionsMode change; what is undefined stays. */
export interface LedgerUpdate {
  readonly deletionProtection?: boolean | undefined;
  readonly permissionsMode?: PermissionsMode | undefined;
  /** ARN of a key or of an alias; `owned` = the key of the service itself. */
  readonly key?: string | 'owned' | undefined;
}

export interface LedgerSettingsOptions {
  readonly store: Store;
  /** milliseconds since 1970 */
  readonly clock: () => number;
  readonly stateDelayMs: number;
  readonly committer: Committer;
  readonly keys: Keys;
}

/** Changes and deletes ledgers, one change of a ledger after the other: no protection comes too late for a deletion. */
export class LedgerSettings {
  readonly #options: LedgerSettingsOptions;
  readonly #locks = new KeyedLock();

  constructor(options: LedgerSettingsOptions) {
    this.#options = options;
  }

  /**
   * @returns the ledger as it is then, and whether it has another key
   * @throws EngineError `ledger-not-found`, `ledger-in-use`, `key-inaccessible`, `key-quota`
   */
  update(name: string, update: LedgerUpdate): Promise<{ ledger: LedgerRow; rekeyed: boolean }> {
    const { store, clock, committer, stateDelayMs } = this.#options;
    return this.#locks.run(name, async () => {
      const before = await this.#changeable(name);
      const kmsKeyArn = await this.#keyAfter(before, update.key);
      const now = clock();
      const rekeyed = kmsKeyArn !== before.kmsKeyArn;
      if (rekeyed && encryptionOf(before, now)?.status === 'UPDATING') {
        const message = `The KMS key of the Ledger with name ${name} is being changed`;
        throw new EngineError('ledger-in-use', message, { ledger: name });
      }
      const { deletionProtection, permissionsMode } = update;
      const key = rekeyed ? { kmsKeyArn, keyReadyAt: now + stateDelayMs } : undefined;
      const ledger = await committer.exclusively(before, () =>
        store.updateLedger(before.id, { deletionProtection, permissionsMode, key }, now),
      );
      if (!ledger) throw notFound(name);
      return { ledger, rekeyed };
    });
  }

  /** @throws EngineError `ledger-not-found`, `ledger-in-use`, `ledger-protected` */
  async delete(name: string): Promise<void> {
    await this.#locks.run(name, async () => {
      const ledger = await this.#changeable(name);
      if (ledger.deletionProtection) {
        const message = `Preventing deletion of ledger ${name}. DeletionProtection is enabled`;
        throw new EngineError('ledger-protected', message, { ledger: name });
      }
      await this.removeAt(ledger, this.#options.clock() + this.#options.stateDelayMs);
    });
  }

  /** The ledger is DELETING until `time`, and gone then. */
  async removeAt(ledger: LedgerRow, time: number): Promise<void> {
    const { store, committer } = this.#options;
    await committer.exclusively(ledger, () => store.requestDeletion(ledger.id, time));
  }

  async #changeable(name: string): Promise<LedgerRow> {
    const { store, clock } = this.#options;
    const now = clock();
    const ledger = await store.findLedger(name, now);
    if (!ledger) throw notFound(name);
    requireChangeable(ledger, now);
    return ledger;
  }

  async #keyAfter(ledger: LedgerRow, key: string | undefined): Promise<string | undefined> {
    if (key === undefined) return ledger.kmsKeyArn;
    return key === 'owned' ? undefined : (await this.#options.keys.use(key)).arn;
  }
}
