import type { Logger } from 'pino';
import type { Engine } from '../engine/engine.ts';
import type { JournalBlock } from '../engine/journal-range.ts';
import { isImpaired } from '../engine/ledger-encryption.ts';
import type { LedgerRow } from '../store/rows.ts';
import type { StreamErrorCause, StreamRow, StreamStore } from '../store/streams.ts';
import { type Destination, deliver } from './deliver.ts';
import { errorName } from './kinesis-failure.ts';
import type { KinesisTarget } from './kinesis-target.ts';
import { UndeliverableRecord } from './pack.ts';
import { delay, Pause } from './pause.ts';
import { blockRequests, controlRequest, type StreamRequest } from './requests.ts';
import { STREAMING } from './stream-limits.ts';
import { controlRecord } from './stream-records.ts';

export interface RunnerContext {
  readonly engine: Engine;
  readonly streams: StreamStore;
  readonly kinesis: KinesisTarget;
  readonly log: Logger;
  readonly streamArn: (ledgerName: string, streamId: string) => string;
  /** How long a stream that has ended is still described, in milliseconds. */
  readonly retentionMs: number;
  /** How long a stream may be IMPAIRED before it is FAILED, in milliseconds. */
  readonly maxImpairedMs: number;
}

/** IMPAIRED for too long. */
class GivenUp extends Error {
  override readonly name = 'GivenUp';
}
/** There is no use in trying any longer; what becomes of the stream is found out at the next step. */
class LedgerGone extends Error {
  override readonly name = 'LedgerGone';
}

/**
 * Delivers one stream from its checkpoint on until it ends. The journal itself is the queue: blocks never change their
 * place, so a sequence number says all about what has been delivered. It is written only after Kinesis has acknowledged
 * everything before it; whatever happens in between is delivered again, never lost.
 */
export class StreamRunner {
  readonly #context: RunnerContext;
  readonly #stream: StreamRow;
  readonly #stopping = new AbortController();
  readonly #pause = new Pause();
  #next: number | undefined;
  /** Since the last request that was acknowledged as a whole. */
  #refusals = 0;
  /** Why the stream is to be FAILED. */
  #failure: Error | undefined;
  #impaired: { cause: StreamErrorCause; since: number } | undefined;
  /** Settles when nothing is delivered any more, because the stream has ended or was stopped. */
  readonly done: Promise<void>;

  constructor(context: RunnerContext, stream: StreamRow) {
    this.#context = context;
    this.#stream = stream;
    this.#next = stream.nextSequenceNo;
    const { errorCause: cause, impairedAt: since } = stream;
    this.#impaired = cause === undefined || since === undefined ? undefined : { cause, since };
    this.done = this.#run();
  }

  get ledgerId(): number {
    return this.#stream.ledgerId;
  }

  /** There may be something to do. */
  wake(): void {
    this.#pause.wake();
  }

  /** Ends delivery; the stream itself stays as it is. */
  stop(): Promise<void> {
    this.#stopping.abort();
    return this.done;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        if (this.#failure ? await this.#end('FAILED') : await this.#step()) return;
      } catch (error) {
        if (signal.aborted) return;
        const { streamId } = this.#stream;
        if (error instanceof UndeliverableRecord || error instanceof GivenUp) {
          this.#failure = error;
          this.#context.log.error({ streamId, err: error, nextSequenceNo: this.#next }, 'journal stream failed');
        } else if (!(error instanceof LedgerGone)) {
          this.#context.log.error({ streamId, err: error }, 'journal stream interrupted, goes on');
          await delay(STREAMING.unexpectedErrorMs, signal);
        }
      }
    }
  }

  /** Delivers what there is, or waits for something. @returns whether the stream has ended */
  async #step(): Promise<boolean> {
    const { engine } = this.#context;
    const { ledgerId, exclusiveEndTime: end } = this.#stream;
    const ended = end !== undefined && engine.now() >= end;
    // A commit that was begun before the end, and is not yet written, still belongs to the stream.
    if (ended) await engine.settle(ledgerId);
    const ledger = await engine.ledgerById(ledgerId);
    if (!ledger || ledger.goneAt !== undefined) return this.#end('CANCELED');
    if (isImpaired(ledger)) return this.#idle();
    const next = this.#next ?? (await this.#begin(ledger));
    const beyond = end !== undefined && ledger.lastTimestamp >= end;
    const to = beyond ? await engine.journal.sequenceAt(ledger, end) : ledger.size;
    if (next < to) {
      await this.#deliverBlocks(ledger, next, to);
      return false;
    }
    if (!ended) return this.#idle();
    await this.#deliver(ledger, this.#control(ledger, 'COMPLETED', undefined));
    return this.#end('COMPLETED');
  }

  async #idle(): Promise<false> {
    const { exclusiveEndTime: end } = this.#stream;
    const left = end === undefined ? 0 : end - this.#context.engine.now();
    const most = STREAMING.idlePollMs;
    await this.#pause.wait(left > 0 ? Math.min(most, left) : most, this.#stopping.signal);
    return false;
  }

  /** The first record, and where the journal is read from. */
  async #begin(ledger: LedgerRow): Promise<number> {
    const first = await this.#context.engine.journal.sequenceAt(ledger, this.#stream.inclusiveStartTime);
    await this.#deliver(ledger, this.#control(ledger, 'CREATED', first));
    return first;
  }

  #control(ledger: LedgerRow, type: 'CREATED' | 'COMPLETED', checkpoint: number | undefined): StreamRequest {
    return controlRequest(controlRecord(this.#arn(ledger), this.#stream.streamId, type), checkpoint);
  }

  #arn(ledger: LedgerRow): string {
    return this.#context.streamArn(ledger.name, this.#stream.streamId);
  }

  async #deliverBlocks(ledger: LedgerRow, from: number, to: number): Promise<void> {
    const { aggregationEnabled, inclusiveStartTime } = this.#stream;
    const range = { next: from, to };
    const requests = blockRequests({
      streamArn: this.#arn(ledger),
      aggregationEnabled,
      inclusiveStartTime,
      blocks: this.#read(ledger.id, range),
    });
    try {
      // While one request is under way the next is made ready.
      let upcoming = requests.next();
      for (let { value, done } = await upcoming; !done; { value, done } = await upcoming) {
        upcoming = requests.next();
        upcoming.catch(() => {});
        await this.#deliver(ledger, value as StreamRequest);
      }
    } finally {
      await requests.return(undefined).catch(() => {});
    }
    // The last blocks may have been of the kind that is not streamed.
    this.#next = range.next;
  }

  /** Blocks from `range.next` on, which moves along; ends early when the journal can no longer be read. */
  async *#read(ledgerId: number, range: { next: number; readonly to: number }): AsyncGenerator<JournalBlock[]> {
    const { engine } = this.#context;
    while (range.next < range.to && !this.#stopping.signal.aborted) {
      const ledger = await engine.ledgerById(ledgerId);
      if (!ledger || ledger.goneAt !== undefined || isImpaired(ledger)) return;
      const blocks = await engine.journal.readBlocks(ledger, range.next, {
        to: range.to,
        blocks: STREAMING.blocksPerRead,
        bytes: STREAMING.bytesPerRead,
      });
      range.next += blocks.length;
      yield blocks;
    }
  }

  async #deliver(ledger: LedgerRow, { entries, checkpoint }: StreamRequest): Promise<void> {
    await deliver(entries, this.#destination(ledger));
    this.#refusals = 0;
    if (checkpoint === undefined) return;
    await this.#context.streams.checkpoint(this.#stream.streamId, checkpoint);
    this.#next = checkpoint;
  }

  #destination(ledger: LedgerRow): Destination {
    const { log, kinesis } = this.#context;
    const { streamId, kinesisStreamArn } = this.#stream;
    return {
      kinesis,
      streamArn: kinesisStreamArn,
      signal: this.#stopping.signal,
      working: () => this.#recover(),
      impaired: (cause, error) => this.#impair(ledger, cause, error),
      refused: async (why) => {
        this.#refusals += 1;
        // Now and then is ordinary; what lasts is worth a line, and another one each time it has lasted twice as long.
        const level = this.#refusals > 4 && Number.isInteger(Math.log2(this.#refusals)) ? 'warn' : 'debug';
        log[level]({ streamId, refusals: this.#refusals, why }, 'Kinesis refused records, they are sent again');
        await this.#requireLedger(ledger.id);
      },
    };
  }

  async #impair(ledger: LedgerRow, cause: StreamErrorCause, error: unknown): Promise<void> {
    const { engine, streams, log, maxImpairedMs } = this.#context;
    const { streamId } = this.#stream;
    const now = engine.now();
    const since = this.#impaired?.since ?? now;
    if (this.#impaired?.cause !== cause) {
      await streams.impair(streamId, cause, now);
      this.#impaired = { cause, since };
      log.warn({ streamId, cause, error: errorName(error) }, 'journal stream impaired');
    }
    if (now - since >= maxImpairedMs) throw new GivenUp(`${cause} for ${now - since} ms`, { cause: error });
    await this.#requireLedger(ledger.id);
  }

  /** Kinesis must not be asked over and over for a ledger that is being deleted. */
  async #requireLedger(ledgerId: number): Promise<void> {
    const ledger = await this.#context.engine.ledgerById(ledgerId);
    if (!ledger || ledger.goneAt !== undefined) throw new LedgerGone('the ledger is being deleted');
  }

  async #recover(): Promise<void> {
    if (!this.#impaired) return;
    const { streams, log } = this.#context;
    const { streamId } = this.#stream;
    await streams.recover(streamId);
    this.#impaired = undefined;
    log.info({ streamId }, 'journal stream active again');
  }

  async #end(status: 'COMPLETED' | 'CANCELED' | 'FAILED'): Promise<true> {
    const { engine, streams, log, retentionMs } = this.#context;
    const { streamId } = this.#stream;
    await streams.end(streamId, status, engine.now() + retentionMs);
    log.info({ streamId, status }, 'journal stream ended');
    return true;
  }
}
