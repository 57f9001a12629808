import { createIds, type Ids } from '../engine/ids.ts';
import type { TransactionInput } from '../engine/transaction.ts';
import type { CurrentDocument } from '../store/store.ts';
import { TABLES, type TableName } from './document.ts';
import { Draft } from './draft.ts';
import { anyAffair, createIndexes, createTables } from './office.ts';
import type { Random } from './random.ts';
import { Registry } from './registry.ts';

/** Makes believable transactions for the vehicle registration tables, without end and in constant memory. */
export class Generator {
  readonly #random: Random;
  readonly #ids: Ids;
  readonly #registry: Registry;
  #missingTables: readonly TableName[] = TABLES;
  #missingIndexes = true;

  /** Everything it makes, ids included, follows from `random` and the times handed to `next`. */
  constructor(random: Random) {
    this.#random = random;
    this.#ids = createIds(random.next32);
    this.#registry = new Registry(random);
  }

  /** Goes on from what a ledger holds. @param tables names of the active tables by id */
  load(tables: ReadonlyMap<string, string>, documents: readonly CurrentDocument[]): void {
    const names = [...tables.values()];
    this.#missingTables = TABLES.filter((name) => !names.includes(name));
    this.#missingIndexes = names.length === 0;
    this.#registry.load(tables, documents);
  }

  /** @param time commit time, milliseconds since 1970 */
  draft(time: number): Draft {
    return new Draft({ random: this.#random, ids: this.#ids, time }, this.#registry);
  }

  /** The next transaction: first the tables, then their indexes, then whatever happens. */
  next(time: number): TransactionInput {
    const draft = this.draft(time);
    if (this.#missingTables.length > 0) {
      createTables(draft, this.#missingTables);
      this.#missingTables = [];
    } else if (this.#missingIndexes) {
      createIndexes(draft);
      this.#missingIndexes = false;
    } else {
      anyAffair(draft);
    }
    return draft.finish();
  }
}
