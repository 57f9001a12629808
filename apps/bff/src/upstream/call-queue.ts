import { LIMITS } from '../limits.ts';

/** More calls than a connection takes wait for their turn, and one of them has waited too long, or there is no room left. */
export class UpstreamBusy extends Error {
  override readonly name = 'UpstreamBusy';
}

interface Waiter {
  readonly caller: string;
  readonly start: () => void;
}

/**
 * Lets so many calls run at the same time. Callers take turns, however many calls each has waiting, and the last quarter
 * of the places goes to callers who have none: what one asks for in hundreds does not hold up who asks for one thing.
 */
export class CallQueue {
  readonly #places: number;
  readonly #onWaiting: (count: number) => void;
  readonly #waitMs: number;
  readonly #running = new Map<string, number>();
  /** By caller, in the order in which it is their turn. */
  readonly #waiting = new Map<string, Waiter[]>();
  #total = 0;
  #waitingTotal = 0;

  /**
   * @param onWaiting is told how many wait, whenever that changes
   * @param waitMs    milliseconds that a call waits at most
   */
  constructor(
    places: number = LIMITS.upstreamCalls,
    onWaiting: (count: number) => void = () => {},
    waitMs: number = LIMITS.upstreamWaitMs,
  ) {
    this.#waitMs = waitMs;
    this.#places = places;
    this.#onWaiting = onWaiting;
  }

  /**
   * Waits for a place.
   *
   * @returns what to call once when the call has ended
   * @throws UpstreamBusy; the signal's reason when it is aborted first
   */
  async enter(caller: string, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    const waitMs = this.#waitMs;
    if (this.#waitingTotal === 0 && this.#hasPlace(caller)) return this.#take(caller);
    const line = this.#waiting.get(caller) ?? [];
    if (line.length >= LIMITS.upstreamWaitingPerCaller || this.#waitingTotal >= LIMITS.upstreamWaiting)
      throw new UpstreamBusy('too many calls wait');
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      const waiter: Waiter = {
        caller,
        start: () => {
          end();
          resolve(this.#take(caller));
        },
      };
      const giveUp = (reason: unknown) => {
        end();
        this.#forget(waiter);
        reject(reason);
      };
      const onAbort = () => giveUp(signal?.reason);
      const timer = setTimeout(() => giveUp(new UpstreamBusy(`waited for ${waitMs} ms`)), waitMs);
      signal?.addEventListener('abort', onAbort, { once: true });
      line.push(waiter);
      this.#waiting.set(caller, line);
      this.#count(1);
      this.#startNext();
    });
  }

  #hasPlace(caller: string): boolean {
    const kept = this.#running.has(caller) ? Math.floor(this.#places / 4) : 0;
    return this.#total < this.#places - kept;
  }

  #take(caller: string): () => void {
    this.#total += 1;
    this.#running.set(caller, (this.#running.get(caller) ?? 0) + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#total -= 1;
      const rest = (this.#running.get(caller) ?? 1) - 1;
      if (rest === 0) this.#running.delete(caller);
      else this.#running.set(caller, rest);
      this.#startNext();
    };
  }

  #startNext(): void {
    for (let started = true; started; ) {
      started = false;
      for (const [caller, line] of this.#waiting) {
        if (!this.#hasPlace(caller)) continue;
        const waiter = line[0] as Waiter;
        this.#forget(waiter);
        // To the end of the turn.
        if (line.length > 0) {
          this.#waiting.delete(caller);
          this.#waiting.set(caller, line);
        }
        waiter.start();
        started = true;
        break;
      }
    }
  }

  #forget(waiter: Waiter): void {
    const line = this.#waiting.get(waiter.caller);
    const at = line?.indexOf(waiter) ?? -1;
    if (!line || at < 0) return;
    line.splice(at, 1);
    if (line.length === 0) this.#waiting.delete(waiter.caller);
    this.#count(-1);
  }

  #count(change: number): void {
    this.#waitingTotal += change;
    this.#onWaiting(this.#waitingTotal);
  }
}
