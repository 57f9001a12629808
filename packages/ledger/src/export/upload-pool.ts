import { EXPORT_LIMITS } from '../engine/limits.ts';

/** Uploads of one export side by side, within limits of number and bytes. After the first failure nothing more begins. */
export class UploadPool {
  readonly #running = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  #bytes = 0;
  #failure: { readonly error: unknown } | undefined;

  /** Aborted at the first failure: what else is under way is in vain then. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /**
   * Begins work once there is room for it.
   *
   * @throws what earlier work failed with
   */
  async add(bytes: number, work: () => Promise<void>): Promise<void> {
    const { uploadsAtOnce, uploadBytesAtOnce } = EXPORT_LIMITS;
    const isFull = () =>
      this.#running.size >= uploadsAtOnce || (this.#running.size > 0 && this.#bytes + bytes > uploadBytesAtOnce);
    while (!this.#failure && isFull()) await Promise.race(this.#running);
    if (this.#failure) throw this.#failure.error;
    this.#bytes += bytes;
    const running = work()
      .catch((error: unknown) => this.fail(error))
      .finally(() => {
        this.#running.delete(running);
        this.#bytes -= bytes;
      });
    this.#running.add(running);
  }

  /**
   * Waits for everything that was begun.
   *
   * @throws what the first of it failed with
   */
  async drain(): Promise<void> {
    await Promise.all(this.#running);
    if (this.#failure) throw this.#failure.error;
  }

  /** Ends everything because of an error outside. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#stop.abort(error);
  }
}
