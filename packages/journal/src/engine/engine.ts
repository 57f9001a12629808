import { isIonBinary } from '../ion/binary/reader.ts';
import { type Borders, findBorders } from './borders.ts';
import { isSound, type SoundBlock, soundBlock } from './facts.ts';
import { type FastPath, type JudgeContext, type Judged, JudgeRun } from './judge-run.ts';
import { createKernel, type Kernel, type KernelOptions, type KernelPath } from './kernel.ts';

export type { JudgeContext, Judged } from './judge-run.ts';

/** Judges blocks by the million. Each engine keeps about a hundred megabytes of address space; use one per thread. */
export interface Engine {
  /**
   * Whether the fast path is there. Without it, the specification judges every block: the same verdicts, slower. It is gone
   * for good once it has failed.
   */
  readonly accelerated: boolean;
  /** What judges, as of now: the fast path in one of its forms, or the specification alone. */
  readonly path: KernelPath | 'specification';
  /**
   * Judges blocks that stand one behind the other in Ion text or Ion binary, as journal exports have them, and the links
   * between them.
   *
   * Never throws for what the bytes hold: what cannot be read is a fault. Every fault is found by parseBlock and verifyBlock;
   * the fast path only ever says that a block is one in which these would find none.
   */
  judge(bytes: Uint8Array, context?: JudgeContext): Judged;
  /**
   * Where Ion text can be cut, so that the parts can be judged apart and joined: {@link findBorders}.
   */
  borders(bytes: Uint8Array, every: number): Borders;
  /** The blocks at the start of `bytes` that the fast path finds to be sound, by themselves; at most some thousand. */
  soundBlocks(bytes: Uint8Array): SoundBlock[];
}

export type EngineOptions = KernelOptions;

/**
 * An engine with the fast path: as WebAssembly with vectors where the host allows that, else as plain JavaScript, which is
 * loaded only then. Without the one that is asked for, the specification judges. It takes some milliseconds to make one: keep
 * it.
 *
 * @throws TypeError when `sha256` is something else
 */
export async function createEngine(options?: EngineOptions): Promise<Engine> {
  return engineOf(await createKernel(options));
}

/** An engine without the fast path. */
export function createPlainEngine(): Engine {
  return engineOf(undefined);
}

function engineOf(kernel: Kernel | undefined): Engine {
  const fast: FastPath = { kernel };
  return {
    get accelerated() {
      return fast.kernel !== undefined;
    },
    get path() {
      return fast.kernel?.path ?? 'specification';
    },
    judge: (bytes, context = {}) => new JudgeRun(fast, bytes, context).judge(),
    borders: (bytes, every) => findBorders(fast.kernel, bytes, every),
    soundBlocks: (bytes) => (fast.kernel === undefined ? [] : soundBlocks(fast.kernel, bytes)),
  };
}
function soundBlocks(kernel: Kernel, bytes: Uint8Array): SoundBlock[] {
  const window = bytes.subarray(0, kernel.capacity);
  kernel.bytes.set(window, kernel.input);
  if (isIonBinary(window)) kernel.exports.judgeBinary(window.length, 1);
  else kernel.exports.judgeText(window.length);
  const found: SoundBlock[] = [];
  for (let i = 0; i < kernel.exports.blockCount(); i++) if (isSound(kernel, i)) found.push(soundBlock(kernel, i));
  return found;
}
