import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { BlockChunk, ChunkResult, ChunkWorker } from '@qldb-console/journal/engine';
import { type ChunkAnswer, type ChunkQuestion, END } from './thread-messages.ts';

/*
 * After so many calls of an import V8 compiles WebAssembly a faster way into JavaScript, and shares it between threads. While a
 * thread that had it ends, another one that asks for it can be given what is being freed, and the process dies of SIGSEGV in
 * Runtime_TierUpWasmToJSWrapper (seen here in Node 24.21, by stripping types, which Node does by WebAssembly in each thread;
 * bardesss/haelan#187 has the same stack). The slower way costs nothing that can be measured: the engine calls for long
 * messages only. V8 reads the limit when a module is instantiated, so it has to stand before the first thread starts.
 */
setFlagsFromString('--wasm-wrapper-tiering-budget=1000000000');

/** Each has an engine, which takes about a hundred megabytes of address space. */
const MOST_THREADS = 8;
/** Milliseconds after which a thread that was asked to end is cut off. */
const LONGEST_END_MS = 10_000;

/** Threads that judge blocks, for {@link judgeStretch}. */
export interface JudgeThreads extends AsyncDisposable {
  readonly workers: readonly ChunkWorker[];
  /** Ends the threads; what they were asked and have not answered is rejected. */
  close(): Promise<void>;
}

/**
 * Starts threads that judge blocks with an engine of their own. The bytes of a chunk are moved to a thread, not copied: the
 * caller has them no more.
 *
 * A thread keeps the process from ending only while it is asked something.
 *
 * @param options.count how many, 1 to 8; default: as many as there are processors for this process
 */
export function openJudgeThreads({
  count = availableParallelism(),
}: {
  readonly count?: number | undefined;
} = {}): JudgeThreads {
  const threads = Array.from(
    { length: Math.min(Math.max(Math.floor(count), 1), MOST_THREADS) },
    () => new JudgeThread(),
  );
  const close = async () => {
    await Promise.all(threads.map((thread) => thread.close()));
  };
  return { workers: threads, close, [Symbol.asyncDispose]: close };
}

interface Settle {
  resolve(found: ChunkResult): void;
  reject(error: Error): void;
}

class JudgeThread implements ChunkWorker {
  // None of the flags of this process is for it: some, such as --input-type, would keep it from starting.
  readonly #thread = new Worker(new URL('./thread.ts', import.meta.url), { execArgv: [] });
  readonly #waiting = new Map<number, Settle>();
  #asked = 0;
  #lost: Error | undefined;
  #hasEnded = false;

  constructor() {
    this.#thread.on('message', (answer: ChunkAnswer) => this.#settle(answer));
    // An error that nothing in it caught, or a message that could not be read.
    this.#thread.on('error', (error) => this.#lose(error));
    this.#thread.on('messageerror', (error) => this.#lose(error));
    this.#thread.on('exit', () => {
      this.#hasEnded = true;
      this.#lose(new Error('the thread that judges blocks has ended'));
    });
    // Last, since to listen is to hold on to it.
    this.#thread.unref();
  }

  judge(chunk: BlockChunk): Promise<ChunkResult> {
    return new Promise((resolve, reject) => {
      if (this.#lost !== undefined) {
        reject(this.#lost);
        return;
      }
      const question: ChunkQuestion = { id: this.#asked++, chunk };
      this.#thread.postMessage(question, [chunk.bytes.buffer]);
      this.#waiting.set(question.id, { resolve, reject });
      this.#thread.ref();
    });
  }

  /**
   * A thread is asked to end, and does so after the chunks it has, which take milliseconds, once its engine is compiled: to be
   * cut off while it starts or compiles can bring the whole process down (nodejs/node issues 47748, 56312).
   */
  async close(): Promise<void> {
    if (this.#hasEnded) return;
    const ended = new Promise((resolve) => this.#thread.once('exit', resolve));
    this.#lose(new Error('the thread that judges blocks has ended'));
    // Held on to until it has ended: the process would cut it off in the middle of that.
    this.#thread.ref();
    this.#thread.postMessage(END);
    const late = setTimeout(() => void this.#thread.terminate(), LONGEST_END_MS);
    await ended;
    clearTimeout(late);
  }

  #settle(answer: ChunkAnswer): void {
    const settle = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0 && this.#lost === undefined) this.#thread.unref();
    if ('found' in answer) settle?.resolve(answer.found);
    else settle?.reject(new Error(answer.problem));
  }

  #lose(error: Error): void {
    this.#lost ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#lost);
    this.#waiting.clear();
  }
}
