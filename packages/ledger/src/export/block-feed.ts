import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Engine } from '../engine/engine.ts';
import type { JournalBlock } from '../engine/journal-range.ts';
import { isImpaired } from '../engine/ledger-encryption.ts';
import { stateOf } from '../engine/ledger-state.ts';
import { EXPORT_LIMITS } from '../engine/limits.ts';
import type { LedgerRow } from '../store/rows.ts';
import type { Aside } from './job-queue.ts';

/** The ledger is being deleted, or is gone. */
export class LedgerGone extends Error {
  override readonly name = 'LedgerGone';
}

/**
 * Blocks `[from, to)` of a ledger, some at a time. Gives way to everything else the process has to do between reads, and
 * waits while the ledger's key cannot be used.
 */
export class BlockFeed {
  readonly #engine: Engine;
  readonly #ledgerId: number;
  readonly #to: number;
  readonly #signal: AbortSignal;
  readonly #aside: Aside;
  #next: number;
  #read: readonly JournalBlock[] = [];

  constructor(
    engine: Engine,
    range: { readonly ledgerId: number; readonly from: number; readonly to: number },
    signal: AbortSignal,
    aside: Aside,
  ) {
    this.#engine = engine;
    this.#ledgerId = range.ledgerId;
    this.#next = range.from;
    this.#to = range.to;
    this.#signal = signal;
    this.#aside = aside;
  }

  /**
   * The next blocks, none at the end. They stay the next ones until they are taken.
   *
   * @throws LedgerGone
   * @throws the signal's reason when it is aborted
   */
  async peek(): Promise<readonly JournalBlock[]> {
    if (this.#read.length > 0 || this.#next >= this.#to) return this.#read;
    await setImmediate();
    const ledger = await usableLedger(this.#engine, this.#ledgerId, this.#signal, this.#aside);
    this.#read = await this.#engine.journal.readBlocks(ledger, this.#next, {
      to: this.#to,
      blocks: EXPORT_LIMITS.blocksAtOnce,
      bytes: EXPORT_LIMITS.bytesAtOnce,
    });
    this.#next += this.#read.length;
    return this.#read;
  }

  /** Takes the first `count` of the blocks last peeked at. */
  take(count: number): void {
    this.#read = this.#read.slice(count);
  }
}

/**
 * The ledger, once its journal can be read; its key may be disabled for days.
 *
 * @throws LedgerGone
 * @throws the signal's reason when it is aborted
 */
export async function usableLedger(
  engine: Engine,
  ledgerId: number,
  signal: AbortSignal,
  aside: Aside,
): Promise<LedgerRow> {
  for (;;) {
    const ledger = await existingLedger(engine, ledgerId, signal);
    if (!isImpaired(ledger)) return ledger;
    await aside(async () => {
      while (isImpaired(await existingLedger(engine, ledgerId, signal)))
        await setTimeout(EXPORT_LIMITS.lookAgainMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    });
  }
}

/**
 * Looks now and then whether the ledger is still there: an export that S3 holds up reads nothing, and would not hear.
 *
 * @returns how to stop it
 */
export function watchLedger(engine: Engine, ledgerId: number, gone: (error: LedgerGone) => void): () => void {
  const stopped = new AbortController();
  const look = async () => {
    try {
      await existingLedger(engine, ledgerId, stopped.signal);
    } catch (error) {
      if (error instanceof LedgerGone) gone(error);
    }
  };
  const timer = setInterval(() => void look(), EXPORT_LIMITS.lookAgainMs);
  return () => {
    clearInterval(timer);
    stopped.abort();
  };
}

async function existingLedger(engine: Engine, ledgerId: number, signal: AbortSignal): Promise<LedgerRow> {
  signal.throwIfAborted();
  const ledger = await engine.ledgerById(ledgerId);
  if (!ledger || stateOf(ledger, engine.now()) === 'DELETING') throw new LedgerGone('The ledger was deleted.');
  return ledger;
}
