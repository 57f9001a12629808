import type { Engine } from '../engine/engine.ts';
import type { LedgerRow } from '../store/rows.ts';
import type { NewStream, StreamRefusal, StreamRow, StreamStore } from '../store/streams.ts';
import { errorName, judgeFailure } from './kinesis-failure.ts';
import type { KinesisTarget } from './kinesis-target.ts';
import { backoff, delay } from './pause.ts';
import { STREAMING } from './stream-limits.ts';
import type { Streamer } from './streamer.ts';

export interface StreamsContext {
  readonly engine: Engine;
  readonly store: StreamStore;
  readonly streamer: Streamer;
  readonly kinesis: KinesisTarget;
  readonly newId: (time: number) => string;
  /** Streams of a ledger that have not ended. */
  readonly maxStreams: number;
  /** How long a stream that has ended is still described, in milliseconds. */
  readonly retentionMs: number;
}

export type StreamChoice = Omit<NewStream, 'streamId' | 'ledgerId' | 'createdAt'>;

/** What Kinesis said to the question whether a stream could be written to. */
export interface KinesisRefusal {
  readonly name: string;
  readonly message: string;
  /** Kinesis gave no proper answer: not reached, an error of its own, or throttled to the end. */
  readonly unexpected: boolean;
}

const VALIDATION_ATTEMPTS = 3;

/** Journal streams as the operations of the API see them. */
export class Streams {
  readonly #context: StreamsContext;

  constructor(context: StreamsContext) {
    this.#context = context;
  }

  /** Whether another stream of that name could be created now; asked before Kinesis is. */
  async refusal(ledger: LedgerRow, name: string): Promise<StreamRefusal | undefined> {
    const running = (await this.#context.store.running()).filter(({ ledgerId }) => ledgerId === ledger.id);
    if (running.some((stream) => stream.name === name)) return 'name';
    return running.length >= this.#context.maxStreams ? 'quota' : undefined;
  }

  /** Asks Kinesis for the stream; what may pass is asked again. @returns undefined when all is well */
  async askKinesis(kinesisStreamArn: string, signal: AbortSignal): Promise<KinesisRefusal | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#context.kinesis.describe(kinesisStreamArn, signal);
        return undefined;
      } catch (error) {
        signal.throwIfAborted();
        const unexpected = judgeFailure(error).kind === 'retry';
        if (!unexpected || attempt === VALIDATION_ATTEMPTS) {
          return { name: errorName(error), message: error instanceof Error ? error.message : '', unexpected };
        }
        await delay(backoff(attempt, STREAMING.firstRetryMs, STREAMING.lastRetryMs), signal);
      }
    }
  }

  /** Creates the stream and begins to deliver it. */
  async create(ledger: LedgerRow, choice: StreamChoice): Promise<StreamRow | StreamRefusal> {
    const { engine, store, streamer, newId, maxStreams } = this.#context;
    const createdAt = engine.now();
    const created = await store.create(
      { ...choice, ledgerId: ledger.id, streamId: newId(createdAt), createdAt },
      maxStreams,
    );
    if (typeof created === 'object') streamer.run(created);
    return created;
  }

  find(ledger: LedgerRow, streamId: string): Promise<StreamRow | undefined> {
    return this.#context.store.find(ledger.id, streamId, this.#context.engine.now());
  }

  /** Up to `limit` streams of the ledger after the one with id `after`, in the order of their creation. */
  list(ledger: LedgerRow, after: number, limit: number): Promise<StreamRow[]> {
    return this.#context.store.list(ledger.id, { after, limit, now: this.#context.engine.now() });
  }

  /** Ends a stream that runs, without a last record. @returns whether it was running */
  async cancel({ streamId }: StreamRow): Promise<boolean> {
    const { engine, store, streamer, retentionMs } = this.#context;
    const cancelled = await store.end(streamId, 'CANCELED', engine.now() + retentionMs);
    await streamer.stop(streamId);
    return cancelled;
  }
}
