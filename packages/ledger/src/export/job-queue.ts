/** Runs jobs in the order they come, some at a time. A job that throws is as good as one that ends. */
export class JobQueue {
  readonly #jobs = new Set<Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  #places: number;

  constructor(atOnce: number) {
    this.#places = atOnce;
  }

  /** @param job is handed how to wait for something without keeping others from running */
  add(job: (aside: Aside) => Promise<void>): void {
    const running = this.#run(job)
      .catch(() => undefined)
      .finally(() => this.#jobs.delete(running));
    this.#jobs.add(running);
  }

  /** Waits until there is nothing left to run. */
  async drain(): Promise<void> {
    while (this.#jobs.size > 0) await Promise.all(this.#jobs);
  }

  async #run(job: (aside: Aside) => Promise<void>): Promise<void> {
    await this.#enter();
    try {
      await job(async (wait) => {
        this.#leave();
        try {
          return await wait();
        } finally {
          await this.#enter();
        }
      });
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#places > 0) this.#places -= 1;
    else await new Promise<void>((enter) => this.#waiting.push(enter));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#places += 1;
  }
}

/** Gives the job's place free during a wait; ends when the wait is over and there is a place again. */
export type Aside = <T>(wait: () => Promise<T>) => Promise<T>;
