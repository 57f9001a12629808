import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Engine } from '../engine/engine.ts';
import { EngineError } from '../engine/errors.ts';
import { KeyedLock } from '../engine/keyed-lock.ts';
import { Generator } from './generator.ts';
import { type Random, seededRandom } from './random.ts';

/** `blocks` at once, or `rate` blocks per second for `seconds`. The same `seed` makes the same transactions. */
export type WorkloadPlan = { readonly seed: string | undefined } & (
  | { readonly blocks: number }
  | { readonly rate: number; readonly seconds: number }
);

export interface WorkloadProgress {
  /** Blocks committed so far, all of them durable. */
  readonly committed: number;
  readonly firstSequenceNo: number | undefined;
  readonly lastSequenceNo: number | undefined;
}

/** Blocks in one durable write when they are wanted at once. */
const BATCH = 250;
/** Revisions looked at to find documents to go on from. */
const LOOK_BACK = 3_000;
/** Ledgers whose documents are remembered between runs. */
const MAX_SOURCES = 8;

interface Source {
  readonly generator: Generator;
  readonly random: Random;
  /** Size of the journal the generator knows of; another size means somebody else wrote, too. */
  size: number;
}

/** Writes believable transactions into ledgers of this service while it runs. */
export class Workloads {
  readonly #engine: Engine;
  readonly #random: Random;
  readonly #sources = new Map<number, Source>();
  readonly #locks = new KeyedLock();

  constructor(engine: Engine, random: Random) {
    this.#engine = engine;
    this.#random = random;
  }

  /**
   * Yields after each durable write, and once before the first. Stops between writes when aborted.
   *
   * @throws EngineError `ledger-not-found`, `ledger-creating`
   */
  async *run(name: string, plan: WorkloadPlan, signal: AbortSignal): AsyncGenerator<WorkloadProgress> {
    const total = 'blocks' in plan ? plan.blocks : Math.max(1, Math.round(plan.rate * plan.seconds));
    let progress: WorkloadProgress = { committed: 0, firstSequenceNo: undefined, lastSequenceNo: undefined };
    await this.#engine.activeLedger(name);
    yield progress;
    const random = plan.seed === undefined ? undefined : seededRandom(plan.seed);
    const started = performance.now();
    while (progress.committed < total) {
      const due = 'blocks' in plan ? BATCH : await nextDue(started, plan.rate, progress.committed, signal);
      if (signal.aborted) return;
      const written = await this.#write(name, Math.min(due, BATCH, total - progress.committed), random);
      progress = {
        committed: progress.committed + written.blocks,
        firstSequenceNo: progress.firstSequenceNo ?? written.from,
        lastSequenceNo: written.from + written.blocks - 1,
      };
      yield progress;
      // Lets other requests in between two writes.
      await setImmediate();
    }
  }

  async #write(name: string, blocks: number, random: Random | undefined): Promise<{ from: number; blocks: number }> {
    const ledger = await this.#engine.activeLedger(name);
    return this.#locks.run(ledger.id, async () => {
      try {
        return await this.#attempt(name, blocks, random);
      } catch (error) {
        this.#sources.delete(ledger.id);
        // Somebody else changed a document in the same moment: look again, once.
        if (!(error instanceof EngineError) || error.ledger !== undefined) throw error;
        return await this.#attempt(name, blocks, random);
      }
    });
  }

  async #attempt(
    name: string,
    blocks: number,
    random: Random = this.#random,
  ): Promise<{ from: number; blocks: number }> {
    const ledger = await this.#engine.activeLedger(name);
    let source = this.#sources.get(ledger.id);
    if (source?.size !== ledger.size || source.random !== random) {
      source = { generator: new Generator(random), random, size: ledger.size };
      const { tables, documents } = await this.#engine.recentState(ledger, LOOK_BACK);
      source.generator.load(tables, documents);
      this.#remember(ledger.id, source);
    }
    const now = this.#engine.now();
    const transactions = Array.from({ length: blocks }, () => (source as Source).generator.next(now));
    const committed = await this.#engine.commitAll(name, transactions);
    const from = committed[0]?.appended.block.sequenceNo as number;
    source.size = from + blocks;
    return { from, blocks };
  }

  #remember(ledgerId: number, source: Source): void {
    this.#sources.delete(ledgerId);
    this.#sources.set(ledgerId, source);
    const [oldest] = this.#sources.keys();
    if (this.#sources.size > MAX_SOURCES && oldest !== undefined) this.#sources.delete(oldest);
  }
}

/** Waits until at least one more block is due. @returns how many are */
async function nextDue(started: number, rate: number, committed: number, signal: AbortSignal): Promise<number> {
  const wait = started + (committed * 1000) / rate - performance.now();
  if (wait > 0) await setTimeout(wait, undefined, { signal }).catch(() => undefined);
  const elapsed = performance.now() - started;
  return Math.max(1, Math.floor((elapsed * rate) / 1000) + 1 - committed);
}
