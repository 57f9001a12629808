import { count } from '../block/words.ts';
import { type Claim, skips } from '../checks.ts';
import type { Check, Rung } from '../verdict.ts';
import { anchorLabel, anchorName } from './anchor-name.ts';
import type { AnchorResult } from './compose.ts';
import { type FoldedProof, foldToDigest } from './fold-to-digest.ts';
import { PROOF_PLACES, type ProofLeaf } from './proof-leaf.ts';
import type { Anchor, ParsedProof } from './types.ts';

export interface JudgedAnchors {
  readonly checks: readonly Check[];
  readonly results: readonly AnchorResult[];
  /** The proof that is drawn: the one against the first digest that could be compared, or the proof alone. */
  readonly drawn: FoldedProof | undefined;
  /** The digest of the drawn proof. */
  readonly drawnAnchor: Anchor | undefined;
}

/** Judges the leaf against every digest, each with its own proof or the one handed in. */
export function judgeAnchors(
  leaf: ProofLeaf,
  proof: ParsedProof | undefined,
  anchors: readonly Anchor[],
): JudgedAnchors {
  const checks: Check[] = [];
  const results: AnchorResult[] = [];
  let drawn: FoldedProof | undefined;
  let drawnAnchor: Anchor | undefined;
  for (const anchor of anchors) {
    const own = anchor.proof ?? (sharesTip(anchor, anchors) ? proof : undefined);
    const subject = anchorLabel(anchor);
    if (own === undefined) {
      const why =
        proof === undefined ? 'no proof was given' : 'the proof given is for another tip; this digest needs its own';
      const claim: Claim = {
        id: 'proof.fold',
        subject,
        what: `The ${leaf.kind}'s hash leads to ${anchorName(anchor)}`,
        places: [PROOF_PLACES.digest],
      };
      checks.push(skips(claim, why));
      results.push({ anchor, holds: undefined, why });
      continue;
    }
    const folded = foldToDigest(leaf, own, anchor, subject);
    checks.push(...folded.checks);
    results.push({ anchor, holds: folded.holds });
    if (drawn === undefined) {
      drawn = folded;
      drawnAnchor = anchor;
    }
  }
  if (drawn === undefined && proof !== undefined) {
    drawn = foldToDigest(leaf, proof, undefined);
    checks.push(...drawn.checks);
  }
  return { checks, results, drawn, drawnAnchor };
}

/** The proof handed in is for the tip of the first digest that has no proof of its own. */
function sharesTip(anchor: Anchor, anchors: readonly Anchor[]): boolean {
  const first = anchors.find((other) => other.proof === undefined);
  return first !== undefined && first.digest.tip.sequenceNo === anchor.digest.tip.sequenceNo;
}

/** Whether the leaf is tied to the rest of the journal. */
export function chainedRung(leaf: ProofLeaf, { drawn, drawnAnchor, results }: JudgedAnchors): Omit<Rung, 'id'> {
  if (drawn === undefined) return { state: 'not-reached', note: 'no proof was given' };
  if (results.some(({ holds }) => holds === false) || drawn.checks.some(({ status }) => status === 'failed')) {
    return { state: 'failed', note: 'the proof does not hold' };
  }
  if (drawnAnchor === undefined) return { state: 'not-reached', note: 'there is no digest for the proof to lead to' };
  const { shape, steps } = drawn;
  if (leaf.kind === 'block' || shape?.inBlock === undefined) {
    return { state: 'reached', note: `${count(steps.length, 'step')} to the digest` };
  }
  return {
    state: 'reached',
    note: `${count(shape.inBlock, 'step')} to its block, ${shape.journal.length} to the digest`,
  };
}
