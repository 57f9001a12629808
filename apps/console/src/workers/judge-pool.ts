import type { ChunkResult, ChunkWorker } from '@qldb-console/journal/engine';
import type { ChunkAnswer, ChunkQuestion } from './judge-messages.ts';

/** Each has an engine, which takes about a hundred megabytes of address space. */
const MOST_WORKERS = 4;

interface Settle {
  resolve(result: ChunkResult): void;
  reject(error: Error): void;
}

/**
 * Threads that judge blocks, as many as the machine has processors, up to four or to `most`.
 *
 * @param onSpare gets the memory of each chunk when it is judged
 */
export function openJudgePool(
  most = MOST_WORKERS,
  onSpare: (buffer: ArrayBuffer) => void = () => {},
): { readonly workers: readonly ChunkWorker[]; close(): void } {
  const count = Math.min(Math.max(navigator.hardwareConcurrency || 1, 1), most, MOST_WORKERS);
  const threads = Array.from({ length: count }, () => openThread(onSpare));
  return {
    workers: threads.map(({ worker }) => worker),
    close() {
      for (const { thread } of threads) thread.terminate();
    },
  };
}

function openThread(onSpare: (buffer: ArrayBuffer) => void): { readonly worker: ChunkWorker; readonly thread: Worker } {
  const thread = new Worker(new URL('./judge.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Settle>();
  let asked = 0;
  let lost: Error | undefined;
  thread.addEventListener('message', ({ data }: MessageEvent<ChunkAnswer>) => {
    const settle = waiting.get(data.id);
    waiting.delete(data.id);
    if ('result' in data) {
      onSpare(data.spare);
      settle?.resolve(data.result);
    } else settle?.reject(new Error(data.problem));
  });
  // It could not be loaded, or ended with an error that nothing in it caught.
  thread.addEventListener('error', (event) => {
    event.preventDefault();
    lost = new Error(event.message || 'the thread that judges blocks could not be started');
    for (const { reject } of waiting.values()) reject(lost);
    waiting.clear();
  });
  return {
    thread,
    worker: {
      judge: (chunk) =>
        new Promise((resolve, reject) => {
          if (lost !== undefined) {
            reject(lost);
            return;
          }
          const question: ChunkQuestion = { id: asked++, chunk };
          waiting.set(question.id, { resolve, reject });
          thread.postMessage(question, [chunk.bytes.buffer]);
        }),
    },
  };
}
