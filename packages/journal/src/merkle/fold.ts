import { compareHashes, dot, type Hash, signedByte } from './dot.ts';

/** One step of a proof as it was executed. */
export interface FoldStep {
  /** 0-based position in the list of proof elements. */
  readonly index: number;
  /** What stands before this step. */
  readonly running: Hash;
  /** The proof element combined in. */
  readonly other: Hash;
  /** Which of the two is hashed first. */
  readonly first: 'running' | 'other' | 'equal';
  /** The byte that decided the order (index 31 … 0) and its signed values; `undefined` when both hashes are equal. */
  readonly decidedBy: { readonly byte: number; readonly running: number; readonly other: number } | undefined;
  /** `dot(running, other)`. */
  readonly output: Hash;
}

/**
 * One step: combines a running hash with another one and records why they were ordered so.
 *
 * @throws RangeError when either is not 32 bytes long
 */
export function foldStep(index: number, running: Hash, other: Hash): FoldStep {
  const { order, byte } = compareHashes(running, other);
  return {
    index,
    running,
    other,
    first: order === 0 ? 'equal' : order < 0 ? 'running' : 'other',
    decidedBy:
      byte === undefined ? undefined : { byte, running: signedByte(running, byte), other: signedByte(other, byte) },
    output: dot(running, other),
  };
}

/**
 * Executes a proof: from the leaf, `dot` with each element in turn. The caller compares `root` with a digest.
 *
 * @param leaf 32 bytes: a revision's or a block's hash
 * @param elements 32 bytes each
 * @throws RangeError for any other length
 */
export function foldProof(leaf: Hash, elements: readonly Hash[]): { steps: FoldStep[]; root: Hash } {
  const steps: FoldStep[] = [];
  let running = leaf;
  for (const [index, other] of elements.entries()) {
    const step = foldStep(index, running, other);
    steps.push(step);
    running = step.output;
  }
  return { steps, root: running };
}
