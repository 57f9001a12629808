import type { StreamRow } from '../store/streams.ts';
import { type RunnerContext, StreamRunner } from './runner.ts';
import { STREAMING } from './stream-limits.ts';

/** Runs every stream that has not ended, each for itself, from when it is created or the service starts. */
export class Streamer {
  readonly #context: RunnerContext;
  readonly #runners = new Map<string, StreamRunner>();
  #stopListening: () => void = () => {};
  #expiry: NodeJS.Timeout | undefined;
  #expiring: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(context: RunnerContext) {
    this.#context = context;
  }

  /** Goes on with the streams that were running when the service ended. */
  async start(): Promise<void> {
    const { engine, streams, log } = this.#context;
    this.#stopListening = engine.onCommit((ledgerId) => {
      for (const runner of this.#runners.values()) if (runner.ledgerId === ledgerId) runner.wake();
    });
    const expire = async () => {
      try {
        await streams.removeExpired(engine.now());
      } catch (error) {
        log.error({ err: error }, 'removing expired journal streams failed');
      }
    };
    this.#expiry = setInterval(() => {
      this.#expiring = expire();
    }, STREAMING.expireEveryMs).unref();
    for (const stream of await streams.running()) this.run(stream);
  }

  run(stream: StreamRow): void {
    if (this.#closed) return;
    const { streamId } = stream;
    const runner = new StreamRunner(this.#context, stream);
    this.#runners.set(streamId, runner);
    void runner.done.finally(() => this.#runners.delete(streamId));
  }

  /** Ends delivery of a stream: when resolved, nothing more is sent, unless a request under way hangs for long. */
  async stop(streamId: string): Promise<void> {
    const stopped = this.#runners.get(streamId)?.stop();
    if (!stopped) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, STREAMING.stopMs);
    });
    await Promise.race([stopped, late]);
    clearTimeout(timer);
  }

  /** Ends all delivery at once. What was not acknowledged is delivered again after the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stopListening();
    clearInterval(this.#expiry);
    await Promise.all([...this.#runners.values()].map((runner) => runner.stop()));
    await this.#expiring;
    this.#context.kinesis.close();
  }
}
