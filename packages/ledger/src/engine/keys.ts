import { randomUUID } from 'node:crypto';
import type { KeyRow, KeyState, KeyStore, NewKey } from '../store/keys.ts';
import { EngineError } from './errors.ts';
import { MAX_KEYS } from './limits.ts';

/**
 * Keys as AWS KMS would have them, as far as a ledger can tell. There is nothing to encrypt with them: they are there so
 * that a ledger can be given one, and be impaired while that one cannot be used.
 */
export class Keys {
  readonly #store: KeyStore;
  readonly #clock: () => number;

  constructor(store: KeyStore, clock: () => number) {
    this.#store = store;
    this.#clock = clock;
  }

  list(): Promise<KeyRow[]> {
    return this.#store.list();
  }

  /** @param arn of a key or of an alias */
  find(arn: string): Promise<KeyRow | undefined> {
    return this.#store.find(arn);
  }

  /**
   * The key a ledger shall have. One that is named for the first time is added, Enabled: a script names keys of its own
   * account, which nobody has told this service of.
   *
   * @param arn of a key or of an alias
   * @throws EngineError `key-inaccessible`, `key-quota`
   */
  async use(arn: string): Promise<KeyRow> {
    const key = (await this.#store.find(arn)) ?? (await this.#add(isAlias(arn) ? keyOfAlias(arn) : { arn }));
    if (key.state === 'Enabled') return key;
    const why = key.state === 'Disabled' ? 'is disabled' : 'is pending deletion';
    throw new EngineError('key-inaccessible', `The KMS key ${key.arn} ${why}.`);
  }

  /** @throws EngineError `key-exists`, `key-quota` */
  create(key: KeyChoice): Promise<KeyRow> {
    return this.#add(key);
  }

  /** Adds a key unless one has its ARN or its alias. */
  async ensure(key: KeyChoice): Promise<void> {
    await this.#store.add(this.#complete(key), MAX_KEYS);
  }

  /** @throws EngineError `key-not-found` */
  async setState(arn: string, state: KeyState): Promise<KeyRow> {
    const key = await this.#store.setState(arn, state, this.#clock());
    if (!key) throw new EngineError('key-not-found', `The KMS key ${arn} is not found`);
    return key;
  }

  async #add(choice: KeyChoice): Promise<KeyRow> {
    const key = this.#complete(choice);
    const added = await this.#store.add(key, MAX_KEYS);
    if (added) return added;
    const existing = (await this.#store.find(key.arn)) ?? (key.aliasArn && (await this.#store.find(key.aliasArn)));
    if (existing)
      throw new EngineError('key-exists', `The KMS key ${existing.aliasArn ?? existing.arn} already exists`);
    throw new EngineError('key-quota', `There are ${MAX_KEYS} KMS keys already, the most there may be.`);
  }

  #complete(choice: KeyChoice): NewKey {
    return { aliasArn: undefined, description: undefined, createdAt: this.#clock(), ...choice };
  }
}

export type KeyChoice = Pick<NewKey, 'arn'> & Partial<Pick<NewKey, 'aliasArn' | 'description'>>;

function isAlias(arn: string): boolean {
  return arn.includes(':alias/');
}

/** An alias stands for some key of its account and Region; AWS answers that key's ARN, never the alias. */
function keyOfAlias(aliasArn: string): KeyChoice {
  return { arn: aliasArn.replace(/:alias\/.*$/s, `:key/${randomUUID()}`), aliasArn };
}
