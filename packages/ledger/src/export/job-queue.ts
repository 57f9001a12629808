/** Runs jobs in the order they come, some at a time. A job that throws is as good as one that ends. */
export class JobQueue {
  readonly #atOnce: number;
  readonly #waiting: (() => Promise<void>)[] = [];
  readonly #running = new Set<Promise<void>>();

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  add(job: () => Promise<void>): void {
    this.#waiting.push(job);
    this.#fill();
  }

  /** Waits until there is nothing left to run. */
  async drain(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #fill(): void {
    while (this.#running.size < this.#atOnce) {
      const job = this.#waiting.shift();
      if (!job) return;
      const running = job()
        .catch(() => undefined)
        .finally(() => {
          this.#running.delete(running);
          this.#fill();
        });
      this.#running.add(running);
    }
  }
}
