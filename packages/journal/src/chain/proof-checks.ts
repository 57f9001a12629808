import { count } from '../block/words.ts';
import { type Claim, comparesHashes, fails, holds, place, skips } from '../checks.ts';
import { encodeBase64 } from '../ion/index.ts';
import { LIMITS } from '../limits.ts';
import { equalBytes, HASH_BYTES, type Hash } from '../merkle/index.ts';
import type { Check } from '../verdict.ts';
import { anchorName } from './anchor-name.ts';
import { firstDifference, type InBlockStep } from './in-block-path.ts';
import type { ProofLeaf, ProofPlaces } from './proof-leaf.ts';
import type { ProofShape } from './proof-shape.ts';
import type { Anchor, ParsedProof } from './types.ts';

const SHOWN = 10;

export function elementsCheck(proof: ParsedProof, subject: string | undefined, places: ProofPlaces): Check {
  const { elements } = proof;
  const wrong = [...elements.keys()].filter((i) => elements[i]?.length !== HASH_BYTES);
  const claim: Claim = {
    id: 'proof.elements',
    subject,
    what: 'Every element of the proof has 32 bytes',
    places: wrong.length > 0 ? wrong.slice(0, SHOWN).map((i) => places.element(i, proof)) : [places.proof],
  };
  const [first] = wrong;
  if (first !== undefined) {
    const length = elements[first]?.length;
    return fails(claim, `element ${first} of the proof has ${length} bytes instead of 32`, '32', String(length));
  }
  if (elements.length > LIMITS.proofElements) {
    const most = String(LIMITS.proofElements);
    return fails(
      claim,
      `the proof has ${elements.length} elements, more than any journal can need`,
      `at most ${most}`,
      String(elements.length),
    );
  }
  return holds(claim, '32');
}

export function lengthCheck(
  leaf: ProofLeaf,
  proof: ParsedProof,
  shape: ProofShape | undefined,
  subject: string | undefined,
  places: ProofPlaces,
): Check {
  const claim: Claim = {
    id: 'proof.length',
    subject,
    what: 'The proof has as many steps as block address and tip demand',
    places: [places.proof, places.tipSequence, ...(leaf.addressPlace ? [leaf.addressPlace] : [])],
  };
  if (shape === undefined) return skips(claim, 'there can be no proof of a block after the tip');
  const steps = String(proof.elements.length);
  if (shape.fits) return holds(claim, shape.demanded, steps);
  return fails(
    claim,
    `the proof has ${count(proof.elements.length, 'step')} where block address and tip demand ${shape.demanded}`,
    shape.demanded,
    steps,
  );
}

export function inBlockCheck(
  leaf: ProofLeaf,
  proof: ParsedProof,
  inBlock: readonly InBlockStep[] | undefined,
  subject: string | undefined,
  places: ProofPlaces,
): { check?: Check; at?: number } {
  if (leaf.inBlock === undefined) return {};
  const claim: Claim = {
    id: 'proof.in-block',
    subject,
    what: "The proof's steps inside the block are those that the block demands",
    places: [places.proof, place('block', 'entriesHashList')],
  };
  if ('absent' in leaf.inBlock)
    return { check: fails({ ...claim, places: [leaf.hashPlace, ...claim.places] }, leaf.inBlock.absent) };
  if ('unknown' in leaf.inBlock || inBlock === undefined) {
    return { check: skips(claim, 'unknown' in leaf.inBlock ? leaf.inBlock.unknown : 'the block does not show it') };
  }
  const at = firstDifference(proof.elements, inBlock);
  if (at === undefined) return { check: holds(claim, count(inBlock.length, 'step')) };
  const { hash, label } = inBlock[at] as InBlockStep;
  const element = proof.elements[at];
  const wrong: Claim = { ...claim, places: [places.element(at, proof), place('block', '')] };
  const why = `element ${at} of the proof is not what the block has there: ${label}`;
  return { check: fails(wrong, why, encodeBase64(hash), element && encodeBase64(element)), at };
}

/**
 * Leaf N − 1 is the first sibling of an odd leaf N, and of no even one; the block states that hash, and a revision's
 * proof contains it as its last step inside the block. Said of an even block only when it is contradicted.
 */
export function neighbourCheck(
  leaf: ProofLeaf,
  proof: ParsedProof,
  shape: ProofShape | undefined,
  subject: string | undefined,
  places: ProofPlaces,
): { check: Check; at?: number } | undefined {
  const sequenceNo = leaf.address?.sequenceNo;
  if (sequenceNo === undefined || shape?.inBlock === undefined) return undefined;
  const at = shape.inBlock;
  const first = proof.elements[at];
  const stated = leaf.previousBlockHash ?? proof.elements[at - 1];
  if (first === undefined || stated === undefined) return undefined;
  const odd = sequenceNo % 2 === 1;
  const claim: Claim = {
    id: 'proof.neighbour',
    subject,
    what: odd
      ? `The first journal step is the hash of the previous block, as block ${sequenceNo} is the right one of a pair`
      : `The first journal step is not the hash of the previous block, as block ${sequenceNo} is the left one of a pair`,
    places: [
      places.element(at, proof),
      leaf.previousBlockHash ? place('block', 'previousBlockHash') : places.element(at - 1, proof),
      ...(leaf.addressPlace ? [leaf.addressPlace] : []),
      places.tipSequence,
    ],
  };
  const same = equalBytes(first, stated);
  if (!odd && !same) return undefined;
  if (odd && same) return { check: holds(claim, encodeBase64(stated)) };
  const why = odd
    ? `element ${at} of the proof is not the hash of block ${sequenceNo - 1}, as the place of the block demands`
    : `element ${at} of the proof is the hash of the previous block, so that this is the right one of a pair of blocks and cannot be block ${sequenceNo}`;
  const expected = odd ? encodeBase64(stated) : `not ${encodeBase64(stated)}`;
  return { check: fails(claim, why, expected, encodeBase64(first)), at };
}

export function foldCheck(
  leaf: ProofLeaf,
  proof: ParsedProof,
  anchor: Anchor,
  root: Hash | undefined,
  subject: string | undefined,
  places: ProofPlaces,
): Check {
  const claim: Claim = {
    id: 'proof.fold',
    subject,
    what: `The ${leaf.kind}'s hash and the proof lead to the digest`,
    places: [
      places.digest,
      leaf.hashPlace,
      ...proof.elements.slice(0, LIMITS.proofElements).map((_, i) => places.element(i, proof)),
    ],
  };
  if (root === undefined) return skips(claim, 'the proof cannot be executed to its end');
  return comparesHashes(claim, `the proof does not lead to ${anchorName(anchor)}`, anchor.digest.digest, root);
}
