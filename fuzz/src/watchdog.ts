/**
 * A thread that ends the process when one input takes far too long: nothing in the process itself could. The input is
 * written where the tests find it.
 */
import { writeSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { writeRegression } from './files.ts';

/** No input is longer. */
const MOST_BYTES = 1 << 20;
const PATIENCE_MS = 20_000;

interface Shared {
  readonly target: string;
  readonly patience: number;
  /** Where the input goes. */
  readonly folder: string | undefined;
  /** Number of the execution, length of its input. */
  readonly state: Int32Array;
  readonly bytes: Uint8Array;
}

export interface Watch {
  /** To be called before each execution. */
  before(input: Uint8Array): void;
  end(): void;
}

interface WatchOptions {
  /** Milliseconds of wall time that an input may take. */
  readonly patience?: number | undefined;
  /** Where the input goes; default: among the regressions of the target. */
  readonly folder?: string | undefined;
}

export function watch(target: string, { patience = PATIENCE_MS, folder }: WatchOptions = {}): Watch {
  const state = new Int32Array(new SharedArrayBuffer(8));
  const bytes = new Uint8Array(new SharedArrayBuffer(MOST_BYTES));
  const shared: Shared = { target, patience, folder, state, bytes };
  const thread = new Worker(new URL(import.meta.url), { workerData: shared });
  thread.unref();
  return {
    before(input) {
      bytes.set(input.subarray(0, MOST_BYTES));
      Atomics.store(state, 1, input.length);
      Atomics.add(state, 0, 1);
    },
    end: () => void thread.terminate(),
  };
}

function guard({ target, patience, folder, state, bytes }: Shared): void {
  for (;;) {
    const execution = Atomics.load(state, 0);
    // Nobody notifies: from this sleep only time wakes.
    Atomics.wait(state, 0, execution, patience);
    if (execution === 0 || Atomics.load(state, 0) !== execution) continue;
    const file = writeRegression(target, bytes.slice(0, Atomics.load(state, 1)), folder);
    // Standard error of a thread is written by the main one, which is busy.
    writeSync(2, `${target}: an input takes more than ${patience / 1000} s: ${file}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
}

if (!isMainThread && workerData !== null) guard(workerData as Shared);
