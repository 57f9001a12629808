import type { BlockChunk, BlockSource } from './block-source.ts';
import type { ChunkResult } from './judge-chunk.ts';
import { flagFirst, linkFlag } from './links.ts';
import { EMPTY_STRETCH, joinStretches, type StretchVerdict } from './stretch.ts';

/** Judges chunks somewhere else, one after the other: a thread with an engine. */
export interface ChunkWorker {
  /** Takes the bytes with it. @throws whatever keeps it from judging */
  judge(chunk: BlockChunk): Promise<ChunkResult>;
}

/** Which chunk it was; its bytes are gone. */
export interface JudgedChunk {
  readonly source: string;
  readonly object: number | undefined;
  readonly part: number | undefined;
  /** Bytes of the source. */
  readonly offset: number;
  readonly length: number;
}

export interface JudgeOptions {
  /**
   * Called with what was found out about each chunk, in the order of the source, before `onProgress`: its verdict by itself,
   * and its facts, whose flags also tell how its first block follows the chunk before.
   */
  readonly onChunk?: ((result: ChunkResult, chunk: JudgedChunk) => void) | undefined;
  /** What is known of the blocks in front of those of the source, judged at another time. */
  readonly start?: StretchVerdict | undefined;
  /** Called when chunks have come in, in order: all that is known from the start up to there. */
  readonly onProgress?: ((soFar: StretchVerdict) => void) | undefined;
}

/** How judging ended, and what is known of the blocks from the first one on that came in without a gap: `start` included. */
export interface JudgedStretch {
  readonly ended: 'complete' | 'cancelled';
  readonly verdict: StretchVerdict;
}

/** Judging that is under way. */
export interface StretchJob {
  /** Rejects with what the source or a worker threw. */
  readonly result: Promise<JudgedStretch>;
  /** No further chunk is handed out; those that are with a worker come in. */
  pause(): void;
  resume(): void;
  cancel(): void;
}

/** Chunks that a worker has at a time: one at work, one waiting, so that it never idles. */
const CHUNKS_PER_WORKER = 2;

/**
 * Lets workers judge the blocks of a source, and joins what they find in the order of the journal.
 *
 * However the blocks are cut into chunks and however many workers there are, the verdict is the same as that of one pass.
 *
 * @throws RangeError when there is no worker
 */
export function judgeStretch(
  source: BlockSource,
  workers: readonly ChunkWorker[],
  options: JudgeOptions = {},
): StretchJob {
  if (workers.length === 0) throw new RangeError('no worker to judge blocks');
  const run = new StretchRun(source, options);
  return {
    result: run.judge(workers),
    pause: () => run.pause(),
    resume: () => run.resume(),
    cancel: () => run.cancel(),
  };
}

interface Taken {
  readonly index: number;
  readonly chunk: BlockChunk;
}

class StretchRun {
  private soFar: StretchVerdict;
  private handedOut = 0;
  private joined = 0;
  /** Results that came in before those in front of them. */
  private readonly early = new Map<number, { readonly result: ChunkResult; readonly chunk: JudgedChunk }>();
  /** One chunk is read at a time, so that they are numbered in order. */
  private reading: Promise<unknown> = Promise.resolve();
  private gate: { readonly opened: Promise<void>; readonly open: () => void } | undefined;
  private isOver = false;
  private readonly cancelled = promiseWithSettler<'cancelled'>();
  private readonly source: BlockSource;
  private readonly chunks: AsyncIterator<BlockChunk, void>;
  private readonly options: JudgeOptions;

  constructor(source: BlockSource, options: JudgeOptions) {
    this.source = source;
    this.options = options;
    this.soFar = options.start ?? EMPTY_STRETCH;
    this.chunks = source.chunks();
  }

  async judge(workers: readonly ChunkWorker[]): Promise<JudgedStretch> {
    const lanes = workers.flatMap((worker) => Array.from({ length: CHUNKS_PER_WORKER }, () => this.lane(worker)));
    try {
      const ended = await Promise.race([Promise.all(lanes).then(() => 'complete' as const), this.cancelled.promise]);
      return { ended, verdict: this.soFar };
    } finally {
      this.isOver = true;
      this.resume();
      this.source.close();
    }
  }

  pause(): void {
    if (this.gate !== undefined || this.isOver) return;
    const { promise, settle } = promiseWithSettler<void>();
    this.gate = { opened: promise, open: () => settle() };
  }

  resume(): void {
    this.gate?.open();
    this.gate = undefined;
  }

  cancel(): void {
    this.cancelled.settle('cancelled');
  }

  private async lane(worker: ChunkWorker): Promise<void> {
    for (let taken = await this.take(); taken !== undefined; taken = await this.take()) {
      const { source, object, part, offset, bytes } = taken.chunk;
      const chunk = { source, object, part, offset, length: bytes.length };
      const result = await worker.judge(taken.chunk);
      if (this.isOver) return;
      this.early.set(taken.index, { result, chunk });
      this.comeIn();
    }
  }

  private take(): Promise<Taken | undefined> {
    const turn = this.reading.then(() => this.read());
    this.reading = turn;
    return turn;
  }

  private async read(): Promise<Taken | undefined> {
    await this.whilePaused();
    if (this.isOver) return undefined;
    const next = await this.chunks.next();
    await this.whilePaused();
    if (this.isOver || next.done === true) return undefined;
    return { index: this.handedOut++, chunk: next.value };
  }

  private async whilePaused(): Promise<void> {
    while (this.gate !== undefined) await this.gate.opened;
  }

  private comeIn(): void {
    for (let next = this.early.get(this.joined); next !== undefined; next = this.early.get(this.joined)) {
      this.early.delete(this.joined);
      this.joined += 1;
      const { verdict, facts } = next.result;
      if (facts !== undefined) flagFirst(facts, linkFlag(this.soFar, verdict));
      this.soFar = joinStretches(this.soFar, verdict);
      this.options.onChunk?.(next.result, next.chunk);
      this.options.onProgress?.(this.soFar);
    }
  }
}

function promiseWithSettler<T>(): { readonly promise: Promise<T>; readonly settle: (value: T) => void } {
  let settle: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}
