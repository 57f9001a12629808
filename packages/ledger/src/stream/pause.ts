/** Waits that end early: when the signal is aborted, or with `wake`. */
export class Pause {
  #wakened = false;
  #end: (() => void) | undefined;

  /** Ends the wait under way; without one, the next. */
  wake(): void {
    this.#wakened = true;
    this.#end?.();
  }

  /** @param milliseconds at most so long. Resolves at once when woken since the last wait, or aborted. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.#wakened && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds).unref();
        this.#end = () => {
          clearTimeout(timer);
          resolve();
        };
        signal.addEventListener('abort', this.#end, { once: true });
      });
      if (this.#end) signal.removeEventListener('abort', this.#end);
      this.#end = undefined;
    }
    this.#wakened = false;
  }
}

/** Not before so many milliseconds, unless the signal is aborted first. */
export function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Pause().wait(milliseconds, signal);
}

/**
 * How long to wait before the attempt after `failures` failed ones: doubled from `first` up to `last`, less up to a half
 * at random, so that streams that were refused together do not come back together.
 */
export function backoff(failures: number, first: number, last: number): number {
  const full = Math.min(last, first * 2 ** Math.min(failures - 1, 30));
  return full * (1 - Math.random() / 2);
}
