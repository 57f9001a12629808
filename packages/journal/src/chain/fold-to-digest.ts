import { hasStatus } from '../checks.ts';
import { LIMITS } from '../limits.ts';
import { type FoldStep, foldProof, HASH_BYTES, type Hash } from '../merkle/index.ts';
import type { Check } from '../verdict.ts';
import { digestChecks } from './digest-checks.ts';
import { firstDifference, type InBlockStep } from './in-block-path.ts';
import { elementsCheck, foldCheck, inBlockCheck, lengthCheck, neighbourCheck } from './proof-checks.ts';
import { PROOF_PLACES, type ProofLeaf } from './proof-leaf.ts';
import { type ProofShape, proofShape } from './proof-shape.ts';
import type { Anchor, ParsedProof } from './types.ts';

export interface FoldedProof {
  readonly checks: readonly Check[];
  /** The executed steps; they end before an element that is no hash. */
  readonly steps: readonly FoldStep[];
  /** Where the proof leads; `undefined` when it cannot be executed to its end. */
  readonly root: Hash | undefined;
  readonly shape: ProofShape | undefined;
  /** The steps inside the block that the block itself demands, where it was given. */
  readonly inBlock: readonly InBlockStep[] | undefined;
  /** The first element that contradicts the block given, and the check that says so. */
  readonly wrongElement: number | undefined;
  /** Whether the proof was executed to its end, and nothing contradicts it or the digest. */
  readonly holds: boolean;
}

/**
 * Executes a proof and holds every claim that goes with it against what it must be. Without `anchor` there is no digest
 * to reach.
 */
export function foldToDigest(
  leaf: ProofLeaf,
  proof: ParsedProof,
  anchor: Anchor | undefined,
  subject?: string,
  places = PROOF_PLACES,
): FoldedProof {
  const checks: Check[] = [];
  const elements = elementsCheck(proof, subject, places);
  if (anchor !== undefined) checks.push(...digestChecks(leaf, anchor, subject, places));
  checks.push(elements);
  const inBlock = chooseInBlock(leaf, proof);
  const shape = anchor && shapeOf(leaf, proof, anchor, inBlock);
  if (anchor !== undefined) checks.push(lengthCheck(leaf, proof, shape, subject, places));
  const compared = inBlockCheck(leaf, proof, inBlock, subject, places);
  if (compared.check !== undefined) checks.push(compared.check);
  const neighbour = anchor && neighbourCheck(leaf, proof, shape, subject, places);
  if (neighbour !== undefined) checks.push(neighbour.check);

  const end = proof.elements.findIndex((element) => element.length !== HASH_BYTES);
  const usable = end < 0 ? proof.elements : proof.elements.slice(0, end);
  const { steps, root } = foldProof(leaf.hash, usable.slice(0, LIMITS.proofElements));
  const complete = elements.status === 'ok';
  if (anchor !== undefined) checks.push(foldCheck(leaf, proof, anchor, complete ? root : undefined, subject, places));
  return {
    checks,
    steps,
    root: complete ? root : undefined,
    shape,
    inBlock,
    wrongElement: compared.at ?? neighbour?.at,
    holds: complete && !hasStatus(checks, 'failed'),
  };
}

function shapeOf(
  leaf: ProofLeaf,
  proof: ParsedProof,
  anchor: Anchor,
  inBlock: readonly InBlockStep[] | undefined,
): ProofShape | undefined {
  const tip = anchor.digest.tip.sequenceNo;
  const sequenceNo = leaf.address?.sequenceNo;
  if (sequenceNo !== undefined && sequenceNo > tip) return undefined;
  return proofShape(leaf.kind, proof.elements.length, sequenceNo, tip, inBlock?.length);
}

/** The position in the block that fits the proof best: any that agrees, else the first. */
function chooseInBlock(leaf: ProofLeaf, proof: ParsedProof): readonly InBlockStep[] | undefined {
  if (leaf.inBlock === undefined || !('paths' in leaf.inBlock)) return undefined;
  const { paths } = leaf.inBlock;
  return paths.find((path) => firstDifference(proof.elements, path) === undefined) ?? paths[0];
}
