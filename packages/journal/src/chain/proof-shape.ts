import { type SiblingSpan, siblingSpans } from '../merkle/index.ts';

/** What a proof is for. */
export type ProofKind = 'block' | 'revision';

/**
 * The number of steps that block address and tip demand. The journal's part is exact: the shape of the tree follows
 * from both. The part inside the block is exact only when the block is known; without it there is at least the step to
 * the previous block's hash (but in block 0, which has none).
 */
export interface ProofShape {
  /** Elements before the journal's part; `undefined` when the number of elements does not fit. */
  readonly inBlock: number | undefined;
  /** The journal's steps in order; empty when `inBlock` is undefined. */
  readonly journal: readonly SiblingSpan[];
  /** In words, for the check. */
  readonly demanded: string;
  readonly fits: boolean;
}

/**
 * @param elements number of elements of the proof
 * @param sequenceNo of the block, at most `tip`; `undefined` when it is not known
 * @param inBlockSteps steps inside the block, where it was given
 */
export function proofShape(
  kind: ProofKind,
  elements: number,
  sequenceNo: number | undefined,
  tip: number,
  inBlockSteps: number | undefined,
): ProofShape {
  if (sequenceNo === undefined) {
    const least = tip > 0 ? 1 : 0;
    return { inBlock: undefined, journal: [], demanded: `at least ${least}`, fits: elements >= least };
  }
  const journal = siblingSpans(sequenceNo, tip + 1);
  const exact = kind === 'block' ? 0 : inBlockSteps;
  const least = journal.length + (exact ?? (sequenceNo > 0 ? 1 : 0));
  const fits = exact === undefined ? elements >= least : elements === least;
  return {
    inBlock: fits ? elements - journal.length : undefined,
    journal: fits ? journal : [],
    demanded: exact === undefined ? `at least ${least}` : String(least),
    fits,
  };
}
