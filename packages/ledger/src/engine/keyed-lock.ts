/** Runs work one after the other per key, in the order it was asked for. A failure does not hold up what comes after. */
export class KeyedLock {
  readonly #tails = new Map<unknown, Promise<unknown>>();

  run<T>(key: unknown, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const result = before.then(work);
    const tail = result
      .catch(() => undefined)
      .finally(() => {
        if (this.#tails.get(key) === tail) this.#tails.delete(key);
      });
    this.#tails.set(key, tail);
    return result;
  }
}
