/** Keys that ledgers name. Nothing is encrypted with them; only their state acts. Times are milliseconds since 1970. */
export type KeyState = 'Enabled' | 'Disabled' | 'PendingDeletion';

export interface NewKey {
  /** ARN of the key itself, `arn:aws:kms:{region}:{account}:key/{id}`; what it is known by. */
  readonly arn: string;
  /** ARN of the alias it also answers to, `…:alias/{name}`. */
  readonly aliasArn: string | undefined;
  readonly description: string | undefined;
  readonly createdAt: number;
}

export interface KeyRow extends NewKey {
  readonly state: KeyState;
  /** Since when its state keeps it from being used; undefined while it is Enabled. */
  readonly inaccessibleSince: number | undefined;
}

/** Where keys are kept. As in `Store`: each method is one durable transaction. */
export interface KeyStore {
  /** In the order of their creation. */
  list(): Promise<KeyRow[]>;
  /** @param arn of the key or of its alias */
  find(arn: string): Promise<KeyRow | undefined>;
  /**
   * Adds a key, Enabled.
   *
   * @returns undefined when there is one with that ARN or alias already, or `max` keys
   */
  add(key: NewKey, max: number): Promise<KeyRow | undefined>;
  /** @returns undefined when there is no such key */
  setState(arn: string, state: KeyState, now: number): Promise<KeyRow | undefined>;
}
